function Get-AcvmSession {
    # The session of Connect-Acvm, or one of ACVM_SERVER and ACVM_TOKEN.
    if ($null -ne $script:Session) {
        return $script:Session
    }
    if ($env:ACVM_TOKEN) {
        $server = $env:ACVM_SERVER
        if (-not $server) { $server = 'http://127.0.0.1:5000' }
        return [pscustomobject]@{ Server = $server.TrimEnd('/'); Token = $env:ACVM_TOKEN; RefreshToken = $null; ExpiresAt = [datetime]::MaxValue }
    }
    throw 'Not connected. Use Connect-Acvm first, or set ACVM_SERVER and ACVM_TOKEN.'
}

function Set-AcvmTokens {
    param($Server, $Tokens)
    $script:Session = [pscustomobject]@{
        Server       = $Server
        Token        = $Tokens.accessToken
        RefreshToken = $Tokens.refreshToken
        ExpiresAt    = [datetime]::UtcNow.AddSeconds($Tokens.expiresIn - 20)
        User         = $Tokens.user.username
    }
}

function Remove-AcvmNull {
    # What is not said stays out of a request.
    param([System.Collections.IDictionary] $Values)
    $said = @{}
    if ($null -ne $Values) {
        foreach ($key in $Values.Keys) {
            $value = $Values[$key]
            if ($null -eq $value) { continue }
            # Windows PowerShell 5.1 writes a list that came out of a statement as { value, Count }; a new one it writes as a list.
            if ($value -is [array]) { $said[$key] = @(foreach ($each in $value) { $each }) } else { $said[$key] = $value }
        }
    }
    return $said
}

function Get-AcvmAddress {
    param([string] $Server, [string] $Path, [System.Collections.IDictionary] $In, [System.Collections.IDictionary] $Query)
    foreach ($key in @($In.Keys)) {
        $Path = $Path.Replace('{' + $key + '}', [Uri]::EscapeDataString([string] $In[$key]))
    }
    $pairs = @(foreach ($key in $Query.Keys) { $key + '=' + [Uri]::EscapeDataString([string] $Query[$key]) })
    if ($pairs.Count -gt 0) { $Path = $Path + '?' + ($pairs -join '&') }
    return $Server + $Path
}

function Get-AcvmProblem {
    # What the server said of a failure: problem details, or what the connection's error says.
    param($ErrorRecord)
    $text = $null
    if ($ErrorRecord.ErrorDetails -and $ErrorRecord.ErrorDetails.Message) { $text = $ErrorRecord.ErrorDetails.Message }
    try { $problem = $text | ConvertFrom-Json -ErrorAction Stop } catch { $problem = $null }
    if ($null -eq $problem -or -not $problem.code) { return $null }
    return $problem
}

function Invoke-AcvmRequest {
    # One request of the contract. Hashtables keep to the names of openapi.yaml; a test reads them.
    param(
        [Parameter(Mandatory)] [string] $Method,
        [Parameter(Mandatory)] [string] $Path,
        [System.Collections.IDictionary] $In = @{},
        [System.Collections.IDictionary] $Query = @{},
        [System.Collections.IDictionary] $Body,
        [string] $Server,
        [switch] $Anonymous
    )
    $headers = @{ Accept = 'application/json, application/problem+json'; 'Accept-Language' = [Globalization.CultureInfo]::CurrentUICulture.Name }
    if (-not $Anonymous) {
        $session = Get-AcvmSession
        if ($session.RefreshToken -and [datetime]::UtcNow -gt $session.ExpiresAt) {
            $tokens = Invoke-AcvmRequest -Method POST -Path '/api/refresh' -Body @{ refreshToken = $session.RefreshToken } -Server $session.Server -Anonymous
            Set-AcvmTokens -Server $session.Server -Tokens $tokens
            $session = $script:Session
        }
        $Server = $session.Server
        $headers['Authorization'] = 'Bearer ' + $session.Token
    }
    $request = @{
        Method          = $Method
        Uri             = Get-AcvmAddress -Server $Server -Path $Path -In $In -Query (Remove-AcvmNull $Query)
        Headers         = $headers
        UseBasicParsing = $true
        TimeoutSec      = 75
        ErrorAction     = 'Stop'
    }
    if ($Method -ne 'GET') { $headers['Idempotency-Key'] = [guid]::NewGuid().ToString() }
    if ($PSBoundParameters.ContainsKey('Body')) {
        $request['ContentType'] = 'application/json; charset=utf-8'
        $request['Body'] = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json -InputObject (Remove-AcvmNull $Body) -Depth 8 -Compress))
    }
    try {
        return Invoke-RestMethod @request
    } catch {
        $problem = Get-AcvmProblem $_
        if ($null -eq $problem) { throw }
        $text = $problem.title
        if ($problem.detail) { $text = $text + ': ' + $problem.detail }
        foreach ($each in $problem.errors) { $text = $text + [Environment]::NewLine + '  ' + $each.pointer + $each.parameter + ': ' + $each.detail }
        throw (New-Object System.Management.Automation.ErrorRecord ((New-Object InvalidOperationException $text), $problem.code, 'InvalidOperation', $problem))
    }
}

function Add-AcvmType {
    # Names the type of objects, for their view.
    param([string] $Type, [Parameter(ValueFromPipeline)] $InputObject)
    process {
        if ($null -ne $InputObject) {
            $InputObject.PSObject.TypeNames.Insert(0, $Type)
            $InputObject
        }
    }
}

function Resolve-AcvmVMId {
    # An id as it is; a name must be that of one VM only.
    param([string] $VM)
    $parsed = [guid]::Empty
    if ([guid]::TryParse($VM, [ref] $parsed)) { return $VM }
    $named = @(Get-AcvmVM -Name ([Management.Automation.WildcardPattern]::Escape($VM)))
    if ($named.Count -eq 1) { return $named[0].id }
    if ($named.Count -eq 0) { throw "There is no virtual machine '$VM'." }
    throw "Several have the name '$VM'; give the id of one: $(($named | ForEach-Object { $_.id }) -join ', ')"
}

function Resolve-AcvmTemplate {
    param([string] $Template, [string] $Provider)
    $found = @(Get-AcvmTemplate -Provider $Provider | Where-Object { $_.id -eq $Template })
    if ($found.Count -eq 0) { $found = @(Get-AcvmTemplate -Provider $Provider | Where-Object { $_.name -eq $Template }) }
    if ($found.Count -ne 1) { throw "There are $($found.Count) templates '$Template'; see Get-AcvmTemplate." }
    return $found[0]
}

function Get-AcvmProperty {
    # A property that an answer may lack.
    param($Of, [string] $Name)
    $property = $Of.PSObject.Properties[$Name]
    if ($null -ne $property) { $property.Value }
}

function Resolve-AcvmIPPool {
    # A pool by its id or name.
    param([string] $Pool)
    $found = @(Get-AcvmIPPool | Where-Object { $_.id -eq $Pool -or $_.name -eq $Pool })
    if ($found.Count -ne 1) { throw "There are $($found.Count) pools '$Pool'; see Get-AcvmIPPool." }
    return $found[0]
}

function ConvertTo-AcvmRange {
    # START-END, or one address.
    param([string] $Text)
    $ends = $Text.Split('-')
    return @{ start = $ends[0].Trim(); end = $ends[-1].Trim() }
}

function ConvertTo-AcvmPoolNetwork {
    # PROVIDER, or PROVIDER/NETWORK by name or id.
    param([string] $Text)
    $parts = $Text.Split([char[]] '/', 2)
    if ($parts.Count -eq 1) { return @{ provider = $Text } }
    return @{ provider = $parts[0]; network = (Resolve-AcvmPlace -Name $parts[1] -Items (Get-AcvmNetwork -Provider $parts[0]) -Kind 'network') }
}

function Resolve-AcvmPlace {
    # Id of a network or a cluster by its id or name.
    param([string] $Name, $Items, [string] $Kind)
    $found = @($Items | Where-Object { $_.id -eq $Name -or $_.name -eq $Name })
    if ($found.Count -ne 1) { throw "There are $($found.Count) of the kind $Kind with the name '$Name'." }
    return $found[0].id
}

function ConvertFrom-AcvmSecret {
    param([securestring] $Secret)
    if ($null -eq $Secret) { return $null }
    return (New-Object System.Net.NetworkCredential '', $Secret).Password
}

function Complete-AcvmOperation {
    # What a change answers: the operation at its end, or as accepted with -NoWait.
    param($Operation, [switch] $NoWait, [int] $TimeoutSeconds = 1800)
    if ($NoWait) { return $Operation | Add-AcvmType 'Acvm.Operation' }
    return Wait-AcvmOperation -Id $Operation.id -TimeoutSeconds $TimeoutSeconds
}
