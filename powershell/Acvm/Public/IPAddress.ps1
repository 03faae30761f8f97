function Get-AcvmIPAddress {
    <#
    .SYNOPSIS
    Lists the addresses of a pool that are not free, or the next free ones.
    .EXAMPLE
    Get-AcvmIPAddress lab -State RESERVED
    .EXAMPLE
    Get-AcvmIPAddress lab -Free -First 5
    #>
    [CmdletBinding(DefaultParameterSetName = 'Taken')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $Pool,
        [Parameter(ParameterSetName = 'Taken')] [ValidateSet('HELD', 'LEASED', 'RESERVED', 'COOLING_DOWN', 'QUARANTINED', 'CONFLICTING')] [string] $State,
        [Parameter(ParameterSetName = 'Taken')] [string] $VM,
        [Parameter(Mandatory, ParameterSetName = 'Free')] [switch] $Free,
        [Parameter(ParameterSetName = 'Free')] [ValidateRange(1, 1000)] [int] $First = 10
    )
    process {
        $poolId = (Resolve-AcvmIPPool $Pool).id
        if ($Free) {
            return (Invoke-AcvmRequest -Method GET -Path '/api/ip-pools/{poolId}/available' -In @{ poolId = $poolId } -Query @{ limit = $First }).items
        }
        $inState = if ($State) { $State }
        $ofVM = if ($VM) { Resolve-AcvmVMId $VM }
        $cursor = $null
        do {
            $page = Invoke-AcvmRequest -Method GET -Path '/api/ip-pools/{poolId}/leases' -In @{ poolId = $poolId } -Query @{ state = $inState; vmId = $ofVM; limit = 500; cursor = $cursor }
            $page.items | Add-AcvmType 'Acvm.IPAddress'
            $cursor = Get-AcvmProperty $page 'nextCursor'
        } while ($cursor)
    }
}

function Request-AcvmIPAddress {
    <#
    .SYNOPSIS
    Takes addresses of a pool: the next free ones, or the ones that are named; all or none.
    .EXAMPLE
    Request-AcvmIPAddress lab -Count 3 -Owner printers
    .EXAMPLE
    Request-AcvmIPAddress lab -Address 192.168.122.150 -Owner 'badge reader' -HoldSeconds 600
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Low', DefaultParameterSetName = 'Next')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $Pool,
        [Parameter(ParameterSetName = 'Next')] [ValidateRange(1, 1000)] [Nullable[int]] $Count,
        [Parameter(Mandatory, ParameterSetName = 'Named')] [string[]] $Address,
        [Parameter(Mandatory)] [string] $Owner,
        [string] $VM,
        [ValidateRange(1, 86400)] [Nullable[int]] $HoldSeconds,
        [string] $Note
    )
    process {
        $is = Resolve-AcvmIPPool $Pool
        if (-not $PSCmdlet.ShouldProcess($is.name, "Take addresses for $Owner")) { return }
        (Invoke-AcvmRequest -Method POST -Path '/api/ip-pools/{poolId}/allocate' -In @{ poolId = $is.id } -Body @{
            count       = $Count
            addresses   = $Address
            owner       = $Owner
            vmId        = if ($VM) { Resolve-AcvmVMId $VM }
            holdSeconds = $HoldSeconds
            note        = if ($Note) { $Note }
        }).items | Add-AcvmType 'Acvm.IPAddress'
    }
}

function Register-AcvmIPAddress {
    <#
    .SYNOPSIS
    Reserves addresses, with a note that says why; they are not handed out until they are given back.
    .EXAMPLE
    Register-AcvmIPAddress lab 192.168.122.110, 192.168.122.111 -Note 'printers of the second floor'
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Low')]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Pool,
        [Parameter(Mandatory, Position = 1)] [string[]] $Address,
        [Parameter(Mandatory)] [string] $Note
    )
    if (-not $PSCmdlet.ShouldProcess($Address -join ', ', 'Reserve')) { return }
    (Invoke-AcvmRequest -Method POST -Path '/api/ip-pools/{poolId}/reserve' -In @{ poolId = (Resolve-AcvmIPPool $Pool).id } -Body @{ addresses = $Address; note = $Note }).items |
        Add-AcvmType 'Acvm.IPAddress'
}

function Block-AcvmIPAddress {
    <#
    .SYNOPSIS
    Puts free addresses in quarantine, with the reason.
    .EXAMPLE
    Block-AcvmIPAddress lab 192.168.122.112 -Note 'something answers there'
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Low')]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Pool,
        [Parameter(Mandatory, Position = 1)] [string[]] $Address,
        [Parameter(Mandatory)] [string] $Note
    )
    if (-not $PSCmdlet.ShouldProcess($Address -join ', ', 'Put in quarantine')) { return }
    (Invoke-AcvmRequest -Method POST -Path '/api/ip-pools/{poolId}/quarantine' -In @{ poolId = (Resolve-AcvmIPPool $Pool).id } -Body @{ addresses = $Address; note = $Note }).items |
        Add-AcvmType 'Acvm.IPAddress'
}

function Confirm-AcvmIPAddress {
    <#
    .SYNOPSIS
    Makes a lease of an address that is held, before the hold runs out.
    .EXAMPLE
    Get-AcvmIPAddress lab -State HELD | Confirm-AcvmIPAddress
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Low')]
    param(
        [Parameter(Mandatory, ValueFromPipelineByPropertyName)] [string] $PoolId,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName)] [string] $Id,
        [Parameter(ValueFromPipelineByPropertyName)] [string] $Address
    )
    process {
        if (-not $PSCmdlet.ShouldProcess("$Address $Id".Trim(), 'Lease')) { return }
        Invoke-AcvmRequest -Method POST -Path '/api/ip-pools/{poolId}/leases/{leaseId}/confirm' -In @{ poolId = $PoolId; leaseId = $Id } | Add-AcvmType 'Acvm.IPAddress'
    }
}

function Unregister-AcvmIPAddress {
    <#
    .SYNOPSIS
    Gives addresses back, whether they were leased, held, reserved or in quarantine. A leased one cools down first where its pool says so.
    .EXAMPLE
    Get-AcvmIPAddress lab | Where-Object owner -eq printers | Unregister-AcvmIPAddress
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory, ValueFromPipelineByPropertyName)] [string] $PoolId,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName)] [string] $Id,
        [Parameter(ValueFromPipelineByPropertyName)] [string] $Address
    )
    process {
        if (-not $PSCmdlet.ShouldProcess("$Address $Id".Trim(), 'Give back')) { return }
        $null = Invoke-AcvmRequest -Method DELETE -Path '/api/ip-pools/{poolId}/leases/{leaseId}' -In @{ poolId = $PoolId; leaseId = $Id }
    }
}

function Get-AcvmIPHistory {
    <#
    .SYNOPSIS
    Shows what happened to the addresses of a pool, newest first, or who had them at a time.
    .EXAMPLE
    Get-AcvmIPHistory lab -Address 192.168.122.105 -At '2026-01-15 10:30'
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $Pool,
        [string] $Address,
        [Nullable[datetime]] $At,
        [string] $VmId,
        [ValidateRange(1, 1000)] [int] $First = 50
    )
    process {
        $time = if ($null -ne $At) { $At.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.fffZ', [Globalization.CultureInfo]::InvariantCulture) }
        $only = if ($Address) { $Address }
        $ofVM = if ($VmId) { $VmId }
        (Invoke-AcvmRequest -Method GET -Path '/api/ip-pools/{poolId}/history' -In @{ poolId = (Resolve-AcvmIPPool $Pool).id } -Query @{ address = $only; at = $time; vmId = $ofVM; limit = $First }).items |
            Add-AcvmType 'Acvm.IPHistory'
    }
}

function Import-AcvmIPAddress {
    <#
    .SYNOPSIS
    Reads a list of addresses into a pool: the original ips.txt with its ' # used', or CSV. -WhatIf says what would be added and refused.
    .EXAMPLE
    Import-AcvmIPAddress lab ips.txt -WhatIf
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Pool,
        [Parameter(Mandatory, Position = 1, ValueFromPipelineByPropertyName)] [Alias('FullName')] [string] $Path,
        [ValidateSet('IPS_TXT', 'CSV')] [string] $Format
    )
    process {
        $ofFile = if ($Format) { $Format } elseif ($Path -like '*.csv') { 'CSV' } else { 'IPS_TXT' }
        $text = [IO.File]::ReadAllText((Resolve-Path -LiteralPath $Path).ProviderPath)
        $doIt = $PSCmdlet.ShouldProcess($Path, "Import into $Pool")
        if (-not $doIt -and -not $WhatIfPreference) { return }
        Invoke-AcvmRequest -Method POST -Path '/api/ip-pools/{poolId}/import' -In @{ poolId = (Resolve-AcvmIPPool $Pool).id } -Body @{ format = $ofFile; text = $text; dryRun = -not $doIt } |
            Add-AcvmType 'Acvm.IPImport'
    }
}

function Export-AcvmIPAddress {
    <#
    .SYNOPSIS
    Writes the addresses of a pool as Import-AcvmIPAddress reads them.
    .EXAMPLE
    Export-AcvmIPAddress lab | Set-Content lab.csv
    .EXAMPLE
    Export-AcvmIPAddress lab -Format IPS_TXT
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $Pool,
        [ValidateSet('IPS_TXT', 'CSV')] [string] $Format = 'CSV'
    )
    process {
        Invoke-AcvmRequest -Method GET -Path '/api/ip-pools/{poolId}/export' -In @{ poolId = (Resolve-AcvmIPPool $Pool).id } -Query @{ format = $Format }
    }
}

function Get-AcvmVMAddress {
    <#
    .SYNOPSIS
    Shows the addresses that a virtual machine was meant to have beside those that its guest has.
    .EXAMPLE
    Get-AcvmVM web-* | Get-AcvmVMAddress
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $VM)
    process {
        Invoke-AcvmRequest -Method GET -Path '/api/vms/{vmId}/addresses' -In @{ vmId = (Resolve-AcvmVMId $VM) }
    }
}
