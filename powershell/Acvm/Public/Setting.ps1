function Get-AcvmSetting {
    <#
    .SYNOPSIS
    Says what can be changed while the server runs. Administrators only.
    .EXAMPLE
    Get-AcvmSetting
    #>
    [CmdletBinding()]
    param()
    Invoke-AcvmRequest -Method GET -Path '/api/settings' | Add-AcvmType 'Acvm.Setting'
}

function Set-AcvmSetting {
    <#
    .SYNOPSIS
    Changes settings of the server. Administrators only.
    .EXAMPLE
    Set-AcvmSetting -DefaultProvider vmware
    #>
    [CmdletBinding(SupportsShouldProcess)]
    param(
        [ValidateSet('OPEN', 'APPROVAL', 'CLOSED')] [string] $Registration,
        [string] $DefaultProvider
    )
    if (-not $PSCmdlet.ShouldProcess('The server', 'Change its settings')) { return }
    Invoke-AcvmRequest -Method PATCH -Path '/api/settings' -Body @{
        registration    = if ($Registration) { $Registration }
        defaultProvider = if ($DefaultProvider) { $DefaultProvider }
    } | Add-AcvmType 'Acvm.Setting'
}
