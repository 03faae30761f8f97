function Get-AcvmOperation {
    <#
    .SYNOPSIS
    Lists operations, newest first, or gets one.
    .EXAMPLE
    Get-AcvmOperation -State FAILED
    #>
    [CmdletBinding(DefaultParameterSetName = 'List')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName, ParameterSetName = 'One')] [string] $Id,
        [Parameter(ParameterSetName = 'List')] [ValidateSet('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELED')] [string] $State,
        [Parameter(ParameterSetName = 'List')] [ValidateRange(1, 1000)] [int] $First = 50
    )
    process {
        if ($PSCmdlet.ParameterSetName -eq 'One') {
            return Invoke-AcvmRequest -Method GET -Path '/api/operations/{operationId}' -In @{ operationId = $Id } | Add-AcvmType 'Acvm.Operation'
        }
        $ofState = if ($State) { $State }
        (Invoke-AcvmRequest -Method GET -Path '/api/operations' -Query @{ state = $ofState; limit = $First }).items | Add-AcvmType 'Acvm.Operation'
    }
}

function Wait-AcvmOperation {
    <#
    .SYNOPSIS
    Stays with an operation until its end; a failed one is an error.
    .EXAMPLE
    Get-AcvmVM web-* | Start-AcvmVM -NoWait | Wait-AcvmOperation
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [string] $Id,
        [ValidateRange(1, 86400)] [int] $TimeoutSeconds = 1800
    )
    process {
        $end = [datetime]::UtcNow.AddSeconds($TimeoutSeconds)
        do {
            $operation = Invoke-AcvmRequest -Method GET -Path '/api/operations/{operationId}' -In @{ operationId = $Id } -Query @{ wait = 2 }
            $ended = $operation.state -notin 'QUEUED', 'RUNNING'
            $what = "$($operation.kind) $($operation.target.name)"
            Write-Progress -Activity $what -Status $operation.state -PercentComplete $operation.progress -Completed:$ended
        } until ($ended -or [datetime]::UtcNow -gt $end)
        if (-not $ended) {
            Write-Error -Message "$what has not ended after $TimeoutSeconds s; it goes on: Wait-AcvmOperation $Id" -ErrorId 'STILL_RUNNING' -Category OperationTimeout
        } elseif ($operation.state -eq 'FAILED') {
            Write-Error -Message "${what}: $($operation.error.title) $($operation.error.detail)" -ErrorId $operation.error.code -Category InvalidOperation
        }
        $operation | Add-AcvmType 'Acvm.Operation'
    }
}

function Stop-AcvmOperation {
    <#
    .SYNOPSIS
    Cancels an operation and undoes what it did.
    .EXAMPLE
    Get-AcvmOperation -State RUNNING | Stop-AcvmOperation
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
    param([Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [string] $Id)
    process {
        if ($PSCmdlet.ShouldProcess($Id, 'Cancel')) {
            Invoke-AcvmRequest -Method POST -Path '/api/operations/{operationId}/cancel' -In @{ operationId = $Id } | Add-AcvmType 'Acvm.Operation'
        }
    }
}

function Get-AcvmOperationLog {
    <#
    .SYNOPSIS
    Shows what an operation wrote, oldest first.
    .EXAMPLE
    Get-AcvmOperation -State FAILED -First 1 | Get-AcvmOperationLog
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] [string] $Id)
    process {
        (Invoke-AcvmRequest -Method GET -Path '/api/operations/{operationId}/log' -In @{ operationId = $Id }).items
    }
}
