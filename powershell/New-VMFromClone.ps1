<#
.SYNOPSIS
Makes a new virtual machine from a template, with the parameters of the original script.
.DESCRIPTION
Uses the module Acvm beside it. Sign in first with Connect-Acvm, or set ACVM_SERVER and ACVM_TOKEN. A template that is a virtual machine
is cloned; any other makes a new one.
.EXAMPLE
.\New-VMFromClone.ps1 -TemplateName Ubuntu -NewVMName web-01 -CPU 4 -RAM 8192
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [string] $TemplateName,
    [Parameter(Mandatory)] [Alias('VMName')] [string] $NewVMName,
    [string] $Provider,
    [int] $CPU = 2,
    [Alias('RAM')] [long] $MemoryMib = 2048,
    [Alias('DiskSize')] [Nullable[int]] $DiskGib,
    [ValidateSet('linux', 'windows')] [string] $OSType = 'linux',
    [switch] $NoStart
)

Import-Module (Join-Path $PSScriptRoot 'Acvm/Acvm.psd1')

# A module does not see -WhatIf and -Confirm of the script that calls it.
$asked = @{ WhatIf = [bool] $WhatIfPreference }
if ($PSBoundParameters.ContainsKey('Confirm')) { $asked.Confirm = $PSBoundParameters.Confirm }

Write-Verbose "The template says what guest it has; -OSType $OSType is not needed."

$templates = @(Get-AcvmTemplate -Name ([Management.Automation.WildcardPattern]::Escape($TemplateName)) -Provider $Provider)
if ($templates.Count -gt 0) {
    New-AcvmVM -Name $NewVMName -Template $TemplateName -Provider $templates[0].provider -Cpus $CPU -MemoryMib $MemoryMib -DiskGib $DiskGib -PowerOn:(-not $NoStart) @asked
} else {
    Copy-AcvmVM -VM $TemplateName -Name $NewVMName -Cpus $CPU -MemoryMib $MemoryMib -PowerOn:(-not $NoStart) @asked
}
