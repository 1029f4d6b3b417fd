#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

BeforeDiscovery {
    $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
    $pages = Join-Path $root 'docs/en-US'

    # Every example, with its code and the output that it shows; $null for one that shows none.
    $examples = foreach ($page in Get-ChildItem -Path "$pages/*-*.md") {
        $text = (Get-Content -LiteralPath $page.FullName -Raw).Replace("`r", '')
        foreach ($part in ($text -split '(?m)^### (?=Example \d)' | Select-Object -Skip 1)) {
            $blocks = [regex]::Matches($part, '(?ms)^```(\w+)\n(.*?)\n```$')
            @{
                Page   = $page.BaseName
                Title  = ($part -split "`n")[0]
                Code   = ($blocks | Where-Object { $_.Groups[1].Value -eq 'powershell' }).Groups[2].Value
                Output = $blocks | Where-Object { $_.Groups[1].Value -eq 'output' } | ForEach-Object { $_.Groups[2].Value }
            }
        }
    }
    $cmdlets = $examples.Page | Select-Object -Unique
    $runnable = @($examples | Where-Object { $_.Output })
    $hasPlatyPS = [bool] (Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS)
}

Describe 'Help' {
    BeforeAll {
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        $module = Join-Path $root 'out/LyncPrereq'
        Import-Module -Name (Join-Path $module 'LyncPrereq.psd1') -Force

        # What a console of this width shows, without the white space around it.
        function Get-Shown {
            param([string] $Code, [int] $Width)

            $lines = (& ([scriptblock]::Create($Code)) *>&1 | Out-String -Width $Width) -split "`r?`n"
            (($lines | ForEach-Object { $_.TrimEnd() }) -join "`n").Trim("`n")
        }
    }

    Context 'The example "<Page>, <Title>"' -ForEach $runnable {
        BeforeAll {
            $rendering = $PSStyle.OutputRendering
            $PSStyle.OutputRendering = 'PlainText'
            $folder = Join-Path $TestDrive ([Guid]::NewGuid())
            $null = New-Item -ItemType Directory -Path $folder
            Copy-Item -LiteralPath (Join-Path $module 'samples') -Destination $folder -Recurse
            Push-Location -LiteralPath $folder
        }

        AfterAll {
            Pop-Location
            $PSStyle.OutputRendering = $rendering
        }

        It 'shows the same in a console of <_> columns' -ForEach 80, 120 {
            Get-ChildItem -LiteralPath . | Where-Object Name -ne samples | Remove-Item -Recurse
            Get-Shown -Code $Code -Width $_ | Should -BeExactly $Output
        }

        It 'fits a console of 80 columns as Get-Help indents it' {
            ($Code + "`n" + $Output) -split "`n" | ForEach-Object { $_.Length } | Should -BeLessOrEqual 76
        }
    }

    It 'runs examples of every cmdlet but the one that only asks live servers' -ForEach @{ Runnable = $runnable.Page; Cmdlets = $cmdlets } {
        $Cmdlets | Where-Object { $_ -notin $Runnable } | Should -Be 'Get-LyncServerInventory'
    }

    Context 'Get-Help <_>' -ForEach $cmdlets {
        BeforeAll {
            $help = Get-Help $_ -Full
            $page = Get-Content -LiteralPath (Join-Path $root "docs/en-US/$_.md") -Raw
        }

        It 'gives the page of the cmdlet and not what PowerShell makes up' {
            ($page -replace '\s+', ' ') | Should -BeLike "*## SYNOPSIS $($help.Synopsis) ## SYNTAX*"
        }

        It 'has the parameters of the cmdlet' {
            $common = [Management.Automation.PSCmdlet]::CommonParameters
            $names = (Get-Command $_).Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object
            ($help.parameters.parameter.name | Sort-Object) -join ', ' | Should -Be ($names -join ', ')
        }

        It 'has at least three examples' {
            @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        }
    }

    It 'has the topic <_>' -ForEach 'about_LyncPrereq', 'about_LyncPrereq_Results', 'about_LyncPrereq_Catalogs' {
        Get-Help $_ | Out-String | Should -Match "TOPIC\s+$_\b"
    }

    It 'is what PlatyPS makes of the pages' -Skip:(-not $hasPlatyPS) {
        & (Join-Path $root 'docs/New-HelpFile.ps1') -Destination $TestDrive
        Get-Content -LiteralPath (Join-Path $TestDrive 'LyncPrereq.dll-Help.xml') -Raw |
            Should -BeExactly (Get-Content -LiteralPath (Join-Path $root 'docs/en-US/LyncPrereq.dll-Help.xml') -Raw)
    }
}
