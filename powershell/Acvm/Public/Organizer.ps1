function Move-AcvmVM {
    <#
    .SYNOPSIS
    Organizes a virtual machine: its files go into the permanent structure. It must be off. -WhatIf gives the plan; -Adopt takes one
    that lies outside the directories of the server.
    .EXAMPLE
    Move-AcvmVM web-01 -WhatIf
    .EXAMPLE
    Get-AcvmVM -Filter 'tag:lab state:stopped' | Move-AcvmVM
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $VM,
        [switch] $Adopt,
        [switch] $NoWait
    )
    process {
        $id = Resolve-AcvmVMId $VM
        if (-not $PSCmdlet.ShouldProcess($VM, 'Move into the permanent structure')) {
            if ($WhatIfPreference) { Invoke-AcvmRequest -Method GET -Path '/api/vms/{vmId}/organize/plan' -In @{ vmId = $id } }
            return
        }
        $operation = Invoke-AcvmRequest -Method POST -Path '/api/vms/{vmId}/organize' -In @{ vmId = $id } -Body @{ adopt = [bool] $Adopt }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

function Undo-AcvmVMMove {
    <#
    .SYNOPSIS
    Moves an organized virtual machine back to where it was.
    .EXAMPLE
    Undo-AcvmVMMove web-01
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id', 'VmId')] [string] $VM,
        [switch] $NoWait
    )
    process {
        if (-not $PSCmdlet.ShouldProcess($VM, 'Move back to where it was')) { return }
        $operation = Invoke-AcvmRequest -Method POST -Path '/api/vms/{vmId}/organize/undo' -In @{ vmId = (Resolve-AcvmVMId $VM) }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

function Get-AcvmOrganizedVM {
    <#
    .SYNOPSIS
    Lists the virtual machines in the permanent structure.
    .EXAMPLE
    Get-AcvmOrganizedVM | Sort-Object sizeBytes -Descending
    #>
    [CmdletBinding()]
    param([string] $Provider)
    $ofProvider = if ($Provider) { $Provider }
    (Invoke-AcvmRequest -Method GET -Path '/api/organizer/vms' -Query @{ provider = $ofProvider }).items | Add-AcvmType 'Acvm.OrganizedVM'
}

function Get-AcvmOrphan {
    <#
    .SYNOPSIS
    Lists what is nobody's among the files of virtual machines.
    .EXAMPLE
    Get-AcvmOrphan -Provider vmware
    #>
    [CmdletBinding()]
    param([string] $Provider)
    $ofProvider = if ($Provider) { $Provider }
    (Invoke-AcvmRequest -Method GET -Path '/api/cleanup' -Query @{ provider = $ofProvider }).items | Add-AcvmType 'Acvm.Orphan'
}

function Remove-AcvmOrphan {
    <#
    .SYNOPSIS
    Moves what is nobody's to the trash, from where Restore-AcvmTrash brings it back.
    .EXAMPLE
    Get-AcvmOrphan | Where-Object kind -eq EMPTY_FOLDER | Remove-AcvmOrphan
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory, ValueFromPipelineByPropertyName)] [string] $Provider,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName)] [string] $Id,
        [Parameter(ValueFromPipelineByPropertyName)] [string] $Path,
        [switch] $NoWait
    )
    begin { $items = @{} }
    process {
        if (-not $PSCmdlet.ShouldProcess("$Path $Id".Trim(), 'Move to the trash')) { return }
        if (-not $items.ContainsKey($Provider)) { $items[$Provider] = New-Object System.Collections.ArrayList }
        $null = $items[$Provider].Add($Id)
    }
    end {
        foreach ($each in $items.Keys) {
            $operation = Invoke-AcvmRequest -Method POST -Path '/api/cleanup' -Body @{ provider = $each; items = $items[$each].ToArray() }
            Complete-AcvmOperation $operation -NoWait:$NoWait
        }
    }
}

function Get-AcvmTrash {
    <#
    .SYNOPSIS
    Lists what lies in the trash.
    .EXAMPLE
    Get-AcvmTrash
    #>
    [CmdletBinding()]
    param([string] $Provider)
    $ofProvider = if ($Provider) { $Provider }
    (Invoke-AcvmRequest -Method GET -Path '/api/trash' -Query @{ provider = $ofProvider }).items | Add-AcvmType 'Acvm.Trash'
}

function Restore-AcvmTrash {
    <#
    .SYNOPSIS
    Puts something in the trash back where it was.
    .EXAMPLE
    Get-AcvmTrash | Where-Object path -like '*web-01*' | Restore-AcvmTrash
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
    param(
        [Parameter(Mandatory, ValueFromPipelineByPropertyName)] [string] $Provider,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName)] [string] $Id,
        [Parameter(ValueFromPipelineByPropertyName)] [string] $Path,
        [switch] $NoWait
    )
    process {
        if (-not $PSCmdlet.ShouldProcess("$Path $Id".Trim(), 'Put back')) { return }
        $operation = Invoke-AcvmRequest -Method POST -Path '/api/trash/put-back' -Body @{ provider = $Provider; item = $Id }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

function Clear-AcvmTrash {
    <#
    .SYNOPSIS
    Deletes what lies in the trash, exactly what is there when it is called; it cannot be brought back.
    .EXAMPLE
    Clear-AcvmTrash vmware -OlderThanDays 30
    .EXAMPLE
    Get-AcvmTrash | Where-Object path -like '*web-01*' | Clear-AcvmTrash
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [string] $Provider,
        [Parameter(ValueFromPipelineByPropertyName)] [string] $Id,
        [Parameter(ValueFromPipelineByPropertyName)] [string] $Path,
        [ValidateRange(0, 3650)] [int] $OlderThanDays = 0,
        [switch] $NoWait
    )
    begin { $items = @{} }
    process {
        $before = [DateTimeOffset]::UtcNow.AddDays(-$OlderThanDays)
        $going = if ($Id) { [pscustomobject] @{ id = $Id; path = $Path } } else {
            Get-AcvmTrash -Provider $Provider | Where-Object { $OlderThanDays -eq 0 -or [DateTimeOffset] $_.trashedAt -le $before }
        }
        foreach ($each in $going) {
            if (-not $PSCmdlet.ShouldProcess("$($each.path) $($each.id)".Trim(), 'Delete for good')) { continue }
            if (-not $items.ContainsKey($Provider)) { $items[$Provider] = New-Object System.Collections.ArrayList }
            $null = $items[$Provider].Add($each.id)
        }
    }
    end {
        foreach ($each in $items.Keys) {
            $operation = Invoke-AcvmRequest -Method POST -Path '/api/trash/empty' -Body @{ provider = $each; items = $items[$each].ToArray() }
            Complete-AcvmOperation $operation -NoWait:$NoWait
        }
    }
}
