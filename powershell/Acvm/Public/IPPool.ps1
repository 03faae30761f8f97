function Get-AcvmIPPool {
    <#
    .SYNOPSIS
    Lists the pools of addresses with how full they are.
    .EXAMPLE
    Get-AcvmIPPool lab*
    #>
    [CmdletBinding()]
    param([Parameter(Position = 0)] [SupportsWildcards()] [string] $Name = '*')
    (Invoke-AcvmRequest -Method GET -Path '/api/ip-pools').items | Where-Object { $_.name -like $Name } | Add-AcvmType 'Acvm.IPPool'
}

function New-AcvmIPPool {
    <#
    .SYNOPSIS
    Creates a pool of IPv4 or IPv6 addresses.
    .PARAMETER Range
    What may be handed out, as START-END; the whole network without it.
    .PARAMETER Network
    Where the pool may be used, as PROVIDER or PROVIDER/NETWORK, by name or id; everywhere without it.
    .EXAMPLE
    New-AcvmIPPool lab 192.168.122.0/24 -Range 192.168.122.100-192.168.122.200 -Gateway 192.168.122.1 -Dns 8.8.8.8, 8.8.4.4
    .EXAMPLE
    New-AcvmIPPool servers 2001:db8:1::/64 -Network nutanix/VLAN-100 -CooldownSeconds 3600 -Probe
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Low')]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Name,
        [Parameter(Mandatory, Position = 1)] [string] $Cidr,
        [string[]] $Range,
        [string[]] $Exclusion,
        [string] $Gateway,
        [string[]] $Dns,
        [string] $SearchDomain,
        [ValidateRange(0, 4094)] [Nullable[int]] $VlanId,
        [string[]] $Network,
        [string] $Scope,
        [ValidateSet('FIRST_FREE', 'RANDOM', 'LEAST_RECENTLY_RELEASED')] [string] $Strategy,
        [ValidateRange(0, 31536000)] [Nullable[int]] $CooldownSeconds,
        [switch] $Probe,
        [string] $Description
    )
    if (-not $PSCmdlet.ShouldProcess($Name, "Create the pool of $Cidr")) { return }
    Invoke-AcvmRequest -Method POST -Path '/api/ip-pools' -Body @{
        name            = $Name
        cidr            = $Cidr
        description     = if ($Description) { $Description }
        ranges          = if ($Range) { , @($Range | ForEach-Object { ConvertTo-AcvmRange $_ }) }
        exclusions      = $Exclusion
        gateway         = if ($Gateway) { $Gateway }
        dns             = $Dns
        searchDomain    = if ($SearchDomain) { $SearchDomain }
        vlanId          = $VlanId
        networks        = if ($Network) { , @($Network | ForEach-Object { ConvertTo-AcvmPoolNetwork $_ }) }
        scope           = if ($Scope) { $Scope }
        strategy        = if ($Strategy) { $Strategy }
        cooldownSeconds = $CooldownSeconds
        probe           = [bool] $Probe
    } | Add-AcvmType 'Acvm.IPPool'
}

function Set-AcvmIPPool {
    <#
    .SYNOPSIS
    Changes a pool; only what is named changes. Its network and its scope stay.
    .EXAMPLE
    Get-AcvmIPPool lab | Set-AcvmIPPool -CooldownSeconds 600 -Probe:$false
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $Pool,
        [string] $NewName,
        [string[]] $Range,
        [string[]] $Exclusion,
        [string] $Gateway,
        [string[]] $Dns,
        [string] $SearchDomain,
        [ValidateRange(0, 4094)] [Nullable[int]] $VlanId,
        [string[]] $Network,
        [ValidateSet('FIRST_FREE', 'RANDOM', 'LEAST_RECENTLY_RELEASED')] [string] $Strategy,
        [ValidateRange(0, 31536000)] [Nullable[int]] $CooldownSeconds,
        [switch] $Probe,
        [string] $Description
    )
    process {
        $is = Resolve-AcvmIPPool $Pool
        if (-not $PSCmdlet.ShouldProcess($is.name, 'Change the pool')) { return }
        $said = $PSBoundParameters
        Invoke-AcvmRequest -Method PUT -Path '/api/ip-pools/{poolId}' -In @{ poolId = $is.id } -Body @{
            name            = if ($NewName) { $NewName } else { $is.name }
            cidr            = $is.cidr
            scope           = $is.scope
            description     = if ($said.ContainsKey('Description')) { $Description } else { Get-AcvmProperty $is 'description' }
            ranges          = if ($said.ContainsKey('Range')) { , @($Range | ForEach-Object { ConvertTo-AcvmRange $_ }) } else { , @($is.ranges) }
            exclusions      = if ($said.ContainsKey('Exclusion')) { , @($Exclusion) } else { , @($is.exclusions) }
            gateway         = if ($said.ContainsKey('Gateway')) { $Gateway } else { Get-AcvmProperty $is 'gateway' }
            dns             = if ($said.ContainsKey('Dns')) { , @($Dns) } else { , @($is.dns) }
            searchDomain    = if ($said.ContainsKey('SearchDomain')) { $SearchDomain } else { Get-AcvmProperty $is 'searchDomain' }
            vlanId          = if ($said.ContainsKey('VlanId')) { $VlanId } else { Get-AcvmProperty $is 'vlanId' }
            networks        = if ($said.ContainsKey('Network')) { , @($Network | ForEach-Object { ConvertTo-AcvmPoolNetwork $_ }) } else { , @($is.networks) }
            strategy        = if ($Strategy) { $Strategy } else { $is.strategy }
            cooldownSeconds = if ($null -ne $CooldownSeconds) { $CooldownSeconds } else { $is.cooldownSeconds }
            probe           = if ($said.ContainsKey('Probe')) { [bool] $Probe } else { $is.probe }
        } | Add-AcvmType 'Acvm.IPPool'
    }
}

function Remove-AcvmIPPool {
    <#
    .SYNOPSIS
    Deletes a pool none of whose addresses is in use. Its history stays.
    .EXAMPLE
    Get-AcvmIPPool old-* | Remove-AcvmIPPool
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    param([Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $Pool)
    process {
        $is = Resolve-AcvmIPPool $Pool
        if (-not $PSCmdlet.ShouldProcess($is.name, 'Delete the pool')) { return }
        $null = Invoke-AcvmRequest -Method DELETE -Path '/api/ip-pools/{poolId}' -In @{ poolId = $is.id }
    }
}

function Get-AcvmIPFinding {
    <#
    .SYNOPSIS
    Shows where leases and virtual machines disagree.
    .EXAMPLE
    Get-AcvmIPPool | Get-AcvmIPFinding
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $Pool)
    process {
        $poolId = (Resolve-AcvmIPPool $Pool).id
        (Invoke-AcvmRequest -Method GET -Path '/api/ip-pools/{poolId}/findings' -In @{ poolId = $poolId }).items |
            Add-Member -NotePropertyName poolId -NotePropertyValue $poolId -PassThru |
            Add-AcvmType 'Acvm.IPFinding'
    }
}

function Repair-AcvmIPFinding {
    <#
    .SYNOPSIS
    Puts a finding right in one of the ways that it offers.
    .EXAMPLE
    Get-AcvmIPFinding lab | Where-Object kind -eq VM_GONE | Repair-AcvmIPFinding -Fix RELEASE
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
    param(
        [Parameter(Mandatory, ValueFromPipelineByPropertyName)] [string] $PoolId,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName)] [string] $Id,
        [Parameter(Mandatory)] [ValidateSet('RELEASE', 'LEASE_TO_VM', 'QUARANTINE')] [string] $Fix
    )
    process {
        if (-not $PSCmdlet.ShouldProcess($Id, $Fix)) { return }
        $null = Invoke-AcvmRequest -Method POST -Path '/api/ip-pools/{poolId}/findings/{findingId}/fix' -In @{ poolId = $PoolId; findingId = $Id } -Body @{ fix = $Fix }
    }
}
