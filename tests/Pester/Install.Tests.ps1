#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

Describe 'Install-LyncPrerequisite over a session' {
    BeforeAll {
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        Import-Module -Name (Join-Path $root 'out/LyncPrereq/LyncPrereq.psd1') -Force
        $standIn = [IO.File]::ReadAllText((Join-Path $PSScriptRoot 'StandIns/Server.ps1'))
        $script:sessions = @()

        # A session to a process of its own that plays a server with nothing but the operating system.
        function New-StandInServer([string] $Release = '2012R2', [string] $Domain) {
            $types = [Management.Automation.Runspaces.TypeTable]::LoadDefaultTypeFiles()
            $runspace = [RunspaceFactory]::CreateOutOfProcessRunspace($types)
            $runspace.Open()
            $session = [Management.Automation.Runspaces.PSSession]::Create($runspace, 'stand-in', $null)
            $script:sessions += $session
            $table = Join-Path $root "src/LyncPrereq/Requirements/Features/WindowsServer$Release.tsv"
            Invoke-Command -Session $session -ScriptBlock ([scriptblock]::Create($standIn)) -ArgumentList $Release, $table, $Domain
            $session
        }

        function Get-StandInCall($Session) { @(Invoke-Command -Session $Session { $global:standIn.Calls }) }

        # The stand-in has no registry, so that only the features can be judged for certain.
        function Get-FeatureRow($Session, $Role) {
            @(Test-LyncPrerequisite -Role $Role -Session $Session -WarningAction SilentlyContinue -ErrorAction SilentlyContinue |
                Where-Object { $_.Importance -eq 'Required' -and $_.Status -in 'Met', 'NotMet' })
        }

        $quiet = @{ WarningAction = 'SilentlyContinue'; ErrorAction = 'SilentlyContinue'; Confirm = $false }
    }

    AfterAll { $script:sessions | Remove-PSSession }

    It 'brings a bare server of <Release> to every required feature of <Role>, and then has nothing to change' -ForEach @(
        @{ Release = '2012R2'; Role = 'FrontEnd' }
        @{ Release = '2012R2'; Role = 'Director' }
        @{ Release = '2012R2'; Role = 'PersistentChat' }
        @{ Release = '2012R2'; Role = 'Mediation' }
        @{ Release = '2012R2'; Role = 'Edge' }
        @{ Release = '2008R2'; Role = 'FrontEnd' }
        @{ Release = '2008R2'; Role = 'Director' }
    ) {
        $session = New-StandInServer $Release
        $missing = @(Get-FeatureRow $session $Role | Where-Object Status -eq NotMet)
        $missing | Should -Not -BeNullOrEmpty

        $plan = Install-LyncPrerequisite -Role $Role -Session $session -SourcePath $root -PlanOnly @quiet
        $results = @(Install-LyncPrerequisite -InputObject $plan -Session $session @quiet | Where-Object Outcome -ne Manual)

        $results | ForEach-Object { $_ | Should -BeOfType LyncPrereq.InstallationResult }
        $results | Should -Not -BeNullOrEmpty
        $results.Outcome | Should -Not -Contain Failed
        (Get-FeatureRow $session $Role | Where-Object Status -eq NotMet).RequirementId -join ', ' | Should -BeNullOrEmpty
        $calls = @(Get-StandInCall $session)
        @($calls -match '^(Install|Add)-WindowsFeature').Count | Should -BeIn 1, 2
        $name = if ($Release -eq '2008R2') { 'Add-WindowsFeature' } else { 'Install-WindowsFeature' }
        @($calls -match 'WindowsFeature') | Should -Match "^$name "

        Install-LyncPrerequisite -Role $Role -Session $session -SourcePath $root @quiet
        @(Get-StandInCall $session).Count | Should -Be $calls.Count
    }

    It 'finds Windows Identity Foundation missing where the article''s own command line was run' {
        $session = New-StandInServer
        Invoke-Command -Session $session -ArgumentList $root {
            Install-WindowsFeature -Source $args[0] -Name RSAT-ADDS, Web-Server, Web-Static-Content, Web-Default-Doc,
                Web-Http-Errors, Web-Asp-Net, Web-Net-Ext, Web-ISAPI-Ext, Web-ISAPI-Filter, Web-Http-Logging, Web-Log-Libraries,
                Web-Request-Monitor, Web-Http-Tracing, Web-Basic-Auth, Web-Windows-Auth, Web-Client-Auth, Web-Filtering,
                Web-Stat-Compression, Web-Dyn-Compression, NET-WCF-HTTP-Activation45, Web-Asp-Net45, Web-Mgmt-Tools,
                Web-Scripting-Tools, Web-Mgmt-Compat, Desktop-Experience, Telnet-Client, BITS
        } | Out-Null
        $rows = Get-FeatureRow $session FrontEnd
        ($rows | Where-Object RequirementId -eq WindowsIdentityFoundation).Status | Should -Be NotMet
        ($rows | Where-Object RequirementId -eq IIS.AspNet).Status | Should -Be Met
    }

    It 'calls nothing that changes the server under <_>' -ForEach 'WhatIf', 'PlanOnly' {
        $session = New-StandInServer
        $switch = @{ $_ = $true }
        Install-LyncPrerequisite -Role FrontEnd -Session $session -SourcePath $root @switch -WarningAction SilentlyContinue |
            Should -Not -BeNullOrEmpty
        Get-StandInCall $session | Should -BeNullOrEmpty
        Get-FeatureRow $session FrontEnd | Where-Object Status -eq NotMet | Should -Not -BeNullOrEmpty
    }

    It 'shows under WhatIf what a person has to do as such, and the rest as planned' {
        $session = New-StandInServer
        Invoke-Command -Session $session {
            $global:asItWas = (Get-Command Get-CimInstance).ScriptBlock
            function global:Get-CimInstance($Namespace, $Query) {
                foreach ($row in & $global:asItWas $Namespace $Query) {
                    # The Web edition, which no step can change.
                    if ($row.OperatingSystemSKU) { $row.OperatingSystemSKU = 17 }
                    $row
                }
            }
        }
        $ask = @{ Role = 'FrontEnd'; Session = $session; SourcePath = $root; WarningAction = 'SilentlyContinue' }
        $manual = @((Install-LyncPrerequisite @ask -PlanOnly).Step | Where-Object Kind -EQ Manual)
        $manual | Should -Not -BeNullOrEmpty
        $shown = Install-LyncPrerequisite @ask -WhatIf
        @($shown | Where-Object Outcome -EQ Manual).StepId -join ',' | Should -Be ($manual.Id -join ',')
        @($shown | Where-Object Outcome -NE Manual).Outcome | Select-Object -Unique | Should -Be Planned
    }

    It 'refuses a row of another computer' {
        $session = New-StandInServer
        $row = Test-LyncPrerequisite -Role FrontEnd -Path (Join-Path $root 'samples/fe01.contoso.example.json')
        $row | Install-LyncPrerequisite -Session $session -Confirm:$false -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'OtherComputer,*'
        $problem[0].TargetObject | Should -Be 'fe01.contoso.example'
        Get-StandInCall $session | Should -BeNullOrEmpty
    }

    It 'does not run without a source what needs one, and runs the rest' {
        $session = New-StandInServer
        $results = Install-LyncPrerequisite -Role FrontEnd -Session $session @quiet
        ($results | Where-Object StepId -eq Features).Outcome | Should -Be Succeeded
        $failed = $results | Where-Object StepId -eq FeaturesFromSource
        $failed.Outcome | Should -Be Failed
        $failed.ExitCode | Should -Be 2148468767
    }

    It 'refuses a source that is not there before anything is changed' {
        $session = New-StandInServer
        Install-LyncPrerequisite -Role FrontEnd -Session $session -SourcePath (Join-Path $root 'none') -Confirm:$false `
            -WarningAction SilentlyContinue -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'SourceUnreachable,*'
        Get-StandInCall $session | Should -BeNullOrEmpty
    }

    It 'tells of missing packages before anything is changed' {
        $session = New-StandInServer 2008R2
        Invoke-Command -Session $session { $global:standIn.Updates = @() }
        Install-LyncPrerequisite -Role FrontEnd -Session $session -Confirm:$false `
            -WarningAction SilentlyContinue -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'PackagesNotReady,*'
        "$($problem[0])" | Should -BeLike '*KB2646886*'
        Get-StandInCall $session | Should -BeNullOrEmpty
    }

    It 'works on a server once, however many sessions lead to it' {
        $first = New-StandInServer
        $second = New-StandInServer
        Install-LyncPrerequisite -Role Edge -Session $first, $second @quiet | Should -Not -BeNullOrEmpty
        Get-StandInCall $first | Should -Not -BeNullOrEmpty
        Get-StandInCall $second | Should -BeNullOrEmpty
    }

    It 'takes each row to the session whose whole name is that of the row, and lets one server fail alone' {
        $contoso, $fabrikam, $other = 'contoso.example', 'fabrikam.example', 'other.example' | ForEach-Object { New-StandInServer -Domain $_ }
        Invoke-Command -Session $contoso { $global:standIn.Fails = 'broken' }
        $rows = Test-LyncPrerequisite -Role Edge -Session $contoso, $fabrikam -WarningAction SilentlyContinue -ErrorAction SilentlyContinue

        $results = @($rows | Install-LyncPrerequisite -Session $other, $contoso, $fabrikam @quiet | Where-Object StepId -eq Features)

        $results | ForEach-Object { $_ | Should -BeOfType LyncPrereq.InstallationResult }
        $results.Count | Should -Be 2
        ($results | Where-Object ComputerName -like '*.contoso.example').Outcome | Should -Be Failed
        ($results | Where-Object ComputerName -like '*.fabrikam.example').Outcome | Should -Be Succeeded
        Get-StandInCall $other | Should -BeNullOrEmpty

        $rows | Where-Object ComputerName -like '*.fabrikam.example' |
            Install-LyncPrerequisite -Session $other -Confirm:$false -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'OtherComputer,*'
        $problem[0].TargetObject | Should -BeLike '*.fabrikam.example'
        Get-StandInCall $other | Should -BeNullOrEmpty
    }

    It 'restarts at the end with -Restart, if a step asked for it: <Needed>' -ForEach @(
        @{ Needed = 'Yes' }
        @{ Needed = 'No' }
    ) {
        $session = New-StandInServer
        Invoke-Command -Session $session -ArgumentList $Needed { $global:standIn.RestartNeeded = $args[0] }
        Install-LyncPrerequisite -Role Edge -Session $session -Restart @quiet | Should -Not -BeNullOrEmpty
        $expected = @('Install-WindowsFeature') + @('Restart-Computer' | Where-Object { $Needed -eq 'Yes' })
        @(Get-StandInCall $session | ForEach-Object { $_.Split(' ')[0] } | Select-Object -Unique) | Should -Be $expected
    }

    It 'never restarts without -Restart, and says that a restart is needed' {
        $session = New-StandInServer
        Invoke-Command -Session $session { $global:standIn.RestartNeeded = 'Yes' }
        (Install-LyncPrerequisite -Role Edge -Session $session @quiet | Where-Object StepId -eq Features).Outcome | Should -Be RestartRequired
        Get-StandInCall $session | Should -Not -Contain 'Restart-Computer'
    }

    It 'says of a step that left everything as it was that another run would too' {
        $session = New-StandInServer
        Invoke-Command -Session $session { $global:standIn.IsHollow = $true }
        $result = Install-LyncPrerequisite -Role Edge -Session $session @quiet | Where-Object StepId -eq Features
        $result.After.Status | Should -Contain NotMet
        $result.Message | Should -BeLike '*installing it again would change nothing*'
    }
}
