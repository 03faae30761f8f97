function Connect-Acvm {
    <#
    .SYNOPSIS
    Signs in to a server; the other commands use this session.
    .EXAMPLE
    Connect-Acvm -Server https://acvm.example.org -Credential (Get-Credential)
    .EXAMPLE
    Connect-Acvm -Server https://acvm.example.org -Token (Read-Host -AsSecureString)
    #>
    [CmdletBinding(DefaultParameterSetName = 'Credential')]
    param(
        [Parameter(Position = 0)] [string] $Server = 'http://127.0.0.1:5000',
        [Parameter(Mandatory, ParameterSetName = 'Credential')] [pscredential] $Credential,
        [Parameter(Mandatory, ParameterSetName = 'Token')] [securestring] $Token
    )
    $address = $Server.TrimEnd('/')
    if ($PSCmdlet.ParameterSetName -eq 'Token') {
        $script:Session = [pscustomobject]@{ Server = $address; Token = (ConvertFrom-AcvmSecret $Token); RefreshToken = $null; ExpiresAt = [datetime]::MaxValue }
        return
    }
    $tokens = Invoke-AcvmRequest -Method POST -Path '/api/login' -Body @{ username = $Credential.UserName; password = (ConvertFrom-AcvmSecret $Credential.Password) } -Server $address -Anonymous
    Set-AcvmTokens -Server $address -Tokens $tokens
    Write-Verbose "Signed in as $($tokens.user.username) at $address."
}

function Disconnect-Acvm {
    <#
    .SYNOPSIS
    Ends the session on the server and here.
    .EXAMPLE
    Disconnect-Acvm
    #>
    [CmdletBinding()]
    param()
    if ($null -ne $script:Session -and $script:Session.RefreshToken) {
        $null = Invoke-AcvmRequest -Method POST -Path '/api/logout'
    }
    $script:Session = $null
}
