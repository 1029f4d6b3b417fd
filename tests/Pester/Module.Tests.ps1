#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

Describe 'The built module' {
    BeforeAll {
        . "$PSScriptRoot/Engine.ps1"
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        $module = Join-Path $root 'out/LyncPrereq'
        $manifestPath = Join-Path $module 'LyncPrereq.psd1'
        if (-not (Test-Path -LiteralPath $manifestPath)) {
            throw "There is no built module at ${module}: run 'dotnet build -c Release' first."
        }

        $manifest = Import-PowerShellDataFile -Path $manifestPath
        $engine = Get-EnginePath

        # Runs text in a new process of the same PowerShell with the module loaded, and gives its lines.
        function Invoke-FreshProcess {
            param([string] $Text)

            $script = "`$ErrorActionPreference = 'Stop'; Import-Module -Name '$manifestPath'; $Text"
            $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script))
            $lines = & $engine -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded
            if ($LASTEXITCODE -ne 0) {
                throw "The process ended with exit code ${LASTEXITCODE}: $lines"
            }

            @($lines)
        }
    }

    It 'holds the files that its manifest lists and no others' {
        $files = Get-ChildItem -LiteralPath $module -Recurse -File |
            ForEach-Object { $_.FullName.Substring($module.Length + 1).Replace('\', '/') }

        ($files | Sort-Object) -join "`n" | Should -Be (($manifest.FileList | Sort-Object) -join "`n")
    }

    Context 'as it is loaded' {
        It 'imports in a fresh process and exports exactly the cmdlets of its manifest' {
            $exported = Invoke-FreshProcess '(Get-Module LyncPrereq).ExportedCommands.Values | ForEach-Object { "$($_.CommandType) $($_.Name)" }'
            $expected = $manifest.CmdletsToExport | ForEach-Object { "Cmdlet $_" }
            ($exported | Sort-Object) -join ', ' | Should -BeExactly (($expected | Sort-Object) -join ', ')
        }

        It 'is found without an import when its folder is on the module path' {
            $folder = Split-Path -Parent $module
            $separator = [IO.Path]::PathSeparator
            $found = Invoke-FreshProcess "Remove-Module LyncPrereq; `$env:PSModulePath = '$folder$separator' + `$env:PSModulePath; (Get-Command Test-LyncPrerequisite).ModuleName"
            $found | Should -Be 'LyncPrereq'
        }

        It 'has the version of its manifest' {
            Invoke-FreshProcess '(Get-Module LyncPrereq).Version.ToString()' | Should -Be $manifest.ModuleVersion
        }
    }

    Context 'as it is shipped' {
        It 'holds one assembly for each PowerShell and no other' {
            $libraries = Get-ChildItem -LiteralPath $module -Recurse -Filter *.dll |
                ForEach-Object { $_.FullName.Substring($module.Length + 1).Replace('\', '/') }
            ($libraries | Sort-Object) -join ', ' | Should -Be 'net45/LyncPrereq.dll, netstandard2.0/LyncPrereq.dll'
        }

        It 'holds every file that the manifest names' {
            $named = @($manifest.RootModule) + $manifest.FormatsToProcess
            $named | ForEach-Object { Join-Path $module $_ } | Should -Exist
        }

        It 'can be read by PowerShell 3.0: no <_> in the manifest' -ForEach 'CompatiblePSEditions', 'DscResourcesToExport' {
            $manifest.Keys | Should -Not -Contain $_
        }
    }

    Context 'on the samples' {
        BeforeAll {
            Import-Module -Name $manifestPath -Force
            $rows = @(Test-LyncPrerequisite -Role FrontEnd -Path (Join-Path $root 'samples/fe01.contoso.example.json'))
        }

        It 'judges fe01 for the Front End role' {
            $rows | Should -Not -BeNullOrEmpty
            $rows | Where-Object { -not $_.RequirementId } | Should -BeNullOrEmpty
        }

        It 'finds what is missing by its status' {
            $rows | Where-Object Status -eq NotMet | Should -Not -BeNullOrEmpty
        }

        It 'judges every sample there is' {
            $all = Test-LyncPrerequisite -Role FrontEnd -Path (Join-Path $root 'samples/*.json')
            @($all | Select-Object -ExpandProperty ComputerName -Unique) | Should -Not -BeNullOrEmpty
        }
    }
}
