#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

Describe 'The page "From topology to report"' {
    BeforeAll {
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        $module = Join-Path $root 'out/LyncPrereq'
        Import-Module -Name (Join-Path $module 'LyncPrereq.psd1') -Force
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'

        $page = (Get-Content -LiteralPath (Join-Path $root 'docs/fleet.md') -Raw).Replace("`r", '')
        $blocks = [regex]::Matches($page, '(?ms)^```powershell\n(.*?)\n```(?:\n\n```output\n(.*?)\n```)?$')
    }

    AfterAll {
        $PSStyle.OutputRendering = $rendering
    }

    It 'has commands and outputs' {
        $blocks.Count | Should -BeGreaterThan 8
        @($blocks | Where-Object { $_.Groups[2].Value }).Count | Should -BeGreaterThan 6
    }

    # The commands depend on each other, so they run in order, in one scope and one folder.
    It 'shows the outputs of its commands in a console of <_> columns' -ForEach 80, 120 {
        $folder = Join-Path $TestDrive ([Guid]::NewGuid())
        $null = New-Item -ItemType Directory -Path $folder
        Copy-Item -LiteralPath (Join-Path $module 'samples') -Destination $folder -Recurse
        Push-Location -LiteralPath $folder
        try {
            foreach ($block in $blocks) {
                $lines = (. ([scriptblock]::Create($block.Groups[1].Value)) *>&1 | Out-String -Width $_) -split "`r?`n"
                (($lines | ForEach-Object { $_.TrimEnd() }) -join "`n").Trim("`n") | Should -BeExactly $block.Groups[2].Value
            }

            Get-Item fleet.html, changes.html | ForEach-Object { $_.Length } | Should -BeGreaterThan 10000
        }
        finally {
            Pop-Location
        }
    }

    It 'has commands that fit a console of 100 columns' {
        $blocks | ForEach-Object { $_.Groups[1].Value -split "`n" } | ForEach-Object { $_.Length } | Should -BeLessOrEqual 100
    }
}
