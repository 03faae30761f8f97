# Invoke-Pester ./powershell/tests. Nothing is sent: requests are recorded.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Acvm/Acvm.psd1') -Force
    $env:ACVM_SERVER = 'http://acvm.invalid'
    $env:ACVM_TOKEN = 'token'
    $script:Web = '3f8a1c52-98b1-4f0a-8d6d-2f6f4d1c9a10'
}

AfterAll {
    Remove-Item -Path 'Env:ACVM_SERVER', 'Env:ACVM_TOKEN'
    Remove-Module Acvm
}

Describe 'Requests' {
    BeforeEach {
        Mock -ModuleName Acvm Invoke-RestMethod {
            if ($Uri -like '*/api/operations/*') {
                return [pscustomobject]@{ id = 'o1'; kind = 'STOP_VM'; state = 'SUCCEEDED'; progress = 100; target = [pscustomobject]@{ name = 'web' } }
            }
            if ($Uri -like '*/api/ip-pools') {
                $pool = [pscustomobject]@{ id = 'p1'; name = 'lab'; cidr = '10.0.0.0/24'; scope = 'default'; ranges = @(); exclusions = @('10.0.0.9'); dns = @(); networks = @(); strategy = 'RANDOM'; cooldownSeconds = 60; probe = $true }
                return [pscustomobject]@{ items = @($pool); total = 1 }
            }
            if ($Uri -like '*/leases*' -and $Method -eq 'GET') {
                $lease = [pscustomobject]@{ id = 'l1'; poolId = 'p1'; address = '10.0.0.5'; state = 'LEASED'; owner = 'printers' }
                return [pscustomobject]@{ items = @($lease); total = 1 }
            }
            if ($Uri -like '*/api/cleanup*' -and $Method -eq 'GET') {
                $orphans = foreach ($id in 'c1', 'c2') { [pscustomobject]@{ id = $id; provider = 'vmware'; kind = 'EMPTY_FOLDER'; path = "/vms/$id" } }
                return [pscustomobject]@{ items = @($orphans); total = 2 }
            }
            if ($Method -eq 'GET') {
                $item = [pscustomobject]@{ id = $script:Web; name = 'web'; isDefault = $true; provider = 'lab'; type = 'IMAGE' }
                return [pscustomobject]@{ id = $script:Web; name = 'web'; items = @($item) }
            }
            return [pscustomobject]@{ id = 'o1' }
        }
    }

    It 'sends the token and only what was said' {
        Stop-AcvmVM -VM $script:Web -NoWait
        Should -Invoke -ModuleName Acvm Invoke-RestMethod -Times 1 -Exactly -ParameterFilter {
            $Method -eq 'POST' -and $Uri -eq "http://acvm.invalid/api/vms/$($script:Web)/stop" -and
            $Headers.Authorization -eq 'Bearer token' -and [Text.Encoding]::UTF8.GetString($Body) -eq '{"mode":"GUEST"}'
        }
    }

    It 'takes VMs from the pipeline' {
        Get-AcvmVM | Start-AcvmVM -NoWait
        Should -Invoke -ModuleName Acvm Invoke-RestMethod -Times 1 -Exactly -ParameterFilter { $Uri -like '*/start' }
    }

    It 'changes nothing with -WhatIf' {
        Get-AcvmVM | Remove-AcvmVM -WhatIf
        Should -Invoke -ModuleName Acvm Invoke-RestMethod -Times 0 -Exactly -ParameterFilter { $Method -ne 'GET' }
    }

    It 'gives addresses back from the pipeline' {
        Get-AcvmIPPool lab | Get-AcvmIPAddress | Where-Object owner -eq printers | Unregister-AcvmIPAddress -Confirm:$false
        Should -Invoke -ModuleName Acvm Invoke-RestMethod -Times 1 -Exactly -ParameterFilter { $Method -eq 'DELETE' -and $Uri -like '*/api/ip-pools/p1/leases/l1' }
    }

    It 'takes named addresses, and sends one as a list' {
        Request-AcvmIPAddress lab -Address 10.0.0.5 -Owner printers
        Should -Invoke -ModuleName Acvm Invoke-RestMethod -Times 1 -Exactly -ParameterFilter {
            $Method -eq 'POST' -and $Uri -like '*/api/ip-pools/p1/allocate' -and [Text.Encoding]::UTF8.GetString($Body) -like '*"addresses":`["10.0.0.5"`]*'
        }
    }

    It 'keeps what a pool is where nothing else was said' {
        Get-AcvmIPPool lab | Set-AcvmIPPool -CooldownSeconds 0
        Should -Invoke -ModuleName Acvm Invoke-RestMethod -Times 1 -Exactly -ParameterFilter {
            $said = if ($Body) { [Text.Encoding]::UTF8.GetString($Body) | ConvertFrom-Json }
            $Method -eq 'PUT' -and $said.cooldownSeconds -eq 0 -and $said.strategy -eq 'RANDOM' -and $said.probe -and @($said.exclusions)[0] -eq '10.0.0.9'
        }
    }

    It 'moves what is nobody''s to the trash in one request a provider' {
        Get-AcvmOrphan | Remove-AcvmOrphan -Confirm:$false -NoWait
        Should -Invoke -ModuleName Acvm Invoke-RestMethod -Times 1 -Exactly -ParameterFilter {
            $Method -eq 'POST' -and $Uri -like '*/api/cleanup' -and [Text.Encoding]::UTF8.GetString($Body) -like '*"c1","c2"*'
        }
    }

    It 'empties the trash of exactly what is listed' {
        Clear-AcvmTrash lab -Confirm:$false -NoWait
        Get-AcvmTrash | Clear-AcvmTrash -WhatIf
        Should -Invoke -ModuleName Acvm Invoke-RestMethod -Times 1 -Exactly -ParameterFilter {
            $Method -eq 'POST' -and $Uri -like '*/api/trash/empty' -and [Text.Encoding]::UTF8.GetString($Body) -like "*`"$($script:Web)`"*"
        }
    }

    It 'plans with -WhatIf what it would move' {
        Move-AcvmVM -VM $script:Web -WhatIf
        Should -Invoke -ModuleName Acvm Invoke-RestMethod -Times 1 -Exactly -ParameterFilter { $Method -eq 'GET' -and $Uri -like '*/organize/plan' }
        Should -Invoke -ModuleName Acvm Invoke-RestMethod -Times 0 -Exactly -ParameterFilter { $Method -ne 'GET' }
    }

    It 'hands -WhatIf of the scripts on' {
        foreach ($action in 'delete', 'organize', 'backup', 'cleanup', 'start') {
            & (Join-Path $PSScriptRoot '../vm_manager.ps1') -Action $action -Name $script:Web -WhatIf
        }
        Should -Invoke -ModuleName Acvm Invoke-RestMethod -Times 0 -Exactly -ParameterFilter { $Method -ne 'GET' }
    }

    It 'waits for the end unless told otherwise' {
        (Start-AcvmVM -VM $script:Web).state | Should -Be 'SUCCEEDED'
    }

    It 'never puts an id into a path as it is' {
        Get-AcvmOperation -Id '../users'
        Should -Invoke -ModuleName Acvm Invoke-RestMethod -Times 1 -Exactly -ParameterFilter { $Uri -like '*/api/operations/..%2Fusers' }
    }
}

Describe 'Module' {
    It 'has approved verbs only' {
        $approved = (Get-Verb).Verb
        foreach ($command in Get-Command -Module Acvm) { $command.Verb | Should -BeIn $approved }
    }

    It 'explains every command with an example' {
        foreach ($command in Get-Command -Module Acvm) {
            $help = Get-Help $command.Name
            $help.Synopsis | Should -Not -BeNullOrEmpty
            $help.Examples | Should -Not -BeNullOrEmpty
        }
    }
}
