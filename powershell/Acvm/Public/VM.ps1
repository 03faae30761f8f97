function Get-AcvmVM {
    <#
    .SYNOPSIS
    Gets virtual machines by name, with wildcards, by id, or by the filter that the page and the command line have too.
    .EXAMPLE
    Get-AcvmVM web-*
    .EXAMPLE
    Get-AcvmVM -Filter 'state:running cpus>4 -tag:lab'
    #>
    [CmdletBinding(DefaultParameterSetName = 'List')]
    param(
        [Parameter(Position = 0, ParameterSetName = 'List')] [SupportsWildcards()] [string] $Name = '*',
        [Parameter(ParameterSetName = 'List')] [string] $Filter,
        [Parameter(ParameterSetName = 'List')] [string] $Provider,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'One')] [string] $Id
    )
    process {
        if ($PSCmdlet.ParameterSetName -eq 'One') {
            return Invoke-AcvmRequest -Method GET -Path '/api/vms/{vmId}' -In @{ vmId = $Id } | Add-AcvmType 'Acvm.VM'
        }
        $ofFilter = if ($Filter) { $Filter }
        $ofProvider = if ($Provider) { $Provider }
        $cursor = $null
        do {
            $page = Invoke-AcvmRequest -Method GET -Path '/api/vms' -Query @{ filter = $ofFilter; provider = $ofProvider; limit = 500; cursor = $cursor }
            $page.items | Where-Object { $_.name -like $Name } | Add-AcvmType 'Acvm.VM'
            $cursor = if ($page.PSObject.Properties['nextCursor']) { $page.nextCursor }
        } while ($cursor)
    }
}

function New-AcvmVM {
    <#
    .SYNOPSIS
    Creates a virtual machine from a template, an image or an ISO, or with an empty disk.
    .EXAMPLE
    New-AcvmVM web-01 -Template 'Ubuntu 24.04' -Network VLAN-100 -Cpus 2 -MemoryMib 4096 -PowerOn
    .EXAMPLE
    New-AcvmVM web-01 -Template 'Ubuntu 24.04' -GuestCredential (Get-Credential)
    .EXAMPLE
    1..5 | ForEach-Object { New-AcvmVM "web-0$_" -Template Ubuntu -Network servers -IPPool servers -NoWait } | Wait-AcvmOperation
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Low')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [string] $Name,
        [Parameter(ValueFromPipelineByPropertyName)] [string] $Template,
        [string] $Provider,
        [ValidateRange(1, 256)] [int] $Cpus = 2,
        [ValidateRange(128, 8388608)] [long] $MemoryMib = 4096,
        [ValidateRange(1, 65536)] [Nullable[int]] $DiskGib,
        [string[]] $Network,
        [string] $Cluster,
        [string] $IPPool,
        [string] $IpAddress,
        [string] $Description,
        [string[]] $Tag,
        [string] $HostName,
        [string[]] $SshKey,
        [pscredential] $GuestCredential,
        [switch] $PowerOn,
        [switch] $Organize,
        [switch] $NoWait
    )
    process {
        if (-not $PSCmdlet.ShouldProcess($Name, 'Create')) { return }
        $on = if ($Provider) { $Provider } else { @(Get-AcvmProvider | Where-Object { $_.isDefault })[0].id }
        $source = @{ type = 'BLANK' }
        if ($Template) {
            $found = Resolve-AcvmTemplate -Template $Template -Provider $on
            $source = @{ type = $found.type; id = $found.id }
        }
        $networks = if ($Network) { , @(foreach ($each in $Network) { Resolve-AcvmPlace -Name $each -Items (Get-AcvmNetwork -Provider $on) -Kind 'network' }) }
        $place = if ($Cluster) { Resolve-AcvmPlace -Name $Cluster -Items (Get-AcvmCluster -Provider $on) -Kind 'cluster' }
        $operation = Invoke-AcvmRequest -Method POST -Path '/api/vms' -Body @{
            provider    = $on
            name        = $Name
            description = if ($Description) { $Description }
            tags        = $Tag
            source      = $source
            cpus        = $Cpus
            memoryMib   = $MemoryMib
            diskGib     = $DiskGib
            networks    = $networks
            cluster     = $place
            ipPool      = if ($IPPool) { (Resolve-AcvmIPPool $IPPool).id }
            ipAddress   = if ($IpAddress) { $IpAddress }
            guest       = Get-AcvmGuest -HostName $HostName -SshKey $SshKey -Credential $GuestCredential
            powerOn     = [bool] $PowerOn
            organize    = if ($Organize) { $true }
        }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

function Copy-AcvmVM {
    <#
    .SYNOPSIS
    Clones a virtual machine; what is not named is as in the source.
    .EXAMPLE
    Copy-AcvmVM base -Name web-02 -PowerOn
    .EXAMPLE
    Copy-AcvmVM base -Name web-03 -Linked -IPPool servers
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Low')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $VM,
        [Parameter(Mandatory, Position = 1)] [string] $Name,
        [switch] $Linked,
        [string] $SnapshotId,
        [Nullable[int]] $Cpus,
        [Nullable[long]] $MemoryMib,
        [string[]] $Network,
        [string] $IPPool,
        [string] $IpAddress,
        [string] $Description,
        [string] $HostName,
        [string[]] $SshKey,
        [pscredential] $GuestCredential,
        [switch] $PowerOn,
        [switch] $Organize,
        [switch] $NoWait
    )
    process {
        if (-not $PSCmdlet.ShouldProcess($VM, "Clone as $Name")) { return }
        $mode = if ($Linked) { 'LINKED' } else { 'FULL' }
        $source = Resolve-AcvmVMId $VM
        $networks = if ($Network) {
            $offered = @(Get-AcvmNetwork -Provider (Get-AcvmVM -Id $source).provider)
            , @(foreach ($each in $Network) { Resolve-AcvmPlace -Name $each -Items $offered -Kind 'network' })
        }
        $operation = Invoke-AcvmRequest -Method POST -Path '/api/vms/{vmId}/clone' -In @{ vmId = $source } -Body @{
            name        = $Name
            mode        = $mode
            snapshot    = if ($SnapshotId) { $SnapshotId }
            description = if ($Description) { $Description }
            cpus        = $Cpus
            memoryMib   = $MemoryMib
            networks    = $networks
            ipPool      = if ($IPPool) { (Resolve-AcvmIPPool $IPPool).id }
            ipAddress   = if ($IpAddress) { $IpAddress }
            guest       = Get-AcvmGuest -HostName $HostName -SshKey $SshKey -Credential $GuestCredential
            powerOn     = [bool] $PowerOn
            organize    = if ($Organize) { $true }
        }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

function Set-AcvmVM {
    <#
    .SYNOPSIS
    Changes a virtual machine; only what is named changes. A disk can only grow.
    .EXAMPLE
    Get-AcvmVM web-* | Set-AcvmVM -MemoryMib 8192
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $VM,
        [string] $NewName,
        [string] $Description,
        [string[]] $Tag,
        [Nullable[int]] $Cpus,
        [Nullable[long]] $MemoryMib,
        [Nullable[int]] $DiskGib,
        [switch] $NoWait
    )
    process {
        if (-not $PSCmdlet.ShouldProcess($VM, 'Change')) { return }
        $operation = Invoke-AcvmRequest -Method PATCH -Path '/api/vms/{vmId}' -In @{ vmId = (Resolve-AcvmVMId $VM) } -Body @{
            name        = if ($NewName) { $NewName }
            description = if ($PSBoundParameters.ContainsKey('Description')) { $Description }
            tags        = if ($PSBoundParameters.ContainsKey('Tag')) { , @($Tag) }
            cpus        = $Cpus
            memoryMib   = $MemoryMib
            diskGib     = $DiskGib
        }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

function Remove-AcvmVM {
    <#
    .SYNOPSIS
    Deletes a virtual machine with its disks and snapshots.
    .EXAMPLE
    Get-AcvmVM -Filter 'tag:lab state:stopped' | Remove-AcvmVM
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [Alias('Id')] [string] $VM,
        [switch] $NoWait
    )
    process {
        $id = Resolve-AcvmVMId $VM
        $name = (Get-AcvmVM -Id $id).name
        if (-not $PSCmdlet.ShouldProcess($name, 'Delete with its disks and snapshots')) { return }
        $operation = Invoke-AcvmRequest -Method DELETE -Path '/api/vms/{vmId}' -In @{ vmId = $id }
        Complete-AcvmOperation $operation -NoWait:$NoWait
    }
}

function Get-AcvmGuest {
    # What a guest is told at its first start; nothing when nothing was said.
    param([string] $HostName, [string[]] $SshKey, [pscredential] $Credential)
    $guest = @{}
    if ($HostName) { $guest.hostname = $HostName }
    if ($SshKey) { $guest.sshKeys = @($SshKey) }
    if ($Credential) {
        $guest.username = $Credential.UserName
        $guest.password = ConvertFrom-AcvmSecret $Credential.Password
    }
    if ($guest.Count -gt 0) { $guest }
}
