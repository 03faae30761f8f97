<#
.SYNOPSIS
Lists, creates, clones and switches virtual machines, with the parameters of the original script.
.DESCRIPTION
Uses the module Acvm beside it. Sign in first with Connect-Acvm, or set ACVM_SERVER and ACVM_TOKEN.
.EXAMPLE
.\vm_manager.ps1 -Action list
.EXAMPLE
.\vm_manager.ps1 -Action create -Name web-01 -Provider vmware -Template Ubuntu
.EXAMPLE
.\vm_manager.ps1 clone web-02 -SourceVM base
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Position = 0)] [Alias('Command')]
    [ValidateSet('list', 'create', 'clone', 'start', 'stop', 'restart', 'delete', 'help')] [string] $Action = 'help',
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

if ($Action -eq 'help') {
    Get-Help $PSCommandPath
    return
}
if ($Action -ne 'list' -and -not $Name) { throw "Give the name of the virtual machine: -Name" }

switch ($Action) {
    'list' {
        $vms = Get-AcvmVM -Provider $Provider
        if ($Detailed) { $vms | Format-List -Property * } else { $vms }
    }
    'create' {
        $given = @{ Name = $Name; Cpus = $CPU; MemoryMib = $MemoryMib; Provider = $Provider }
        if ($Template) { $given.Template = $Template }
        if (-not $Template -or $PSBoundParameters.ContainsKey('DiskGib')) { $given.DiskGib = $DiskGib }
        New-AcvmVM @given
    }
    'clone' {
        if (-not $SourceVM) { throw 'Give the virtual machine to clone: -SourceVM' }
        Copy-AcvmVM -VM $SourceVM -Name $Name
    }
    'start' { Start-AcvmVM -VM $Name }
    'stop' { Stop-AcvmVM -VM $Name }
    'restart' { Restart-AcvmVM -VM $Name }
    'delete' { Remove-AcvmVM -VM $Name }
}
