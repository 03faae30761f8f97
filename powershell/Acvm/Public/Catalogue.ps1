function Get-AcvmProvider {
    <#
    .SYNOPSIS
    Lists the connections to hypervisors.
    .EXAMPLE
    Get-AcvmProvider
    #>
    [CmdletBinding()]
    param([Parameter(Position = 0)] [SupportsWildcards()] [string] $Id = '*')
    (Invoke-AcvmRequest -Method GET -Path '/api/providers').items | Where-Object { $_.id -like $Id } | Add-AcvmType 'Acvm.Provider'
}

function Get-AcvmProviderStatus {
    <#
    .SYNOPSIS
    Says how each provider is; asking waits for no hypervisor.
    .EXAMPLE
    Get-AcvmProviderStatus | Where-Object state -ne CONNECTED
    #>
    [CmdletBinding()]
    param()
    (Invoke-AcvmRequest -Method GET -Path '/api/providers/status').items | Add-AcvmType 'Acvm.ProviderStatus'
}

function Get-AcvmCapacity {
    <#
    .SYNOPSIS
    Says what clusters and hosts have, and what of it is given to virtual machines. What is not known has no total.
    .EXAMPLE
    Get-AcvmCapacity | Where-Object { $_.memoryMib.total -and $_.memoryMib.inUse -gt 0.9 * $_.memoryMib.total }
    #>
    [CmdletBinding()]
    param([string] $Provider)
    (Invoke-AcvmRequest -Method GET -Path '/api/summary').capacity | Where-Object { -not $Provider -or $_.provider -eq $Provider } | Add-AcvmType 'Acvm.Capacity'
}

function Update-AcvmProvider {
    <#
    .SYNOPSIS
    Asks the hypervisor of a provider now.
    .EXAMPLE
    Get-AcvmProvider | Update-AcvmProvider
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [string] $Id)
    process {
        Invoke-AcvmRequest -Method POST -Path '/api/providers/{providerId}/refresh' -In @{ providerId = $Id } | Add-AcvmType 'Acvm.ProviderStatus'
    }
}

function Get-AcvmTemplate {
    <#
    .SYNOPSIS
    Lists templates, images and ISOs.
    .EXAMPLE
    Get-AcvmTemplate -Provider nutanix -Type IMAGE
    #>
    [CmdletBinding()]
    param(
        [Parameter(Position = 0)] [SupportsWildcards()] [string] $Name = '*',
        [string] $Provider,
        [ValidateSet('TEMPLATE', 'IMAGE', 'ISO')] [string] $Type
    )
    $ofProvider = if ($Provider) { $Provider }
    $ofType = if ($Type) { $Type }
    (Invoke-AcvmRequest -Method GET -Path '/api/templates' -Query @{ provider = $ofProvider; type = $ofType }).items | Where-Object { $_.name -like $Name } | Add-AcvmType 'Acvm.Template'
}

function Get-AcvmNetwork {
    <#
    .SYNOPSIS
    Lists what virtual machines can be connected to.
    .EXAMPLE
    Get-AcvmNetwork -Provider nutanix
    #>
    [CmdletBinding()]
    param([Parameter(Position = 0)] [SupportsWildcards()] [string] $Name = '*', [string] $Provider)
    $ofProvider = if ($Provider) { $Provider }
    (Invoke-AcvmRequest -Method GET -Path '/api/networks' -Query @{ provider = $ofProvider }).items | Where-Object { $_.name -like $Name } | Add-AcvmType 'Acvm.Network'
}

function Get-AcvmCluster {
    <#
    .SYNOPSIS
    Lists where virtual machines can be placed.
    .EXAMPLE
    Get-AcvmCluster
    #>
    [CmdletBinding()]
    param([Parameter(Position = 0)] [SupportsWildcards()] [string] $Name = '*', [string] $Provider)
    $ofProvider = if ($Provider) { $Provider }
    (Invoke-AcvmRequest -Method GET -Path '/api/clusters' -Query @{ provider = $ofProvider }).items | Where-Object { $_.name -like $Name } | Add-AcvmType 'Acvm.Cluster'
}
