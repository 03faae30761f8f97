function Get-AcvmBackup {
    <#
    .SYNOPSIS
    Lists backups, newest first, or gets one.
    .EXAMPLE
    Get-AcvmBackup -VM web-01
    .EXAMPLE
    Get-AcvmBackup | Where-Object state -ne PROVEN | Test-AcvmBackup
    #>
    [CmdletBinding(DefaultParameterSetName = 'List')]
    param(
        [Parameter(ParameterSetName = 'List')] [string] $VM,
        [Parameter(ParameterSetName = 'List')] [string] $Provider,
        [Parameter(Mandatory, Position = 0, ParameterSetName = 'One')] [string] $Id
    )
    process {
        if ($PSCmdlet.ParameterSetName -eq 'One') {
            return Invoke-AcvmRequest -Method GET -Path '/api/backups/{backupId}' -In @{ backupId = $Id } | Add-AcvmType 'Acvm.Backup'
        }
        $ofProvider = if ($Provider) { $Provider }
        $ofVM = if ($VM) { Resolve-AcvmVMId $VM }
        (Invoke-AcvmRequest -Method GET -Path '/api/backups' -Query @{ provider = $ofProvider; vmId = $ofVM }).items | Add-AcvmType 'Acvm.Backup'
    }
}

function New-AcvmBackup {
    <#
    .SYNOPSIS
    Backs a virtual machine up; the archive is read again before this ends. One that runs is backed up with -Live, from a snapshot.
    .EXAMPLE
    Get-AcvmVM -Filter 'state:stopped' | New-AcvmBackup -Note 'before the upgrade'
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Low')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $VM,
        [string] $Note,
        [switch] $Live,
        [switch] $NoWait
    )
    process {
        if (-not $PSCmdlet.ShouldProcess($VM, 'Back up')) { return }
        $operation = Invoke-AcvmRequest -Method POST -Path '/api/vms/{vmId}/backups' -In @{ vmId = (Resolve-AcvmVMId $VM) } -Body @{
            note = if ($Note) { $Note }
            live = if ($Live) { $true }
        }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

function Test-AcvmBackup {
    <#
    .SYNOPSIS
    Reads a whole backup again and compares every hash.
    .EXAMPLE
    Get-AcvmBackup | Test-AcvmBackup
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [string] $Id,
        [switch] $NoWait
    )
    process {
        $operation = Invoke-AcvmRequest -Method POST -Path '/api/backups/{backupId}/verify' -In @{ backupId = $Id }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

function Restore-AcvmBackup {
    <#
    .SYNOPSIS
    Restores a backup as a new virtual machine, or in place of the present files, which go to the trash.
    .EXAMPLE
    Get-AcvmBackup -VM web-01 | Select-Object -First 1 | Restore-AcvmBackup -Name web-01-restored
    .EXAMPLE
    Restore-AcvmBackup b-20260115-093000-3f8a -InPlace
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High', DefaultParameterSetName = 'Beside')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [string] $Id,
        [Parameter(Mandatory, ParameterSetName = 'Beside')] [string] $Name,
        [Parameter(Mandatory, ParameterSetName = 'InPlace')] [switch] $InPlace,
        [switch] $NoWait
    )
    process {
        $how = if ($InPlace) { 'Restore in place' } else { "Restore as $Name" }
        if (-not $PSCmdlet.ShouldProcess($Id, $how)) { return }
        $operation = Invoke-AcvmRequest -Method POST -Path '/api/backups/{backupId}/restore' -In @{ backupId = $Id } -Body @{
            mode = if ($InPlace) { 'IN_PLACE' } else { 'BESIDE' }
            name = if (-not $InPlace) { $Name }
        }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

function Remove-AcvmBackup {
    <#
    .SYNOPSIS
    Deletes a backup.
    .EXAMPLE
    Get-AcvmBackup | Where-Object state -eq DAMAGED | Remove-AcvmBackup
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [string] $Id,
        [Parameter(ValueFromPipelineByPropertyName)] [string] $VmName,
        [switch] $NoWait
    )
    process {
        if (-not $PSCmdlet.ShouldProcess("$VmName $Id".Trim(), 'Delete the backup')) { return }
        $operation = Invoke-AcvmRequest -Method DELETE -Path '/api/backups/{backupId}' -In @{ backupId = $Id }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

function Limit-AcvmBackup {
    <#
    .SYNOPSIS
    Deletes the backups of a virtual machine that a policy does not keep; the newest good one always stays. -WhatIf shows each and why it is kept.
    .EXAMPLE
    Limit-AcvmBackup web-01 -KeepLast 3 -KeepDaily 7 -KeepWeekly 4 -WhatIf
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $VM,
        [ValidateRange(0, 1000)] [int] $KeepLast = 0,
        [ValidateRange(0, 1000)] [int] $KeepDaily = 0,
        [ValidateRange(0, 1000)] [int] $KeepWeekly = 0,
        [ValidateRange(0, 1000)] [int] $KeepMonthly = 0,
        [switch] $NoWait
    )
    process {
        $id = Resolve-AcvmVMId $VM
        if (-not $PSCmdlet.ShouldProcess($VM, 'Delete the backups that the policy does not keep')) {
            if ($WhatIfPreference) {
                (Invoke-AcvmRequest -Method POST -Path '/api/vms/{vmId}/backups/retention/plan' -In @{ vmId = $id } -Body @{ keepLast = $KeepLast; keepDaily = $KeepDaily; keepWeekly = $KeepWeekly; keepMonthly = $KeepMonthly }).items
            }
            return
        }
        $operation = Invoke-AcvmRequest -Method POST -Path '/api/vms/{vmId}/backups/retention' -In @{ vmId = $id } -Body @{ keepLast = $KeepLast; keepDaily = $KeepDaily; keepWeekly = $KeepWeekly; keepMonthly = $KeepMonthly }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}
