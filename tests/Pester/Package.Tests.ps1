#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

Describe 'Get-LyncPrerequisitePackage' {
    BeforeAll {
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        Import-Module -Name (Join-Path $root 'out/LyncPrereq/LyncPrereq.psd1') -Force
        $rows = Test-LyncPrerequisite -Path (Join-Path $root 'samples/med01*.json') -Role FrontEnd
        $kb = 'windows6.1-kb2646886-x64_{0}.msu'

        # The state of the package of an update in a folder.
        function Get-State {
            param([string] $Folder)

            $rows | Get-LyncPrerequisitePackage -Path $Folder | Where-Object FileName -like '*KB2646886*'
        }
    }

    BeforeEach {
        $folder = Join-Path $TestDrive ([Guid]::NewGuid())
        $null = New-Item -ItemType Directory -Path $folder
    }

    It 'lists what the rows need, without a state' {
        $package = $rows | Get-LyncPrerequisitePackage
        $package.FileName | Should -Be 'Windows6.1-KB2646886*-x64.msu'
        $package.NeededBy | Should -Be 'med01.contoso.example'
        $package.State | Should -BeNullOrEmpty
    }

    It 'says what is missing' {
        $package = Get-State $folder
        $package.State | Should -Be 'Missing'
        $package.Reason | Should -BeLike '*was not found*'
    }

    It 'verifies the SHA-1 in the name of a file of the Update Catalog' {
        $file = Join-Path $folder ($kb -f 'a9993e364706816aba3e25717850c26c9cd0d89d')
        Set-Content -LiteralPath $file -Value 'abc' -NoNewline
        $package = Get-State $folder
        $package.State | Should -Be 'Verified'
        $package.Path | Should -Be $file
    }

    It 'refuses a file whose name has another SHA-1' {
        Set-Content -LiteralPath (Join-Path $folder ($kb -f ('0' * 40))) -Value 'abc' -NoNewline
        $package = Get-State $folder
        $package.State | Should -Be 'Wrong'
        $package.Reason | Should -BeLike '*a9993e36*'
    }

    It 'does not call a file right that it cannot verify' {
        Set-Content -LiteralPath (Join-Path $folder 'Windows6.1-KB2646886-x64.msu') -Value 'abc' -NoNewline
        (Get-State $folder).State | Should -BeIn 'Unlisted', 'Wrong'
    }

    It 'changes no file of the folder' {
        Set-Content -LiteralPath (Join-Path $folder 'Windows6.1-KB2646886-v2-x64.msu') -Value 'abc' -NoNewline
        $null = Get-State $folder
        @(Get-ChildItem -LiteralPath $folder).Name | Should -Be 'Windows6.1-KB2646886-v2-x64.msu'
    }

    It 'takes saved rows and plans' {
        $file = Join-Path $TestDrive 'rows.clixml'
        $rows | Export-Clixml -LiteralPath $file
        (Import-Clixml -LiteralPath $file | Get-LyncPrerequisitePackage).FileName | Should -Be 'Windows6.1-KB2646886*-x64.msu'
        ($rows | Install-LyncPrerequisite -PlanOnly -WarningAction Ignore | Get-LyncPrerequisitePackage).FileName |
            Should -Be 'Windows6.1-KB2646886*-x64.msu'
    }
}
