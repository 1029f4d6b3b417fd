#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

# Stand-ins give the rows of classes. The registry is that of the computer, and does not exist on other systems than Windows.
BeforeDiscovery {
    $hasOutOfProcess = $PSVersionTable.PSVersion.Major -ge 7
}

Describe 'Collect-LyncServerInventory.ps1' {
    BeforeAll {
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        $module = Join-Path $root 'out/LyncPrereq'
        Import-Module -Name (Join-Path $module 'LyncPrereq.psd1') -Force
        $script = Join-Path $module 'Collect-LyncServerInventory.ps1'

        $standIn = {
            function global:Get-CimInstance {
                param($Namespace, $Query, $ErrorAction)

                switch -Wildcard ($Query) {
                    '*FROM Win32_OperatingSystem' {
                        New-Object PSObject -Property @{
                            BuildNumber = '9600'; ProductType = 3; ServicePackMajorVersion = 0; SystemDrive = 'C:'
                            OperatingSystemSKU = 7; OSArchitecture = '64-bit'; Caption = "Windows $([char]0x00e9)"
                        }
                    }
                    '*FROM Win32_ComputerSystem' {
                        New-Object PSObject -Property @{ Name = 'FE01'; DNSHostName = 'fe01'; Domain = 'contoso.example'; PartOfDomain = $true }
                    }
                    '*FROM Win32_OptionalFeature' {
                        New-Object PSObject -Property @{ Name = 'IIS-StaticContent'; InstallState = [uint32]1 }
                        New-Object PSObject -Property @{ Name = 'IIS-ASPNET'; InstallState = [uint32]2 }
                    }
                    '*FROM Win32_NetworkAdapterConfiguration' {
                        New-Object PSObject -Property @{ Description = 'Team'; IPEnabled = $true; IPAddress = '192.0.2.1', 'fe80::1'; DHCPEnabled = $false }
                    }
                    '*FROM Win32_QuickFixEngineering' { throw 'Access is denied.' }
                    default { }
                }
            }
        }

        function Get-RowText($Rows) {
            ($Rows | ForEach-Object { "$($_.ComputerName) $($_.RequirementId) $($_.Status) $($_.Cause) $($_.Actual)" }) -join "`n"
        }

        . $standIn
    }

    AfterAll {
        Remove-Item -LiteralPath Function:\Get-CimInstance -ErrorAction SilentlyContinue
    }

    Context 'that runs' {
        BeforeAll {
            $folder = Join-Path $TestDrive 'a [b] c'
            $null = [IO.Directory]::CreateDirectory($folder)
            Push-Location -LiteralPath $folder
            try {
                $file = & $script -WarningVariable warnings -WarningAction SilentlyContinue
            }
            finally {
                Pop-Location
            }
        }

        It 'writes one file to the current location and returns its path' {
            $file | Should -BeOfType string
            Split-Path -Parent $file | Should -Be $folder
            [IO.Directory]::GetFiles($folder) | Should -Be $file
        }

        It 'writes ASCII characters only' {
            $bytes = [IO.File]::ReadAllBytes($file)
            @($bytes | Where-Object { $_ -gt 126 -or ($_ -lt 32 -and $_ -ne 10) }).Count | Should -Be 0
        }

        It 'warns of each fact that the server denied' {
            @($warnings | Where-Object { "$_" -like 'Win32_QuickFixEngineering could not be read: Access is denied.' }).Count | Should -Be 1
        }

        It 'has the facts of the server' {
            $inventory = Import-LyncServerInventory -LiteralPath $file
            $inventory.ComputerName | Should -Be 'fe01.contoso.example'
            ($inventory.Sources | Where-Object { $_.Kind -eq 'OperatingSystem' }).OperatingSystem.Caption | Should -Be "Windows $([char]0x00e9)"
            $inventory.InspectedAt.Kind | Should -Be 'Utc'
        }

        It 'does not depend on the settings of the caller' {
            $expected = [IO.File]::ReadAllLines($file)
            $again = & {
                Set-StrictMode -Version Latest
                $ErrorActionPreference = 'SilentlyContinue'
                $PSDefaultParameterValues = @{ 'New-Object:TypeName' = 'Uri'; 'Get-CimInstance:Query' = 'other' }
                $culture = [Threading.Thread]::CurrentThread.CurrentCulture
                try {
                    [Threading.Thread]::CurrentThread.CurrentCulture = 'tr-TR'
                    & $script -Path $folder -WarningAction SilentlyContinue
                }
                finally {
                    [Threading.Thread]::CurrentThread.CurrentCulture = $culture
                }
            }
            $again | Should -Be $file
            [IO.File]::ReadAllLines($file) | Select-Object -Skip 1 | Should -Be ($expected | Select-Object -Skip 1)
        }

        It 'keeps the file with -NoClobber' {
            $before = [IO.File]::GetLastWriteTimeUtc($file)
            { & $script -Path $folder -NoClobber } | Should -Throw '*omit -NoClobber*'
            [IO.File]::GetLastWriteTimeUtc($file) | Should -Be $before
        }

        It 'refuses a folder that does not exist' {
            { & $script -Path (Join-Path $TestDrive 'missing') } | Should -Throw '*does not exist*'
        }
    }

    It 'gives the rows of a session for <_>' -Skip:(-not $hasOutOfProcess) -ForEach 'LyncServer2013', 'SkypeForBusinessServer2015', 'SkypeForBusinessServer2019' {
        . (Join-Path $PSScriptRoot 'TestSession.ps1')
        $file = & $script -Path $TestDrive -WarningAction SilentlyContinue
        $session = New-TestSession
        try {
            Invoke-Command -Session $session -ScriptBlock $standIn
            foreach ($role in 'FrontEnd', 'Edge') {
                $live = Test-LyncPrerequisite -Role $role -Product $_ -Session $session -ErrorAction SilentlyContinue
                Get-RowText (Test-LyncPrerequisite -Role $role -Product $_ -LiteralPath $file) | Should -Be (Get-RowText $live)
            }
        }
        finally {
            Remove-PSSession $session
        }
    }

    It 'has help with an example' {
        $help = Get-Help $script -Full
        $help.Synopsis | Should -BeLike 'Collects the facts*'
        @($help.parameters.parameter).name | Should -Be 'Path', 'NoClobber'
        @($help.examples.example).Count | Should -Be 1
    }
}
