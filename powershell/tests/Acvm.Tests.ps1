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

    It 'waits for the end unless told otherwise' {
        (Start-AcvmVM -VM $script:Web).state | Should -Be 'SUCCEEDED'
    }

    It 'never puts an id into a path as it is' {
        Get-AcvmOperation -Id '../users'
        Should -Invoke -ModuleName Acvm Invoke-RestMethod -Times 1 -Exactly -ParameterFilter { $Uri -like '*/api/operations/..%2Fusers' }
    }
}

Describe 'Module' {
    It 'explains every command with an example' {
        foreach ($command in Get-Command -Module Acvm) {
            $help = Get-Help $command.Name
            $help.Synopsis | Should -Not -BeNullOrEmpty
            $help.Examples | Should -Not -BeNullOrEmpty
        }
    }
}
