#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

# Reports of the built module, from rows that were kept in a file in between.
Describe 'Export-LyncPrerequisiteReport' {
    BeforeAll {
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        Import-Module -Name (Join-Path $root 'out/LyncPrereq/LyncPrereq.psd1') -Force
        $rows = @(Test-LyncPrerequisite -Role FrontEnd -Path (Join-Path $root 'samples/fe01.contoso.example.json'))
        $rows | Export-Clixml -LiteralPath (Join-Path $TestDrive 'rows.xml')
        $back = @(Import-Clixml -LiteralPath (Join-Path $TestDrive 'rows.xml'))
    }

    It 'writes the same CSV, with and without the detour through a file' {
        $direct = $rows | Export-LyncPrerequisiteReport -Path (Join-Path $TestDrive 'a.csv') -PassThru
        $detour = $back | Export-LyncPrerequisiteReport -Path (Join-Path $TestDrive 'b.csv') -PassThru
        (Get-FileHash $detour).Hash | Should -Be (Get-FileHash $direct).Hash
        $read = @(Import-Csv -LiteralPath $direct)
        $read.Count | Should -Be $rows.Count
        $read.RequirementId | Should -Be $rows.RequirementId
    }

    It 'counts what is missing as failures' {
        $file = $rows | Export-LyncPrerequisiteReport -Path (Join-Path $TestDrive 'a.xml') -Format JUnit -PassThru
        $missing = @($rows | Where-Object { $_.Status -eq 'NotMet' -and $_.Importance -eq 'Required' })
        $missing.Count | Should -BeGreaterThan 0
        ([xml](Get-Content -LiteralPath $file -Raw)).testsuites.failures | Should -Be $missing.Count
    }
}

Describe 'Measure-LyncPrerequisite' {
    BeforeAll {
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        Import-Module -Name (Join-Path $root 'out/LyncPrereq/LyncPrereq.psd1') -Force
        $rows = @(Test-LyncPrerequisite -Role FrontEnd -Path (Join-Path $root 'samples/fe01.contoso.example.json'))
    }

    It 'shows the numbers of a server in 80 columns' {
        $summary = $rows | Measure-LyncPrerequisite

        $lines = @(($summary | Out-String -Width 80) -split '\r?\n' -ne '')

        $lines[0] | Should -BeExactly 'ComputerName            Compliant NotMet Unknown Waived Cause       Role'
        $lines[2] | Should -BeExactly "fe01.contoso.example    False          2       0      0             FrontEnd"
    }

    It 'counts the same rows after a session or a file' {
        $file = Join-Path $TestDrive 'measured.xml'
        $rows | Export-Clixml -LiteralPath $file

        "$(Import-Clixml -LiteralPath $file | Measure-LyncPrerequisite)" | Should -BeExactly "$($rows | Measure-LyncPrerequisite)"
    }
}
