<#
.SYNOPSIS
Lists, creates, clones, switches, organizes and backs up virtual machines and cleans up after them, with the parameters of the original script.
.DESCRIPTION
Uses the module Acvm beside it. Sign in first with Connect-Acvm, or set ACVM_SERVER and ACVM_TOKEN.
.EXAMPLE
.\vm_manager.ps1 -Action list
.EXAMPLE
.\vm_manager.ps1 -Action create -Name web-01 -Provider vmware -Template Ubuntu
.EXAMPLE
.\vm_manager.ps1 clone web-02 -SourceVM base
.EXAMPLE
.\vm_manager.ps1 -Action organize -Name web-01 -WhatIf
.EXAMPLE
.\vm_manager.ps1 -Action backup -Name web-01
.EXAMPLE
.\vm_manager.ps1 -Action cleanup -Provider vmware
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Position = 0)] [Alias('Command')]
    [ValidateSet('list', 'create', 'clone', 'start', 'stop', 'restart', 'delete', 'organize', 'backup', 'cleanup', 'help')] [string] $Action = 'help',
    [Parameter(Position = 1)] [Alias('VMName')] [string] $Name,
    [string] $Provider,
    [string] $Template,
    [Alias('SourceVMX')] [string] $SourceVM,
    [int] $CPU = 2,
    [Alias('RAM')] [long] $MemoryMib = 2048,
    [Alias('SSD')] [int] $DiskGib = 20,
    [switch] $Detailed
)

Import-Module (Join-Path $PSScriptRoot 'Acvm/Acvm.psd1')

# A module does not see -WhatIf and -Confirm of the script that calls it.
$asked = @{ WhatIf = [bool] $WhatIfPreference }
if ($PSBoundParameters.ContainsKey('Confirm')) { $asked.Confirm = $PSBoundParameters.Confirm }

if ($Action -eq 'help') {
    Get-Help $PSCommandPath
    return
}
if ($Action -notin 'list', 'cleanup' -and -not $Name) { throw "Give the name of the virtual machine: -Name" }

switch ($Action) {
    'list' {
        $vms = Get-AcvmVM -Provider $Provider
        if ($Detailed) { $vms | Format-List -Property * } else { $vms }
    }
    'create' {
        $given = @{ Name = $Name; Cpus = $CPU; MemoryMib = $MemoryMib; Provider = $Provider }
        if ($Template) { $given.Template = $Template }
        if (-not $Template -or $PSBoundParameters.ContainsKey('DiskGib')) { $given.DiskGib = $DiskGib }
        New-AcvmVM @given @asked
    }
    'clone' {
        if (-not $SourceVM) { throw 'Give the virtual machine to clone: -SourceVM' }
        Copy-AcvmVM -VM $SourceVM -Name $Name @asked
    }
    'start' { Start-AcvmVM -VM $Name @asked }
    'stop' { Stop-AcvmVM -VM $Name @asked }
    'restart' { Restart-AcvmVM -VM $Name @asked }
    'organize' { Move-AcvmVM -VM $Name @asked }
    'backup' { New-AcvmBackup -VM $Name @asked }
    'cleanup' { Get-AcvmOrphan -Provider $Provider | Remove-AcvmOrphan @asked }
    'delete' { Remove-AcvmVM -VM $Name @asked }
}
