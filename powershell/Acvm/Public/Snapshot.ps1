function Get-AcvmSnapshot {
    <#
    .SYNOPSIS
    Lists the snapshots of a virtual machine, oldest first.
    .EXAMPLE
    Get-AcvmVM web-01 | Get-AcvmSnapshot
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $VM,
        [Parameter(Position = 1)] [SupportsWildcards()] [string] $Name = '*'
    )
    process {
        $vmId = Resolve-AcvmVMId $VM
        (Invoke-AcvmRequest -Method GET -Path '/api/vms/{vmId}/snapshots' -In @{ vmId = $vmId }).items |
            Where-Object { $_.name -like $Name } |
            Add-Member -NotePropertyName vmId -NotePropertyValue $vmId -PassThru |
            Add-AcvmType 'Acvm.Snapshot'
    }
}

function New-AcvmSnapshot {
    <#
    .SYNOPSIS
    Creates a snapshot.
    .EXAMPLE
    Get-AcvmVM web-* | New-AcvmSnapshot -Name 'before upgrade'
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Low')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $VM,
        [Parameter(Mandatory, Position = 1)] [string] $Name,
        [string] $Description,
        [switch] $IncludeMemory,
        [switch] $NoWait
    )
    process {
        if (-not $PSCmdlet.ShouldProcess($VM, "Create the snapshot $Name")) { return }
        $operation = Invoke-AcvmRequest -Method POST -Path '/api/vms/{vmId}/snapshots' -In @{ vmId = (Resolve-AcvmVMId $VM) } -Body @{
            name          = $Name
            description   = if ($Description) { $Description }
            includeMemory = [bool] $IncludeMemory
        }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

function Restore-AcvmSnapshot {
    <#
    .SYNOPSIS
    Reverts a virtual machine to a snapshot; what its disks hold now is lost.
    .EXAMPLE
    Get-AcvmSnapshot web-01 'before upgrade' | Restore-AcvmSnapshot
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory, ValueFromPipelineByPropertyName)] [string] $VmId,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName)] [string] $Id,
        [switch] $NoWait
    )
    process {
        if (-not $PSCmdlet.ShouldProcess($VmId, "Revert to the snapshot $Id")) { return }
        $operation = Invoke-AcvmRequest -Method POST -Path '/api/vms/{vmId}/snapshots/{snapshotId}/restore' -In @{ vmId = $VmId; snapshotId = $Id }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

function Remove-AcvmSnapshot {
    <#
    .SYNOPSIS
    Deletes a snapshot; those that were made after it stay, unless -Children says otherwise.
    .EXAMPLE
    Get-AcvmSnapshot web-01 | Remove-AcvmSnapshot -Confirm:$false
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory, ValueFromPipelineByPropertyName)] [string] $VmId,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName)] [string] $Id,
        [switch] $Children,
        [switch] $NoWait
    )
    process {
        if (-not $PSCmdlet.ShouldProcess($VmId, "Delete the snapshot $Id")) { return }
        $withChildren = if ($Children) { 'true' }
        $operation = Invoke-AcvmRequest -Method DELETE -Path '/api/vms/{vmId}/snapshots/{snapshotId}' -In @{ vmId = $VmId; snapshotId = $Id } -Query @{ children = $withChildren }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}
