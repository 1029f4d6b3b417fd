#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

# What a console shows.
Describe 'Views' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
    BeforeAll {
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        $manifest = Join-Path $root 'out/LyncPrereq/LyncPrereq.psd1'
        Import-Module -Name $manifest -Force
        $samples = Join-Path $root 'samples'
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'

        function Get-Line([int] $Width = 80) {
            @(($input | Out-String -Width $Width) -split '\r?\n' | ForEach-Object TrimEnd | Where-Object { $_ })
        }

        # A row with these values, of the type that the views are for.
        function New-Row([string] $Id, [string] $Status = 'Met', [string] $Importance = 'Required', [string] $Computer = 'fe01', [string] $Actual = 'text') {
            $cause = if ($Status -eq 'Unknown') { 'NotCaptured' } else { 'None' }
            [pscustomobject] @{
                PSTypeName    = 'LyncPrereq.PrerequisiteResult'
                ComputerName  = $Computer
                RequirementId = $Id
                Importance    = $Importance
                Status        = $Status
                Cause         = $cause
                Actual        = $Actual
            }
        }
    }

    AfterAll {
        $PSStyle.OutputRendering = $rendering
    }

    It 'mark the status, and a recommendation that is not met' {
        $lines = @(
            New-Row SupportedOperatingSystem
            New-Row WindowsIdentityFoundation NotMet
            New-Row IIS.WebServer Unknown
            New-Row Update.KB2646886 NotApplicable
            New-Row NoPendingRestart NotMet Recommended
        ) | Get-Line

        $lines | Should -BeExactly @(
            'Status          RequirementId                Computer    Seen'
            '------          -------------                --------    ----'
            '  Met           SupportedOperatingSystem     fe01        text'
            'X NotMet        WindowsIdentityFoundation    fe01        text'
            '? Unknown       IIS.WebServer                fe01        NotCaptured'
            '- NotApplicable Update.KB2646886             fe01        text'
            '! NotMet        NoPendingRestart             fe01        text'
        )
    }

    It 'mark a row with an active waiver: <_>' -ForEach 'NotMet', 'Unknown' {
        $line = (New-Row IIS.WebServer $_ | Add-Member IsAccepted $true -PassThru | Get-Line)[2]
        $line | Should -BeLike "w $_ *"
    }

    It 'color the word and not the mark' {
        $style = $PSStyle.Formatting.Error
        $PSStyle.OutputRendering = 'Ansi'
        try {
            $shown = New-Row WindowsIdentityFoundation NotMet | Out-String
        }
        finally {
            $PSStyle.OutputRendering = 'PlainText'
        }

        $shown.Contains("X ${style}NotMet$($PSStyle.Reset)") | Should -BeTrue
    }

    It 'are one table for rows of several servers in any order' {
        $names = 'fe01.contoso.example', '10.0.0.12', '(unnamed)'
        $lines = 'A', 'B' | ForEach-Object { foreach ($name in $names) { New-Row $_ -Computer $name } } | Get-Line

        $lines.Count | Should -Be 8
        foreach ($shown in 'fe01', '10.0.0.12', '(unnamed)') {
            @($lines -match "\s$([regex]::Escape($shown))\s").Count | Should -Be 2
        }
    }

    It 'have a table for each server on request' {
        $lines = 'fe01.contoso.example', 'fe02' | ForEach-Object { New-Row A -Computer $_ } | Format-Table -View Computer | Get-Line
        $lines | Should -Contain '   Computer: fe01.contoso.example'
        $lines | Should -Contain '   Computer: fe02'
        @($lines -match 'Required').Count | Should -Be 2
    }

    It 'cut nothing at <_> columns' -ForEach 80, 120 {
        $lines = @(
            New-Row CommandLine.ActiveDirectoryTools NotApplicable -Actual '4.5.1 (Release 378675)'
            New-Row SupportedOperatingSystem -Actual 'Windows Server 2008 R2 SP1 Enterprise'
        ) | Get-Line $_

        $lines -match '[\u2026]|\.\.\.' | Should -BeNullOrEmpty
        foreach ($column in @(
                @{ Start = 16; Length = 28; Text = 'RequirementId-------------CommandLine.ActiveDirectoryToolsSupportedOperatingSystem' }
                @{ Start = 57; Length = 63; Text = 'Seen----4.5.1(Release378675)WindowsServer2008R2SP1Enterprise' }
            )) {
            $text = ($lines | ForEach-Object { $_.PadRight(120).Substring($column.Start, $column.Length) }) -join ''
            $text -replace ' ' | Should -Be $column.Text
        }
        @($lines -match ' fe01 +4\.5\.1 \(Release 378675\)$').Count | Should -Be 1
    }

    It 'show a row before the next one is tested' {
        $shown = [Collections.ArrayList] @()
        & { New-Row IIS.WebServer; $script:before = $shown.Count; New-Row IIS.AspNet } | Out-String -Stream | ForEach-Object { $null = $shown.Add($_) }
        $before | Should -BeGreaterThan 0
        $shown[$before - 1] | Should -BeLike '*IIS.WebServer*'
    }

    It 'show the value of evidence first' {
        $evidence = [pscustomobject] @{
            PSTypeName = 'LyncPrereq.Evidence'
            Source     = 'Registry'
            Location   = 'HKEY_LOCAL_MACHINE\SOFTWARE\Contoso\A path that needs another line'
            Value      = 'Release = 378675'
        }
        ($evidence | Get-Line)[0] | Should -BeExactly 'Value    : Release = 378675'
        $lines = $evidence | Format-Table | Get-Line
        $lines[0] | Should -Match '^Value +Source +Location$'
        $lines[2] | Should -BeLike 'Release = 378675 *'
        $lines -match '\u2026' | Should -BeNullOrEmpty
    }

    It 'show the kind of the computers of a topology' {
        $lines = Import-LyncTopology "$samples/topology.tbxml" -All | Get-Line
        $lines[0] | Should -BeLike 'ComputerName           Kind       Role *'
        @($lines -match '^sql01\.contoso\.example  SqlServer ').Count | Should -Be 1
        @($lines -match ' StandardEdition, Mediation ').Count | Should -Be 1
    }

    It 'cut no pool of a topology and no source of an inventory' {
        $topology = Import-LyncTopology "$samples/topology.tbxml" -All | Get-Line
        $topology -match '\u2026' | Should -BeNullOrEmpty
        ($topology | ForEach-Object { $_.PadRight(80).Substring(61) -replace ' ' }) -join '' | Should -BeLike '*edgepool.contoso.example*se01.contoso.example*'
        $inventory = Import-LyncServerInventory "$samples/edge01.json" | Get-Line
        ($inventory[2..9] | ForEach-Object { $_.Substring(43).Trim() }) -join ' ' -replace ' ' | Should -Be 'OperatingSystem,Class,WindowsFeature,Service,Registry'
    }

    It 'name the server of each step' {
        $plan = Test-LyncPrerequisite -Role FrontEnd -Path "$samples/*.json" | Install-LyncPrerequisite -PlanOnly -WarningAction SilentlyContinue
        $lines = $plan.Step | Get-Line
        foreach ($name in 'edge01', 'fe01.contoso.example', 'med01.contoso.example') {
            $lines | Should -Contain "   Computer: $name"
        }
    }

    Context 'in a session <Name>' -ForEach @(
        @{ Name = 'in ConstrainedLanguage mode'; Change = '$ExecutionContext.SessionState.LanguageMode = "ConstrainedLanguage"' }
        @{ Name = 'in strict mode'; Change = 'Set-StrictMode -Version Latest' }
        @{ Name = 'in a culture with another calendar'; Change = '[cultureinfo]::CurrentCulture = "th-TH"' }
    ) {
        BeforeAll {
            $shell = [powershell]::Create()
            $null = $shell.AddScript({
                    param($Manifest, $Samples, $Change)
                    Import-Module $Manifest
                    $PSStyle.OutputRendering = 'PlainText'
                    $rows = Test-LyncPrerequisite -Role FrontEnd -Path "$Samples/*.json"
                    $inventory = Import-LyncServerInventory "$Samples/fe01.contoso.example.json"
                    $plan = $rows | Install-LyncPrerequisite -PlanOnly -WarningAction SilentlyContinue
                    $all = @(
                        $rows; $rows[9].Evidence; $inventory; $inventory.Sources; $plan; $plan.Step
                        $rows | Measure-LyncPrerequisite
                        Get-LyncRoleRequirement -Role Edge
                        Import-LyncTopology "$Samples/topology.tbxml" -All
                    )
                    $result = [pscustomobject] @{
                        PSTypeName = 'LyncPrereq.InstallationResult'; ComputerName = 'fe01.contoso.example'; StepId = 'Features'; Action = 'Install'
                        RequirementId = @('A', 'B'); Outcome = 'Failed'; Changed = $false; RestartRequired = $false; ExitCode = 5; Message = 'Denied.'
                        LogPath = $null; Duration = $null; After = @()
                    }
                    $types = $all + $result | Group-Object { $_.PSObject.TypeNames[0] }
                    $show = { ($types | ForEach-Object { $_.Group | Format-Table; $_.Group | Format-List } | Out-String -Width 100) }
                    & $show
                    $Change = [scriptblock]::Create($Change)
                    $Error.Clear()
                    . $Change
                    & $show
                    "$Error"
                }).AddArgument($manifest).AddArgument($samples).AddArgument($Change)
            $shown = $shell.Invoke()
            $shell.Dispose()
        }

        It 'are the same' {
            $shown.Count | Should -Be 3
            $shown[1] | Should -BeExactly $shown[0]
            $shown[2] | Should -BeExactly ''
            $shown[0] | Should -Match '2013-11-04 09:12Z'
        }
    }
}
