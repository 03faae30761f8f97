<#
.SYNOPSIS
Creates a virtual machine on Nutanix AHV, with the parameters of the original script.
.DESCRIPTION
Uses the module Acvm beside it. Sign in first with Connect-Acvm, or set ACVM_SERVER and ACVM_TOKEN. The server knows Prism Central and its
account: -PrismCentralIP, -Port, -Username and -Password are accepted and not used.
.EXAMPLE
.\New-NutanixVM.ps1 -VMName web-01 -ClusterName cluster01 -NetworkName VLAN-100 -Template 'Ubuntu 24.04'
#>
[CmdletBinding(SupportsShouldProcess)]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingPlainTextForPassword', 'Password', Justification = 'accepted for old calls, never used')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingUsernameAndPasswordParams', '', Justification = 'accepted for old calls, never used')]
param(
    [Parameter(Mandatory)] [string] $VMName,
    [Parameter(Mandatory)] [string] $ClusterName,
    [string] $NetworkName,
    [string] $Template,
    [string] $Provider = 'nutanix',
    [int] $CPU = 2,
    [Alias('RAM')] [long] $MemoryMib = 4096,
    [Alias('DiskSize')] [Nullable[int]] $DiskGib,
    [string] $PrismCentralIP,
    [int] $Port,
    [string] $Username,
    [string] $Password
)

Import-Module (Join-Path $PSScriptRoot 'Acvm/Acvm.psd1')

# A module does not see -WhatIf and -Confirm of the script that calls it.
$asked = @{ WhatIf = [bool] $WhatIfPreference }
if ($PSBoundParameters.ContainsKey('Confirm')) { $asked.Confirm = $PSBoundParameters.Confirm }

foreach ($unused in 'PrismCentralIP', 'Port', 'Username', 'Password') {
    if ($PSBoundParameters.ContainsKey($unused)) {
        Write-Warning "-$unused is not used: the server knows Prism Central. A password on a command line can be read by others."
    }
}

$given = @{ Name = $VMName; Provider = $Provider; Cluster = $ClusterName; Cpus = $CPU; MemoryMib = $MemoryMib; PowerOn = $true }
if ($NetworkName) { $given.Network = $NetworkName }
if ($Template) { $given.Template = $Template }
if ($null -ne $DiskGib) { $given.DiskGib = $DiskGib } elseif (-not $Template) { $given.DiskGib = 20 }

$operation = New-AcvmVM @given @asked
if ($operation -and $operation.state -eq 'SUCCEEDED') { Get-AcvmVM -Id $operation.target.id }
