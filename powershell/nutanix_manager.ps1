<#
.SYNOPSIS
Lists, creates, switches and deletes virtual machines of Nutanix AHV, with the parameters of the original script.
.DESCRIPTION
Uses the module Acvm beside it. Sign in first with Connect-Acvm, or set ACVM_SERVER and ACVM_TOKEN. -UUID takes the id that -Command list
shows, or a name.
.EXAMPLE
.\nutanix_manager.ps1 -Command list
.EXAMPLE
.\nutanix_manager.ps1 -Command power -Name web-01 -State ON
.EXAMPLE
.\nutanix_manager.ps1 -Command monitor
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, Position = 0)]
    [ValidateSet('list', 'create', 'power', 'start', 'stop', 'restart', 'delete', 'monitor', 'monitoring')] [string] $Command,
    [string] $Name,
    [string] $UUID,
    [string] $Provider = 'nutanix',
    [int] $CPU = 2,
    [Alias('RAM')] [long] $MemoryMib = 4096,
    [Alias('ClusterUUID')] [string] $Cluster,
    [Alias('SubnetUUID')] [string] $Network,
    [Alias('ImageUUID')] [string] $Image,
    [Nullable[int]] $DiskGib,
    [ValidateSet('ON', 'OFF')] [string] $State = 'ON',
    [switch] $Wait
)

Import-Module (Join-Path $PSScriptRoot 'Acvm/Acvm.psd1')

# A module does not see -WhatIf and -Confirm of the script that calls it.
$asked = @{ WhatIf = [bool] $WhatIfPreference }
if ($PSBoundParameters.ContainsKey('Confirm')) { $asked.Confirm = $PSBoundParameters.Confirm }

$vm = if ($UUID) { $UUID } else { $Name }
if ($Command -notin 'list', 'monitor', 'monitoring' -and -not $vm) { throw 'Give the virtual machine: -Name or -UUID' }
$later = -not $Wait

switch ($Command) {
    'list' { Get-AcvmVM -Provider $Provider }
    'create' {
        $given = @{ Name = $Name; Provider = $Provider; Cpus = $CPU; MemoryMib = $MemoryMib; NoWait = $later }
        if ($Cluster) { $given.Cluster = $Cluster }
        if ($Network) { $given.Network = $Network }
        if ($Image) { $given.Template = $Image }
        if ($null -ne $DiskGib) { $given.DiskGib = $DiskGib } elseif (-not $Image) { $given.DiskGib = 20 }
        New-AcvmVM @given @asked
    }
    'power' {
        if ($State -eq 'ON') { Start-AcvmVM -VM $vm -NoWait:$later @asked } else { Stop-AcvmVM -VM $vm -Hard -NoWait:$later @asked }
    }
    'start' { Start-AcvmVM -VM $vm -NoWait:$later @asked }
    'stop' { Stop-AcvmVM -VM $vm -NoWait:$later @asked }
    'restart' { Restart-AcvmVM -VM $vm -NoWait:$later @asked }
    'delete' { Remove-AcvmVM -VM $vm -NoWait:$later @asked }
    { $_ -in 'monitor', 'monitoring' } {
        Get-AcvmProviderStatus | Where-Object { $_.id -eq $Provider }
        Get-AcvmVM -Provider $Provider | Group-Object -Property powerState -NoElement
        Get-AcvmOperation -State RUNNING
    }
}
