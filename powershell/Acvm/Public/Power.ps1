function Start-AcvmVM {
    <#
    .SYNOPSIS
    Starts a virtual machine.
    .EXAMPLE
    Get-AcvmVM web-* | Start-AcvmVM
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Low')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $VM,
        [switch] $NoWait
    )
    process {
        if (-not $PSCmdlet.ShouldProcess($VM, 'start')) { return }
        $operation = Invoke-AcvmRequest -Method POST -Path '/api/vms/{vmId}/start' -In @{ vmId = (Resolve-AcvmVMId $VM) }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

function Stop-AcvmVM {
    <#
    .SYNOPSIS
    Asks the guest to shut down, or cuts the power with -Hard.
    .EXAMPLE
    Stop-AcvmVM web-01 -Hard
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $VM,
        [switch] $Hard,
        [Nullable[int]] $TimeoutSeconds,
        [switch] $NoWait
    )
    process {
        if (-not $PSCmdlet.ShouldProcess($VM, 'stop')) { return }
        $operation = Invoke-AcvmRequest -Method POST -Path '/api/vms/{vmId}/stop' -In @{ vmId = (Resolve-AcvmVMId $VM) } -Body @{
            mode           = if ($Hard) { 'HARD' } else { 'GUEST' }
            timeoutSeconds = $TimeoutSeconds
        }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

function Restart-AcvmVM {
    <#
    .SYNOPSIS
    Asks the guest to restart, or resets the machine with -Hard.
    .EXAMPLE
    Restart-AcvmVM web-01
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $VM,
        [switch] $Hard,
        [switch] $NoWait
    )
    process {
        if (-not $PSCmdlet.ShouldProcess($VM, 'restart')) { return }
        $operation = Invoke-AcvmRequest -Method POST -Path '/api/vms/{vmId}/restart' -In @{ vmId = (Resolve-AcvmVMId $VM) } -Body @{
            mode = if ($Hard) { 'HARD' } else { 'GUEST' }
        }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

function Suspend-AcvmVM {
    <#
    .SYNOPSIS
    Suspends a virtual machine to disk.
    .EXAMPLE
    Suspend-AcvmVM web-01
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $VM,
        [switch] $NoWait
    )
    process {
        if (-not $PSCmdlet.ShouldProcess($VM, 'suspend')) { return }
        $operation = Invoke-AcvmRequest -Method POST -Path '/api/vms/{vmId}/suspend' -In @{ vmId = (Resolve-AcvmVMId $VM) }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

function Resume-AcvmVM {
    <#
    .SYNOPSIS
    Resumes a suspended or paused virtual machine.
    .EXAMPLE
    Resume-AcvmVM web-01
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Low')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $VM,
        [switch] $NoWait
    )
    process {
        if (-not $PSCmdlet.ShouldProcess($VM, 'resume')) { return }
        $operation = Invoke-AcvmRequest -Method POST -Path '/api/vms/{vmId}/resume' -In @{ vmId = (Resolve-AcvmVMId $VM) }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

