#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

Describe 'Install-LyncPrerequisite over a session' {
    BeforeAll {
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        Import-Module -Name (Join-Path $root 'out/LyncPrereq/LyncPrereq.psd1') -Force
        . (Join-Path $PSScriptRoot 'TestSession.ps1')
        $standIn = [IO.File]::ReadAllText((Join-Path $PSScriptRoot 'StandIns/Server.ps1'))
        $script:sessions = @()

        # A session to a process of its own that plays a server with nothing but the operating system.
        function New-StandInServer([string] $Release = '2012R2', [string] $Domain) {
            $session = New-TestSession
            $script:sessions += $session
            # The table of 2012 is what differs from 2012 R2.
            $tables = @('2012R2' | Where-Object { $Release -eq '2012' }) + $Release |
                ForEach-Object { Join-Path $root "src/LyncPrereq/Requirements/Features/WindowsServer$_.tsv" }
            Invoke-Command -Session $session -ScriptBlock ([scriptblock]::Create($standIn)) -ArgumentList $Release, @($tables), $Domain, (Join-Path $TestDrive ([guid]::NewGuid()))
            $session
        }

        function Get-StandInCall($Session) { @(Invoke-Command -Session $Session { $global:standIn.Calls }) }

        # The stand-in has no registry, so that only the features can be judged for certain.
        function Get-FeatureRow($Session, $Role) {
            @(Test-LyncPrerequisite -Role $Role -Session $Session -WarningAction SilentlyContinue -ErrorAction SilentlyContinue |
                Where-Object { $_.Importance -eq 'Required' -and $_.Status -in 'Met', 'NotMet' })
        }

        # What happens elsewhere happens when it happens; a test that waits for it in vain fails.
        function Wait-File([string] $Path) {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            while (-not (Test-Path -LiteralPath $Path) -or -not (Get-Content -LiteralPath $Path)) {
                if ($watch.Elapsed.TotalSeconds -gt 30) { throw "Nothing was written to $Path." }
                Start-Sleep -Milliseconds 50
            }
            Get-Content -LiteralPath $Path
        }

        # A feature step that tells when it begins, and ends when it is released or after half a minute.
        $slowStep = @'
            [IO.File]::AppendAllText("$folder/begun", "$Name`n")
            $end = 'stopped'
            try {
                $watch = [Diagnostics.Stopwatch]::StartNew()
                while (-not (Test-Path -LiteralPath "$folder/release")) {
                    if ($watch.Elapsed.TotalSeconds -gt 30) { $end = 'forgotten'; throw 'Nobody released it.' }
                    Start-Sleep -Milliseconds 50
                }
                $end = 'released'
            }
            finally { [IO.File]::WriteAllText("$folder/ended", $end) }
'@

        $quiet = @{ WarningAction = 'SilentlyContinue'; ErrorAction = 'SilentlyContinue'; Confirm = $false }
    }

    AfterAll { $script:sessions | Remove-PSSession }

    It 'brings a bare server of <Release> to every required feature of <Role>, and then has nothing to change' -Tag Ssh -ForEach @(
        @{ Release = '2012R2'; Role = 'FrontEnd' }
        @{ Release = '2012R2'; Role = 'Director' }
        @{ Release = '2012R2'; Role = 'PersistentChat' }
        @{ Release = '2012R2'; Role = 'Mediation' }
        @{ Release = '2012R2'; Role = 'Edge' }
        @{ Release = '2012'; Role = 'FrontEnd' }
        @{ Release = '2012'; Role = 'Edge' }
        @{ Release = '2008R2'; Role = 'FrontEnd' }
        @{ Release = '2008R2'; Role = 'Director' }
        @{ Release = '2008R2'; Role = 'PersistentChat' }
    ) {
        $session = New-StandInServer $Release
        $missing = @(Get-FeatureRow $session $Role | Where-Object Status -eq NotMet)
        $missing | Should -Not -BeNullOrEmpty

        $plan = Install-LyncPrerequisite -Role $Role -Session $session -SourcePath $root -PlanOnly @quiet
        $results = @(Install-LyncPrerequisite -InputObject $plan -Session $session @quiet | Where-Object Outcome -ne Manual)

        $results | Should -BeOfType LyncPrereq.InstallationResult
        $results | Should -Not -BeNullOrEmpty
        $results.Outcome | Should -Not -Contain Failed
        (Get-FeatureRow $session $Role | Where-Object Status -eq NotMet).RequirementId -join ', ' | Should -BeNullOrEmpty
        $calls = @(Get-StandInCall $session)
        @($calls -match '^(Install|Add)-WindowsFeature').Count | Should -BeIn 1, 2, 3
        $name = if ($Release -eq '2008R2') { 'Add-WindowsFeature' } else { 'Install-WindowsFeature' }
        @($calls -match 'WindowsFeature') | Should -Match "^$name "

        Install-LyncPrerequisite -Role $Role -Session $session -SourcePath $root @quiet
        @(Get-StandInCall $session).Count | Should -Be $calls.Count
    }

    It 'installs .NET Framework 3.5.1 and no other feature on a bare server of 2008 R2 for <_>' -ForEach 'Mediation', 'Edge' {
        $session = New-StandInServer 2008R2
        $plan = Install-LyncPrerequisite -Role $_ -Session $session -PlanOnly @quiet
        $plan | Should -BeOfType LyncPrereq.InstallationPlan

        $null = Install-LyncPrerequisite -InputObject $plan -Session $session @quiet
        Get-StandInCall $session | Should -Be 'Add-WindowsFeature NET-Framework-Core'
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

    It 'shows under WhatIf what a person has to do as such, and plans nothing on a Windows that has to be replaced' {
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
        @($shown | Where-Object Outcome -NE Manual) | Should -BeNullOrEmpty

        Invoke-Command -Session $session { Set-Item function:global:Get-CimInstance $global:asItWas }
        $shown = Install-LyncPrerequisite @ask -WhatIf
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

    It 'does not run without a source what needs one, and runs the rest' -Tag Ssh {
        $session = New-StandInServer
        $results = Install-LyncPrerequisite -Role FrontEnd -Session $session @quiet
        ($results | Where-Object StepId -eq Features).Outcome | Should -Be Succeeded
        $failed = $results | Where-Object StepId -eq FeaturesFromSource
        $failed.Outcome | Should -Be Failed
        $failed.ExitCode | Should -Be 2148468767
    }

    It 'gives each step the source that has its files, and goes on where one is missing: <Name>' -ForEach @(
        @{ Name = 'both'; Both = $true; Image = 'Succeeded' }
        @{ Name = 'the folder alone'; Both = $false; Image = 'Failed' }
    ) {
        $session = New-StandInServer
        Invoke-Command -Session $session { $global:standIn.Features['Windows-Identity-Foundation'].Removed = $true }
        $wim = Join-Path $TestDrive 'install.wim'
        $null = New-Item -ItemType File -Path $wim -Force
        $source = @($root) + @("wim:${wim}:2" | Where-Object { $Both })
        $results = Install-LyncPrerequisite -Role FrontEnd -Session $session -SourcePath $source @quiet
        ($results | Where-Object StepId -eq Features).Outcome | Should -Be Succeeded
        ($results | Where-Object StepId -eq FeaturesFromSource).Outcome | Should -Be Succeeded
        ($results | Where-Object StepId -eq FeaturesFromImage).Outcome | Should -Be $Image
        $calls = Get-StandInCall $session
        $calls -like '*NET-Framework-Core*' | Should -BeLike "* -Source $root"
        $calls -like '* Windows-Identity-Foundation *' | Should -Be "Install-WindowsFeature Windows-Identity-Foundation -Source $($source[1])"
    }

    It 'refuses an image without an index, and one that is not there, before anything is changed' {
        $session = New-StandInServer
        $ask = @{ Role = 'FrontEnd'; Session = $session; Confirm = $false; WarningAction = 'SilentlyContinue'; ErrorVariable = 'problem'; ErrorAction = 'SilentlyContinue' }
        Install-LyncPrerequisite @ask -SourcePath 'wim:D:\sources\install.wim' | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'SourcePathInvalid,*'
        Install-LyncPrerequisite @ask -SourcePath "wim:$(Join-Path $TestDrive 'none.wim'):2" | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'SourceUnreachable,*'
        Get-StandInCall $session | Should -BeNullOrEmpty
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

    It 'works once on a server of which rows and a plan speak' {
        $session = New-StandInServer
        $ask = @{ Session = $session; Confirm = $false; WarningVariable = 'said'; WarningAction = 'SilentlyContinue'; ErrorVariable = 'problem'; ErrorAction = 'SilentlyContinue' }
        $rows = @(Test-LyncPrerequisite -Role Edge -Session $session -WarningAction SilentlyContinue -ErrorAction SilentlyContinue)
        $plan = $rows | Install-LyncPrerequisite -PlanOnly -WarningAction SilentlyContinue
        $results = @($rows + $plan | Install-LyncPrerequisite @ask)
        $problem | Should -BeNullOrEmpty
        @($said) -like '* was specified more than once. *' | Should -HaveCount 1
        @($results | Where-Object StepId -eq Features).Outcome | Should -Be Succeeded
        @(Get-StandInCall $session).Count | Should -Be 1
    }

    It 'takes each row to the session whose whole name is that of the row, and lets one server fail alone' -Tag Ssh {
        $contoso, $fabrikam, $other = 'contoso.example', 'fabrikam.example', 'other.example' | ForEach-Object { New-StandInServer -Domain $_ }
        Invoke-Command -Session $contoso { $global:standIn.Fails = 'broken' }
        $rows = Test-LyncPrerequisite -Role Edge -Session $contoso, $fabrikam -WarningAction SilentlyContinue -ErrorAction SilentlyContinue

        $results = @($rows | Install-LyncPrerequisite -Session $other, $contoso, $fabrikam @quiet | Where-Object StepId -eq Features)

        $results | Should -BeOfType LyncPrereq.InstallationResult
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

    It 'takes no row to a server that reports more than its short name, and installs nothing for that' {
        $contoso, $fabrikam = 'contoso.example', 'fabrikam.example' | ForEach-Object { New-StandInServer -Domain $_ }
        $row = Test-LyncPrerequisite -Role Edge -Session $contoso -WarningAction SilentlyContinue -ErrorAction SilentlyContinue |
            Where-Object { $_.RequirementId -eq 'WindowsIdentityFoundation' }
        $short = $row.ComputerName.Split('.')[0]
        $file = Join-Path $TestDrive 'short.xml'
        $row | Export-Clixml -LiteralPath $file
        [IO.File]::WriteAllText($file, [IO.File]::ReadAllText($file).Replace("<S N=`"ComputerName`">$($row.ComputerName)<", "<S N=`"ComputerName`">$short<"))
        $ask = @{ InputObject = Import-Clixml -LiteralPath $file; Confirm = $false; WarningAction = 'SilentlyContinue'; ErrorVariable = 'problem'; ErrorAction = 'SilentlyContinue' }

        Install-LyncPrerequisite @ask -Session $contoso, $fabrikam | Should -BeNullOrEmpty
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'OtherComputer,*'
        $problem[0].TargetObject | Should -Be $short
        @($contoso, $fabrikam | ForEach-Object { Get-StandInCall $_ }) | Should -BeNullOrEmpty

        Install-LyncPrerequisite @ask -Session $contoso | Should -BeNullOrEmpty
        $problem.Count | Should -Be 1
        $problem[0].TargetObject | Should -Be $short
        "$($problem[0])" | Should -BeLike "No available target is $short (available: $($row.ComputerName))*"
        Get-StandInCall $contoso | Should -BeNullOrEmpty
    }

    It 'has one error for a server that does not answer, whether a role or rows of it are asked for' -Tag Ssh {
        $session = New-StandInServer
        $file = Join-Path $TestDrive 'silent.xml'
        $rows = Test-LyncPrerequisite -Role Edge -Session $session -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        $rows | Export-Clixml -LiteralPath $file
        [IO.File]::WriteAllText($file, [IO.File]::ReadAllText($file).Replace("<S N=`"ComputerName`">$($rows[0].ComputerName)<", "<S N=`"ComputerName`">$($session.ComputerName)<"))
        $rows = Import-Clixml -LiteralPath $file
        Remove-PSSession $session
        $ask = @{ Session = $session; Confirm = $false; ErrorVariable = 'problem'; ErrorAction = 'SilentlyContinue' }

        Install-LyncPrerequisite -Role Edge @ask | Should -BeNullOrEmpty
        @($problem.FullyQualifiedErrorId) | Should -BeLike 'HostUnreachable,*'
        $rows | Install-LyncPrerequisite @ask | Should -BeNullOrEmpty
        @($problem.FullyQualifiedErrorId) | Should -BeLike 'HostUnreachable,*'
        @($problem.FullyQualifiedErrorId).Count | Should -Be 1
    }

    It 'does not take a server that does not answer for one that does' -Tag Ssh {
        $dead, $alive = (New-StandInServer), (New-StandInServer -Domain 'a.example')
        Invoke-Command -Session $alive -ArgumentList $dead.ComputerName {
            $global:name, $global:asItWas = $args[0], (Get-Command Get-CimInstance).ScriptBlock
            function global:Get-CimInstance($Namespace, $Query) {
                foreach ($row in & $global:asItWas $Namespace $Query) {
                    if ($row.Domain) { $row.Name = $global:name }
                    $row
                }
            }
        }
        $rows = Test-LyncPrerequisite -Role Edge -Session $alive -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        $rows[0].ComputerName | Should -Be "$($dead.ComputerName).a.example"
        Remove-PSSession $dead

        $results = $rows | Install-LyncPrerequisite -Session $dead, $alive -Confirm:$false -ErrorVariable problem `
            -WarningAction SilentlyContinue -ErrorAction SilentlyContinue

        ($results | Where-Object StepId -eq Features).Outcome | Should -Be Succeeded
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'HostUnreachable,*'
    }

    It 'has one sentence for a role of which a catalog of its own asks nothing' {
        $session = New-StandInServer
        $file = Join-Path $TestDrive 'own.json'
        $catalog = [IO.File]::ReadAllText((Join-Path $root 'src/LyncPrereq/Requirements/Catalogs/LyncServer2013.json')) | ConvertFrom-Json
        $catalog.requirements = @($catalog.requirements | Where-Object id -eq MessageQueuing)
        $catalog | ConvertTo-Json -Depth 20 | Set-Content -LiteralPath $file
        Install-LyncPrerequisite -Role Edge -CatalogPath $file -Session $session -Confirm:$false -WarningVariable said -WarningAction SilentlyContinue |
            Should -BeNullOrEmpty
        @($said).Count | Should -Be 1
        "$said" | Should -BeLike '*: No requirement of the selected roles applies to *'
        Get-StandInCall $session | Should -BeNullOrEmpty
    }

    It 'restarts at the end with -Restart, if a step asked for it: <Needed>' -Tag Ssh -ForEach @(
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
        $result.Message | Should -BeLike '*Installing it again would not change this*'
    }

    It 'is not disturbed by the aliases of a profile, and leaves nothing of its script behind' -Tag Ssh {
        $session = New-StandInServer
        Invoke-Command -Session $session {
            foreach ($name in 'Row', 'Package', 'Signature', 'Program', 'Tell') { Set-Alias -Scope Global $name Get-Date }
        }
        $results = @(Install-LyncPrerequisite -Role Edge -Session $session @quiet)
        ($results | Where-Object StepId -eq Features).Outcome | Should -Be Succeeded
        Invoke-Command -Session $session { @(Get-Command *-LyncPrereq* -CommandType Function -ErrorAction SilentlyContinue).Count } | Should -Be 0
    }

    It 'sends nothing elsewhere, and restarts nothing, whatever parameters the session adds to commands by itself' -Tag Ssh {
        $session = New-StandInServer
        Invoke-Command -Session $session {
            $global:standIn.RestartNeeded = 'Yes'
            $global:PSDefaultParameterValues = @{ '*:ComputerName' = 'elsewhere'; 'Install-WindowsFeature:Restart' = $true }
        }
        $results = @(Install-LyncPrerequisite -Role Edge -Session $session -Restart @quiet)
        ($results | Where-Object StepId -eq Features).Outcome | Should -Be RestartRequired
        $calls = Get-StandInCall $session
        $calls | Should -Contain Restart-Computer
        $calls -like 'elsewhere*' | Should -BeNullOrEmpty
        Invoke-Command -Session $session { $global:PSDefaultParameterValues.Count } | Should -Be 2
    }

    It 'is not led astray by a function of the session, or by one that loads no module' {
        $session = New-StandInServer
        Invoke-Command -Session $session {
            # What PowerShell itself brings is loaded by then.
            $null = Get-Date; $null = Test-Path .
            $global:PSModuleAutoLoadingPreference = 'None'
            function global:Install-WindowsFeature { $global:standIn.Calls += 'elsewhere' }
            function global:Add-WindowsFeature { $global:standIn.Calls += 'elsewhere' }
        }
        $results = @(Install-LyncPrerequisite -Role FrontEnd -Session $session -SourcePath $root @quiet)
        ($results | Where-Object StepId -eq FeaturesFromSource).Outcome | Should -Be Succeeded
        Get-StandInCall $session | Should -Not -Contain elsewhere
        (Get-StandInCall $session)[-1] | Should -BeLike "* -Source $root"
    }

    It 'installs nothing by a ServerManager that leads to another session' {
        $session = New-StandInServer
        Invoke-Command -Session $session {
            Set-Content -LiteralPath "$($global:standIn.Folder)/modules/ServerManager/ServerManager.psd1" -Value @'
@{ ModuleVersion = '1.0'; RootModule = 'ServerManager.psm1'; PrivateData = @{ ImplicitRemoting = $true } }
'@
        }
        $failed = Install-LyncPrerequisite -Role Edge -Session $session @quiet | Where-Object StepId -eq Features
        $failed.Outcome | Should -Be Failed
        $failed.Message | Should -BeLike 'The ServerManager module of this session connects to another computer*'
        Get-StandInCall $session | Should -BeNullOrEmpty
    }

    It 'changes nothing where it cannot be seen whether the account is elevated, as in constrained language mode' {
        $session = New-StandInServer
        $rows = Test-LyncPrerequisite -Role Edge -Session $session -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        Invoke-Command -Session $session { $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage' }
        $assembly = (Get-Command Install-LyncPrerequisite).ImplementingType.Assembly
        $script = $assembly.GetType('LyncPrereq.Scripting.Scripts').GetProperty('Install').GetValue($null)
        $row = Invoke-Command -Session $session -ScriptBlock ([scriptblock]::Create($script)) -ArgumentList Check, @(), @(), '', '', 0, $false, '' -ErrorAction SilentlyContinue |
            Where-Object Kind -eq Elevated
        $row.Name | Should -Be ConstrainedLanguage
        $row.Data | Should -Not -BeOfType bool
        $rows | Install-LyncPrerequisite -Session $session -Confirm:$false -ErrorVariable problem -WarningAction SilentlyContinue -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $problem | Should -Not -BeNullOrEmpty
    }

    It 'does not choose between two computers that report one name' {
        $first, $second = (New-StandInServer), (New-StandInServer)
        $rows = Test-LyncPrerequisite -Role Edge -Session $first -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        $rows | Install-LyncPrerequisite -Session $first, $second -Confirm:$false -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        @($problem.FullyQualifiedErrorId) | Should -BeLike 'ComputerAmbiguous,*'
        $problem[0].TargetObject | Should -Be $rows[0].ComputerName
        @($first, $second | ForEach-Object { Get-StandInCall $_ }) | Should -BeNullOrEmpty
    }

    It 'says that a server could not be looked at again' {
        $session = New-StandInServer
        Invoke-Command -Session $session { $global:standIn.Before = '$global:standIn.IsGone = $true' }
        $results = @(Install-LyncPrerequisite -Role Edge -Session $session @quiet | Where-Object StepId -eq Features)
        $results.Outcome | Should -Be Succeeded
        $results.Message | Should -BeLike 'The installation succeeded. The server could not be inspected again: *'
        $results.After | Should -BeNullOrEmpty
    }

    It 'restarts no server while another one is worked on, and says which one it restarts' {
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $first, $second = 'a.example', 'b.example' | ForEach-Object { New-StandInServer -Domain $_ }
        Invoke-Command -Session $first -ArgumentList $folder {
            $global:folder = $args[0]
            $global:standIn.RestartNeeded = 'Yes'
            function global:Restart-Computer { [CmdletBinding()] param([switch] $Force) $global:standIn.Calls += "ended: $([IO.File]::Exists("$global:folder/ended"))" }
        }
        Invoke-Command -Session $second -ArgumentList $folder {
            $global:standIn.Folder = $args[0]
            $global:standIn.Before = 'Start-Sleep -Seconds 2; [IO.File]::WriteAllText("$($global:standIn.Folder)/ended", "")'
        }
        $null = Install-LyncPrerequisite -Role Edge -Session $first, $second -Restart -Confirm:$false -WarningVariable said -WarningAction SilentlyContinue
        (Get-StandInCall $first)[-1] | Should -Be 'ended: True'
        @($said) -like 'Restarting *.a.example.' | Should -HaveCount 1
        @($said) -like 'Restarting *.b.example.' | Should -BeNullOrEmpty
    }

    It 'says of rows that could not be judged that nothing is planned for them' {
        $session = New-StandInServer
        $rows = Test-LyncPrerequisite -Role FrontEnd -Session $session -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        $unknown = @($rows | Where-Object { $_.Status -eq 'Unknown' -and $_.Importance -eq 'Required' })
        $unknown | Should -Not -BeNullOrEmpty
        $ask = @{ Session = $session; Confirm = $false; WarningVariable = 'said'; WarningAction = 'SilentlyContinue' }

        $unknown | Install-LyncPrerequisite @ask | Should -BeNullOrEmpty
        @($said) -like '*: The plan does not include requirements with an unknown result: *' | Should -Not -BeNullOrEmpty
        Get-StandInCall $session | Should -BeNullOrEmpty

        $rows | Install-LyncPrerequisite @ask -SourcePath $root | Should -Not -BeNullOrEmpty
        foreach ($id in $unknown.RequirementId) { "$said" | Should -BeLike "*$id*" }
    }

    It 'works on several servers at a time' {
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $sessions = 'a.example', 'b.example' | ForEach-Object { New-StandInServer -Domain $_ }
        Invoke-Command -Session $sessions -ArgumentList $folder {
            $global:standIn.Folder = $args[0]
            $global:standIn.Before = "" + {
                $null = New-Item -ItemType File -Path (Join-Path $global:standIn.Folder ([guid]::NewGuid()))
                $watch = [Diagnostics.Stopwatch]::StartNew()
                while (@(Get-ChildItem -LiteralPath $global:standIn.Folder).Count -lt 2) {
                    if ($watch.Elapsed.TotalSeconds -gt 30) { throw 'The other one was not begun.' }
                    Start-Sleep -Milliseconds 50
                }
            }
        }
        $results = @(Install-LyncPrerequisite -Role Edge -Session ($sessions + $sessions[0]) @quiet | Where-Object StepId -eq Features)
        $results.Outcome | Should -Be Succeeded, Succeeded
        $results.ComputerName | Select-Object -Unique | Should -HaveCount 2
    }

    It 'says what became of every server where the pipeline ends before: <Name>' -ForEach @(
        @{ Name = 'one result is enough'; Fails = $null; Command = { Install-LyncPrerequisite @ask -ErrorAction SilentlyContinue | Select-Object -First 1 } }
        @{ Name = 'an error ends it'; Fails = 'The share is gone.'; Command = { Install-LyncPrerequisite @ask -ErrorAction Stop } }
    ) {
        $first, $second = 'a.example', 'b.example' | ForEach-Object { New-StandInServer -Domain $_ }
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        Invoke-Command -Session $second -ArgumentList $folder {
            $global:standIn.Folder = $args[0]
            $global:standIn.Before = "" + {
                [IO.File]::WriteAllText("$($global:standIn.Folder)/begun", '')
                Start-Sleep -Seconds 3
            }
        }
        # The other one goes on, or fails, when this one is at work.
        Invoke-Command -Session $first -ArgumentList $folder, $Fails {
            $global:folder, $global:fails = $args
            function global:Test-Path {
                $watch = [Diagnostics.Stopwatch]::StartNew()
                while (-not [IO.File]::Exists("$global:folder/begun") -and $watch.Elapsed.TotalSeconds -lt 30) { Start-Sleep -Milliseconds 50 }
                if ($global:fails) { throw $global:fails }
                Microsoft.PowerShell.Management\Test-Path @args
            }
        }

        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({
                    param($Module, $Session, $Source, $Command)
                    Import-Module $Module
                    $ask = @{ Role = 'FrontEnd'; Session = $Session; SourcePath = $Source; Confirm = $false; WarningAction = 'SilentlyContinue' }
                    . ([scriptblock]::Create($Command))
                }).AddArgument((Join-Path $root 'out/LyncPrereq/LyncPrereq.psd1')).AddArgument(@($first, $second)).AddArgument($root).AddArgument("$Command")
            $results = @(try { $shell.Invoke() } catch { $_.Exception.GetBaseException().Message })
            $results.Count | Should -Be 1
            $said = @($shell.Streams.Warning | ForEach-Object Message)
            $said -like '*Succeeded: Install * features on *.b.example*' | Should -HaveCount 1
            Get-StandInCall $second | Should -Not -BeNullOrEmpty

            # Meanwhile every server has its own line, with the step, how long it has taken, and its log.
            $shown = @($shell.Streams.Progress | Where-Object Activity -like 'Installing prerequisites on *.b.example')
            @($shown.ActivityId | Select-Object -Unique) | Should -HaveCount 1
            $others = @($shell.Streams.Progress | Where-Object { $_.Activity -like 'Installing*' -and $_.Activity -notlike '*.b.example' })
            $others.Count -gt 0 | Should -Be (-not $Fails)
            $others.ActivityId | Should -Not -Contain $shown[0].ActivityId
            # On a busy computer, the next step begins before the pipeline ends.
            $shown[0].StatusDescription | Should -Match '^Step [1-4] of 4: Install .* \(0:\d\d:\d\d\)$'
            $shown[0].CurrentOperation | Should -Be 'Log: %windir%\Logs\CBS\CBS.log'
        }
        finally { $shell.Dispose() }
    }

    It 'runs of a plan from a file what its names ask for, whatever else the file says' {
        $honest = New-StandInServer
        $other = New-StandInServer
        $plan = Install-LyncPrerequisite -Role FrontEnd -Session $honest -SourcePath $root -PlanOnly @quiet
        $file = Join-Path $TestDrive 'plan.xml'
        $plan | Export-Clixml $file
        $text = [IO.File]::ReadAllText($file)
        $evil = 'Smuggled`$(throw 1)' + [char]0x2019 + '; throw 2; ' + [char]0x2018 + '_x000A_throw 3'
        $changed = $text -replace '(<S N="(?:Id|Title|Command|Reason|Script)">)[^<]*', ('$1' + $evil.Replace('$', '$$'))
        $changed = $changed -creplace '<S>Web-[^<]*</S>', ('<S>' + $evil.Replace('$', '$$') + '</S>')
        $changed | Should -Not -Be $text
        [IO.File]::WriteAllText($file, $changed)

        $null = Install-LyncPrerequisite -InputObject $plan -Session $honest @quiet
        $results = @(Install-LyncPrerequisite -InputObject (Import-Clixml $file) -SourcePath $root -Session $other @quiet)

        $results.Outcome | Should -Contain Succeeded
        (Get-StandInCall $other) -join "`n" | Should -Be ((Get-StandInCall $honest) -join "`n")
    }

    Context 'by the script of a plan' {
        BeforeAll {
            # A server of 2008 R2 that lacks one update and the features, and the script of its plan.
            function New-ScriptServer([uint32] $ExitCode) {
                $session = New-StandInServer 2008R2 -Domain contoso.example
                $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive "it's a folder $([guid]::NewGuid())")).FullName
                Invoke-Command -Session $session -ArgumentList ([BitConverter]::ToInt32([BitConverter]::GetBytes($ExitCode), 0)) {
                    $global:standIn.Updates = @()
                    $global:code = $args[0]
                    Add-Type 'public static class LyncPrereqPackageTrust { public static string Root = "CDD4EEAE6000AC7F40C3802C171E30148030C072"; public static string RootOf(string path) { return Root; } }'
                    $global:domain = 'contoso.example'
                    function global:Start-Process {
                        [CmdletBinding()] param($FilePath, $ArgumentList, $WorkingDirectory, [switch] $Wait, [switch] $PassThru)
                        $global:standIn.Calls += "$FilePath $ArgumentList"
                        $copy = "$ArgumentList" -replace '^"|".*'
                        if (-not (Test-Path -LiteralPath $copy)) { $copy = $FilePath }
                        $global:copies = @($global:copies) + @(New-Object PSObject -Property @{ Path = $copy; Content = [IO.File]::ReadAllText($copy) })
                        New-Object PSObject -Property @{ ExitCode = $global:code }
                    }
                    function global:Get-WmiObject {
                        [CmdletBinding()] param($Class, [string] $ComputerName)
                        New-Object PSObject -Property @{ Domain = $global:domain }
                    }
                    $global:PSDefaultParameterValues = @{ '*:ComputerName' = 'elsewhere' }
                }
                $file = Join-Path $folder 'Windows6.1-KB2646886-v2-x64.msu'
                $null = New-Item -ItemType File -Path $file
                $plan = Install-LyncPrerequisite -Role FrontEnd -Session $session -PackagePath $folder -PlanOnly @quiet
                [pscustomobject]@{ Session = $session; Script = $plan.Script; File = $file }
            }

            function Invoke-PlanScript($Server) {
                $problem = try {
                    $null = Invoke-Command -Session $Server.Session -ScriptBlock ([scriptblock]::Create($Server.Script)) `
                        -WarningVariable said -WarningAction SilentlyContinue
                }
                catch { $_ }
                [pscustomobject]@{ Calls = @(Get-StandInCall $Server.Session); Said = "$said"; Problem = "$problem" }
            }
        }

        It 'brings a server to what the plan is for' -Tag Ssh {
            $server = New-ScriptServer
            $run = Invoke-PlanScript $server
            $run.Problem | Should -BeNullOrEmpty
            $run.Calls | Should -HaveCount 3
            $run.Calls[0] | Should -Be 'Import-Module ServerManager'
            $run.Calls[1] | Should -BeLike 'Add-WindowsFeature *'
            $run.Calls[2] | Should -BeLike "*\System32\wusa.exe `"*$(Split-Path -Leaf $server.File)`" /quiet /norestart"
            $run.Calls[2] | Should -Not -BeLike "*$($server.File)*"
            $copy = Invoke-Command -Session $server.Session { $global:copies } | Where-Object Path
            $copy.Content | Should -Be ([IO.File]::ReadAllText($server.File))
            Split-Path -Parent $copy.Path | Should -Not -Exist
            Get-FeatureRow $server.Session FrontEnd | Where-Object { $_.Status -eq 'NotMet' -and $_.RequirementId -ne 'Update.KB2646886' } |
                Should -BeNullOrEmpty
        }

        It 'goes by the exit code <Code>' -ForEach @(
            @{ Code = 0; Says = '' }
            @{ Code = 3010; Says = 'Restart this server now: step 2 requires it.*' }
            @{ Code = 2359301; Says = 'Restart this server now: step 2 requires it.*' }
            @{ Code = 2359302; Says = '' }
            @{ Code = 2149842967; Says = '*does not apply to this system (0x80240017). It applies only if IIS is installed*' }
            @{ Code = 1641; Says = 'The installer of step 2 has started a restart of this server. After the restart, run this script again.' }
            @{ Code = 1603; Says = ''; Fails = 'Step 2 failed: *exit code 1603 (0x00000643). The installer failed with a fatal error*' }
            @{ Code = 2149842966; Says = ''; Fails = '*exit code * (0x80240016). *Restart the server, and then try again.' }
        ) {
            $server = New-ScriptServer $Code
            $run = Invoke-PlanScript $server
            $run.Problem | Should -BeLike "$Fails"
            $run.Said | Should -BeLike $Says
            $run.Calls | Should -HaveCount 3
        }

        It 'starts the installer in the folder of Windows, and removes the copy if it cannot be started' {
            $server = New-ScriptServer
            Invoke-Command -Session $server.Session {
                function global:Start-Process {
                    [CmdletBinding()] param($FilePath, $ArgumentList, $WorkingDirectory, [switch] $Wait, [switch] $PassThru)
                    $global:copies = "$ArgumentList" -replace '^"|".*'
                    $global:standIn.Calls += "in $WorkingDirectory"
                    throw 'A policy blocks this program.'
                }
            }
            $run = Invoke-PlanScript $server
            $run.Problem | Should -BeLike 'Step 2 failed: A policy blocks this program.*'
            $run.Calls[-1] | Should -Be 'in \System32'
            $copy = Invoke-Command -Session $server.Session { $global:copies }
            $copy | Should -Not -BeNullOrEmpty
            Split-Path -Parent $copy | Should -Not -Exist
        }

        It 'takes the first of several files, and says so' {
            $server = New-ScriptServer
            $null = New-Item -ItemType File -Path ($server.File -replace '-v2-x64', '-x64_DA39A3EE5E6B4B0D3255BFEF95601890AFD80709')
            $null = New-Item -ItemType File -Path ($server.File -replace 'KB2646886', 'KB974405'), ($server.File -replace 'x64', 'x86')
            $run = Invoke-PlanScript $server
            $run.Problem | Should -BeNullOrEmpty
            $run.Said | Should -BeLike '2 files in * would do; Windows6.1-KB2646886-v2-x64.msu is used.'
            $run.Calls[2] | Should -BeLike "*wusa.exe `"*$(Split-Path -Leaf $server.File)`" *"
        }

        It 'runs no file whose SHA-1 is not that of its name' {
            $server = New-ScriptServer
            Rename-Item -LiteralPath $server.File -NewName 'windows6.1-kb2646886-v2-x64_da39a3ee5e6b4b0d3255bfef95601890afd80700.msu'
            $run = Invoke-PlanScript $server
            $run.Problem | Should -BeLike '*_da39a3ee5e6b4b0d3255bfef95601890afd80700.msu does not match its name: the SHA-1 hash is DA39A3EE5E6B4B0D3255BFEF95601890AFD80709. Download the file again.'
            $run.Calls | Should -HaveCount 2
        }

        It 'runs no file whose signature <Name>' -ForEach @(
            @{ Name = 'is not valid'; Answer = '0x800B0100'; Says = '*-v2-x64.msu does not have a valid signature: Windows reports 0x800B0100.' }
            @{ Name = 'is that of another publisher'; Answer = '0563B8630D62D75ABBC8AB1E4BDFB5A899B24D43'; Says = '*-v2-x64.msu is signed, but not by Microsoft. Its root certificate is 0563B8630D62D75ABBC8AB1E4BDFB5A899B24D43.' }
        ) {
            $server = New-ScriptServer
            Invoke-Command -Session $server.Session -ArgumentList $Answer { [LyncPrereqPackageTrust]::Root = $args[0] }
            $run = Invoke-PlanScript $server
            $run.Problem | Should -BeLike $Says
            $run.Calls | Should -HaveCount 2
        }

        It 'changes nothing without elevation' {
            $server = New-ScriptServer
            $server.Script = $server.Script.Replace('catch [PlatformNotSupportedException] { $true }', 'catch [PlatformNotSupportedException] { $false }')
            $run = Invoke-PlanScript $server
            $run.Problem | Should -Be 'Run this script in Windows PowerShell as administrator.'
            $run.Calls | Should -BeNullOrEmpty
        }

        It 'does not look for packages in the current folder, and changes nothing' {
            $server = New-ScriptServer
            $folder = Split-Path -Parent $server.File
            $server.Script = (Install-LyncPrerequisite -Role FrontEnd -Session $server.Session -PlanOnly @quiet).Script
            Invoke-Command -Session $server.Session -ArgumentList $folder { Set-Location -LiteralPath $args[0] }
            $run = Invoke-PlanScript $server
            $run.Problem | Should -Be 'Save this script as a file in the folder of the packages, and run the file.'
            @($run.Calls -notmatch '^Import-Module') | Should -BeNullOrEmpty

            $script = Join-Path $folder 'plan.ps1'
            Set-Content -LiteralPath $script -Value $server.Script
            Invoke-Command -Session $server.Session -ArgumentList $script { Set-Location -LiteralPath /; & $args[0] }
            (Get-StandInCall $server.Session)[-1] | Should -BeLike "*wusa.exe `"*$(Split-Path -Leaf $server.File)`" *"
        }

        It 'says which steps ask for a restart: <Needed>' -ForEach @(
            @{ Needed = 'No'; Says = 'Restart this server now: step 3 requires it.*' }
            @{ Needed = 'Yes'; Says = 'Restart this server now: step 1, 2, 3 requires it.*' }
            @{ Needed = 'Maybe'; Says = 'Restart this server now: step 1, 2, 3 requires it.*' }
        ) {
            $session = New-StandInServer
            Invoke-Command -Session $session -ArgumentList $Needed { $global:standIn.RestartNeeded = $args[0] }
            $plan = Install-LyncPrerequisite -Role FrontEnd -Session $session -SourcePath $root -PlanOnly @quiet
            $run = Invoke-PlanScript ([pscustomobject]@{ Session = $session; Script = $plan.Script })
            $run.Problem | Should -BeNullOrEmpty
            $run.Said | Should -BeLike $Says
            @($run.Calls -like 'Install-WindowsFeature *').Count | Should -Be 3
        }

        It 'asks for a restart where ServerManager refuses until then' {
            $session = New-StandInServer
            $plan = Install-LyncPrerequisite -Role Edge -Session $session -PlanOnly @quiet
            Invoke-Command -Session $session { $global:standIn.Refuses = 'FailedRestartRequired' }
            $run = Invoke-PlanScript ([pscustomobject]@{ Session = $session; Script = $plan.Script })
            $run.Problem | Should -Be 'Step 1 failed: Windows requires a restart first. Restart this server, and then run this script again.'
        }

        It 'goes on without a source, says which one is missing, and fails at its end' {
            $session = New-StandInServer
            $plan = Install-LyncPrerequisite -Role FrontEnd -Session $session -PlanOnly @quiet
            $run = Invoke-PlanScript ([pscustomobject]@{ Session = $session; Script = $plan.Script })
            $run.Said | Should -BeLike 'Step 2 failed: *0x800f081f The source files could not be found (0x800F081F). The sources\sxs folder of *'
            $run.Problem | Should -Be 'Step 2 failed: see the warnings above.'
            $run.Calls[-1] | Should -BeLike 'Install-WindowsFeature *Server-Media-Foundation*'
        }

        It 'leaves out what needs a step that takes effect with a restart, and goes on with the rest' {
            $server = New-ScriptServer 3010
            $file = Join-Path $TestDrive 'bare.json'
            Set-Content -LiteralPath $file -Value @"
{ "format": "LyncPrereq.ServerInventory", "formatVersion": 1, "computerName": "$([Environment]::MachineName)", "inspectedAt": "2026-01-01T00:00:00Z", "sources": [
    { "kind": "OperatingSystem", "location": "cimv2", "operatingSystem": { "build": 7601, "productType": 3, "servicePack": 1, "sku": 7, "addressWidth": 64 } },
    { "kind": "WindowsFeature", "location": "features", "featureNames": "ServerManager", "features": [{ "name": "NET-Framework-Core", "state": "Available" }] },
    { "kind": "Registry", "location": "HKEY_LOCAL_MACHINE", "registryKeys": [
        { "path": "SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full", "exists": false, "values": [] },
        { "path": "SOFTWARE\\Microsoft\\PowerShell\\3\\PowerShellEngine", "exists": false, "values": [] } ] } ] }
"@
            $folder = Split-Path -Path $server.File
            $null = New-Item -ItemType File -Path (Join-Path $folder 'NDP452-KB2901907-x86-x64-AllOS-ENU.exe'), (Join-Path $folder 'Windows6.1-KB2506143-x64.msu')
            $server.Script = (Test-LyncPrerequisite -Path $file -Role Edge | Install-LyncPrerequisite -PlanOnly -PackagePath $folder @quiet).Script
            $run = Invoke-PlanScript $server
            $run.Problem | Should -BeNullOrEmpty
            $run.Said | Should -BeLike 'Step 3 was skipped, because it needs step 2, which takes effect after a restart. * Restart this server now: step 2 requires it. If a step was skipped, run this script again afterwards.'
            $run.Calls[1] | Should -Be 'Add-WindowsFeature NET-Framework-Core'
            $run.Calls[2] | Should -BeLike '*NDP452-KB2901907-x86-x64-AllOS-ENU.exe /q /norestart'
            $run.Calls[2] | Should -Not -BeLike "$folder*"
            $run.Calls | Should -HaveCount 3
        }

        It 'does nothing on a server of another name: <Name>' -ForEach @(
            @{ Name = 'of another domain'; Change = { $global:domain = 'fabrikam.example' } }
            @{ Name = 'of another host'; Change = $null }
        ) {
            $server = New-ScriptServer
            if ($Change) { Invoke-Command -Session $server.Session -ScriptBlock ([scriptblock]::Create("$Change")) }
            else { $server.Script = $server.Script.Replace("'$([Environment]::MachineName.ToLowerInvariant())'", "'fe99'").Replace("'$([Environment]::MachineName)'", "'fe99'") }
            $run = Invoke-PlanScript $server
            $run.Problem | Should -BeLike 'This script is for *'
            $run.Calls | Should -BeNullOrEmpty
        }
    }

    Context 'with a time limit' {
        BeforeAll {
            function New-SlowServer {
                $session = New-StandInServer
                $folder = Join-Path $TestDrive ([guid]::NewGuid())
                $module = New-Item -ItemType Directory -Path (Join-Path $folder 'ServerManager')
                Set-Content -LiteralPath (Join-Path $module 'ServerManager.psm1') -Value @"
function Install-WindowsFeature {
    [CmdletBinding()] param([string[]] `$Name, [string[]] `$Source)
    `$folder = '$folder'
    if ((Test-Path -LiteralPath "`$folder/quick") -and -not (Test-Path -LiteralPath "`$folder/first")) {
        `$null = New-Item -ItemType File -Path "`$folder/first"
        return (New-Object PSObject -Property @{ Success = `$true; RestartNeeded = 'Yes'; ExitCode = 'SuccessRestartRequired' })
    }
$slowStep
    New-Object PSObject -Property @{ Success = `$true; RestartNeeded = 'No'; ExitCode = 'Success' }
}
"@
                Invoke-Command -Session $session -ArgumentList $folder {
                    $env:PSModulePath = $args[0] + [IO.Path]::PathSeparator + $env:PSModulePath
                }
                [pscustomobject]@{ Session = $session; Folder = $folder; Id = Invoke-Command -Session $session { $PID } }
            }
        }

        It 'leaves a step alone that is late, and begins no other' {
            $server = New-SlowServer
            $results = @(Install-LyncPrerequisite -Role FrontEnd -Session $server.Session -SourcePath $root -StepTimeoutSec 1 @quiet)

            $late = $results | Where-Object StepId -eq Features
            $late.Outcome | Should -Be TimedOut
            $late.Changed | Should -BeFalse
            $late.Message | Should -BeLike "*(process $($server.Id)) is still running*"
            ($results | Where-Object StepId -eq FeaturesFromSource).Outcome | Should -Be Skipped
            $null = New-Item -ItemType File -Path (Join-Path $server.Folder 'release')
            Wait-File (Join-Path $server.Folder 'ended') | Should -Be released
            @(Get-Content -LiteralPath (Join-Path $server.Folder 'begun')).Count | Should -Be 1
        }

        It 'does not restart a server on which a step may still be at work' {
            $server = New-SlowServer
            $null = New-Item -ItemType File -Path (Join-Path $server.Folder 'quick')
            $ask = @{ Role = 'FrontEnd'; Session = $server.Session; SourcePath = $root; StepTimeoutSec = 2; Restart = $true; Confirm = $false }
            $results = @(Install-LyncPrerequisite @ask -WarningVariable said -WarningAction SilentlyContinue)

            ($results | Where-Object StepId -eq Features).Outcome | Should -Be RestartRequired
            ($results | Where-Object StepId -eq FeaturesFromSource).Outcome | Should -Be TimedOut
            @($said) -like '* was not restarted, because an installation may still be running*' | Should -HaveCount 1
            Get-StandInCall $server.Session | Should -Not -Contain Restart-Computer
            $null = New-Item -ItemType File -Path (Join-Path $server.Folder 'release')
            Wait-File (Join-Path $server.Folder 'ended') | Should -Be released
        }

        It 'has the message of ServerManager itself where a step with a limit fails' {
            $server = New-SlowServer
            Set-Content -LiteralPath (Join-Path $server.Folder 'ServerManager/ServerManager.psm1') -Value @'
function Install-WindowsFeature { [CmdletBinding()] param([string[]] $Name, [string[]] $Source) throw 'The share is gone. Error: 0x800f081f' }
'@
            $failed = Install-LyncPrerequisite -Role Edge -Session $server.Session -StepTimeoutSec 30 @quiet | Where-Object StepId -eq Features
            $failed.Outcome | Should -Be Failed
            $failed.Message | Should -BeLike 'The share is gone. Error: 0x800f081f*'
        }

        It 'ends it with -StopOnTimeout' {
            $server = New-SlowServer
            $results = @(Install-LyncPrerequisite -Role FrontEnd -Session $server.Session -SourcePath $root -StepTimeoutSec 5 -StopOnTimeout @quiet)

            ($results | Where-Object StepId -eq Features).Outcome | Should -Be TimedOut
            ($results | Where-Object StepId -eq Features).Message | Should -BeLike "*(process $($server.Id)) was terminated at the time limit*"
            ($results | Where-Object StepId -eq FeaturesFromSource).Outcome | Should -Be Skipped
            Wait-File (Join-Path $server.Folder 'ended') | Should -Be stopped
            @(Get-Content -LiteralPath (Join-Path $server.Folder 'begun')).Count | Should -Be 1
        }
    }

    Context 'with a server that stops answering' -Skip:($PSVersionTable.PSVersion.Major -lt 6 -or $IsWindows) {
        BeforeAll {
            function Suspend-Server($Session) {
                $id = Invoke-Command -Session $Session { $PID }
                kill -STOP $id
                $id
            }

            # A process that is stopped cannot close its session.
            function Stop-Server([int] $Id) { kill -KILL $Id }
        }

        It 'has an error of its own for it under <Name>, and goes on with the others' -ForEach @(
            @{ Name = 'PlanOnly'; Switch = @{ PlanOnly = $true } }
            @{ Name = 'the installation'; Switch = @{} }
        ) {
            $hung, $alive = 'a.example', 'b.example' | ForEach-Object { New-StandInServer -Domain $_ }
            $id = Suspend-Server $hung
            try {
                $watch = [Diagnostics.Stopwatch]::StartNew()
                $found = @(Install-LyncPrerequisite -Role Edge -Session $hung, $alive -TimeoutSec 3 -Confirm:$false @Switch -ErrorVariable problem `
                        -WarningAction SilentlyContinue -ErrorAction SilentlyContinue)
                $watch.Elapsed.TotalSeconds | Should -BeLessThan 20
                @($problem.FullyQualifiedErrorId) | Should -BeLike 'InspectionTimedOut,*'
                $problem[0].TargetObject | Should -Be $hung.ComputerName
                @($found.ComputerName | Select-Object -Unique) | Should -BeLike '*.b.example'
            }
            finally { Stop-Server $id }
        }

        It 'says after the limit of the step that its result is not known, and begins no other' {
            $session = New-StandInServer
            $id = Invoke-Command -Session $session { $PID; $global:standIn.Before = 'kill -STOP $PID' }
            try {
                $watch = [Diagnostics.Stopwatch]::StartNew()
                $results = @(Install-LyncPrerequisite -Role FrontEnd -Session $session -SourcePath $root -TimeoutSec 3 -StepTimeoutSec 1 @quiet)
                $watch.Elapsed.TotalSeconds | Should -BeLessThan 30
                $lost = $results | Where-Object StepId -eq Features
                $lost.Outcome | Should -Be Failed
                $lost.Message | Should -BeLike 'The connection to the server was lost during step 1; its result is not known.*The server could not be inspected again: *'
                ($results | Where-Object StepId -eq FeaturesFromSource).Outcome | Should -Be Skipped
            }
            finally { Stop-Server $id }
        }
    }

    Context 'with packages' -Skip:($PSVersionTable.PSVersion.Major -lt 6 -or $IsWindows) {
        BeforeAll {
            # The one package that nothing in the registry asks for.
            $package = 'Windows6.1-KB2646886-v2-x64.msu'

            # Its installer is a script that writes down how it was called.
            function New-PackageServer([switch] $NoTrust) {
                $session = New-StandInServer 2008R2
                $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive "it's a folder $([guid]::NewGuid())")).FullName
                $log = "$folder/wusa.log"
                Set-Content -LiteralPath "$folder/wusa.exe" -Value @"
#!/bin/sh
{ for argument in "`$@"; do printf '<%s>' "`$argument"; done; echo; } >> "`${0%/*}/wusa.log"
"@
                chmod +x "$folder/wusa.exe"
                Invoke-Command -Session $session -ArgumentList $folder, $NoTrust {
                    $global:standIn.Updates = @()
                    $env:PATH = $args[0] + ':' + $env:PATH
                    if ($args[1]) { return }
                    Add-Type 'public static class LyncPrereqPackageTrust { public static string Root = "0x800B0100"; public static string RootOf(string path) { return Root; } }'
                }
                [pscustomobject]@{ Session = $session; Folder = $folder; Log = $log }
            }

            $loud = @{ WarningAction = 'SilentlyContinue'; ErrorAction = 'SilentlyContinue'; Confirm = $false; ErrorVariable = 'problem' }

            # One error says why, and nothing is begun.
            function Assert-Refused($Server, [string] $Says) {
                Install-LyncPrerequisite -Role FrontEnd -Session $Server.Session -PackagePath $Server.Folder @loud
                $problem.Count | Should -Be 1
                $problem[0].FullyQualifiedErrorId | Should -BeLike 'PackagesNotReady,*'
                "$($problem[0])" | Should -Match $Says
                Get-StandInCall $Server.Session | Should -BeNullOrEmpty
                $Server.Log | Should -Not -Exist
            }
        }

        It 'tells before anything is changed that a package <Says>' -ForEach @(
            @{ Says = 'was not found'; Type = $null }
            @{ Says = 'cannot be read'; Type = 'Directory' }
            @{ Says = 'does not have a valid signature: it is not signed \(0x800B0100\)'; Type = 'File' }
        ) {
            $server = New-PackageServer
            if ($Type) { $null = New-Item -ItemType $Type -Path (Join-Path $server.Folder $package) }
            Assert-Refused $server "Windows6\.1-KB2646886.*$Says"
        }

        It 'says what Windows says of a signature: <Says>' -ForEach @(
            @{ Code = '0x80096010'; Says = 'it was changed after it was signed (0x80096010)' }
            @{ Code = '0x800B0109'; Says = 'the server does not trust its root certificate (0x800B0109)' }
            @{ Code = '0x800B010A'; Says = 'the server does not have all certificates of the chain, and does not download them (0x800B010A)' }
            @{ Code = '0x80092003'; Says = 'Windows reports 0x80092003' }
        ) {
            $server = New-PackageServer
            $null = New-Item -ItemType File -Path (Join-Path $server.Folder $package)
            Invoke-Command -Session $server.Session -ArgumentList $Code { [LyncPrereqPackageTrust]::Root = $args[0] }
            Assert-Refused $server ([regex]::Escape("$package' does not have a valid signature: $Says"))
        }

        It 'takes the first of several files of one package, none of another, and says which' {
            $server = New-PackageServer
            $others = 'Windows6.1-KB2646886-x86.msu', 'Windows6.1-KB26468861-x64.msu', 'Windows8-RT-KB2646886-x64.msu', 'Windows6.1-KB974405-x64.msu'
            foreach ($name in @($package.ToLowerInvariant(), 'Windows6.1-KB2646886-x64.msu') + $others) { $null = New-Item -ItemType File -Path (Join-Path $server.Folder $name) }
            Invoke-Command -Session $server.Session { [LyncPrereqPackageTrust]::Root = 'CDD4EEAE6000AC7F40C3802C171E30148030C072' }
            $result = Install-LyncPrerequisite -Role FrontEnd -Session $server.Session -PackagePath $server.Folder @loud | Where-Object StepId -eq Package.KB2646886
            $problem | Should -BeNullOrEmpty
            $result.Message | Should -BeLike "*The package file was $($server.Folder)/$($package.ToLowerInvariant()). The folder also contains these files, which were not used: Windows6.1-KB2646886-x64.msu.*"
        }

        It 'checks the SHA-1 that the name of a file of the Update Catalog holds: <Name>' -ForEach @(
            @{ Name = 'of nothing'; Hash = 'DA39A3EE5E6B4B0D3255BFEF95601890AFD80709'; Refused = $false }
            @{ Name = 'of something else'; Hash = 'da39a3ee5e6b4b0d3255bfef95601890afd80700'; Refused = $true }
        ) {
            $server = New-PackageServer
            $name = "windows6.1-kb2646886-v2-x64_$Hash.msu"
            $null = New-Item -ItemType File -Path (Join-Path $server.Folder $name)
            if ($Refused) {
                Assert-Refused $server ([regex]::Escape("$name' does not match its name: the SHA-1 hash is DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"))
                Install-LyncPrerequisite -Role FrontEnd -Session $server.Session -PackagePath $server.Folder -SkipSignatureCheck @loud
                $problem[0].FullyQualifiedErrorId | Should -BeLike 'PackagesNotReady,*'
            }
            else {
                $results = @(Install-LyncPrerequisite -Role FrontEnd -Session $server.Session -PackagePath $server.Folder -SkipSignatureCheck @loud)
                ($results | Where-Object StepId -eq Package.KB2646886).ExitCode | Should -Be 0
            }
        }

        It 'does not take a folder that cannot be listed for an empty one' {
            $server = New-PackageServer
            Invoke-Command -Session $server.Session { function global:Get-ChildItem { throw 'Access is denied.' } }
            Assert-Refused $server "'$([regex]::Escape($server.Folder))' cannot be read: Access is denied\."
        }

        It 'starts nothing under <_>' -ForEach 'WhatIf', 'PlanOnly' {
            $server = New-PackageServer
            $null = New-Item -ItemType File -Path (Join-Path $server.Folder $package)
            $switch = @{ $_ = $true }
            $shown = @(Install-LyncPrerequisite -Role FrontEnd -Session $server.Session -PackagePath $server.Folder @loud @switch)
            $problem | Should -BeNullOrEmpty
            $shown | Should -Not -BeNullOrEmpty
            if ($_ -eq 'WhatIf') { ($shown | Where-Object StepId -eq Package.KB2646886).Outcome | Should -Be Planned }
            Get-StandInCall $server.Session | Should -BeNullOrEmpty
            $server.Log | Should -Not -Exist
        }

        It 'refuses what is validly signed by somebody else' {
            $server = New-PackageServer
            $null = New-Item -ItemType File -Path (Join-Path $server.Folder $package)
            Invoke-Command -Session $server.Session { [LyncPrereqPackageTrust]::Root = '0563B8630D62D75ABBC8AB1E4BDFB5A899B24D43' }
            Assert-Refused $server ([regex]::Escape("$package' is signed, but not by Microsoft"))
        }

        It 'refuses what it cannot ask Windows about, and says why' {
            $server = New-PackageServer -NoTrust
            $null = New-Item -ItemType File -Path (Join-Path $server.Folder $package)
            Assert-Refused $server "The signature of '.*$([regex]::Escape("$package' could not be checked: "))"
            Invoke-Command -Session $server.Session { [LyncPrereqPackageTrust].GetMethod('RootOf', [type[]] @([string])).IsPublic } | Should -BeTrue
        }

        It 'takes what leads to a root of Microsoft' {
            $server = New-PackageServer
            $null = New-Item -ItemType File -Path (Join-Path $server.Folder $package)
            Invoke-Command -Session $server.Session { [LyncPrereqPackageTrust]::Root = 'CDD4EEAE6000AC7F40C3802C171E30148030C072' }
            $results = @(Install-LyncPrerequisite -Role FrontEnd -Session $server.Session -PackagePath $server.Folder @loud)
            $problem | Should -BeNullOrEmpty
            ($results | Where-Object StepId -eq Package.KB2646886).ExitCode | Should -Be 0
        }

        It 'goes on with -SkipSignatureCheck, and a path is one argument' {
            $server = New-PackageServer
            $null = New-Item -ItemType File -Path (Join-Path $server.Folder $package)
            $results = @(Install-LyncPrerequisite -Role FrontEnd -Session $server.Session -PackagePath $server.Folder -SkipSignatureCheck @loud)
            $problem | Should -BeNullOrEmpty
            ($results | Where-Object StepId -eq Package.KB2646886).ExitCode | Should -Be 0
            @(Get-Content -LiteralPath $server.Log).Count | Should -Be 1
            Get-Content -LiteralPath $server.Log | Should -BeLike "<*/LyncPrereq-*/$package></quiet></norestart></log:*>"
            (Get-Content -LiteralPath $server.Log) -replace '^<(.*?)/[^/]*>.*', '$1' | Should -Not -Exist
        }

        It 'does not run a file that is exchanged between the check and its step' {
            $server = New-PackageServer
            $file = (New-Item -ItemType File -Path (Join-Path $server.Folder $package)).FullName
            Invoke-Command -Session $server.Session -ArgumentList $file {
                $global:standIn.File = $args[0]
                [LyncPrereqPackageTrust]::Root = 'CDD4EEAE6000AC7F40C3802C171E30148030C072'
                $global:standIn.Before = '[IO.File]::WriteAllText($global:standIn.File, "other"); [LyncPrereqPackageTrust]::Root = "0x80096010"'
            }
            $results = @(Install-LyncPrerequisite -Role FrontEnd -Session $server.Session -PackagePath $server.Folder @loud)
            $result = $results | Where-Object StepId -eq Package.KB2646886
            $result.Outcome | Should -Be Failed
            $result.Message | Should -BeLike "*$package' does not have a valid signature: it was changed after it was signed (0x80096010)*"
            $server.Log | Should -Not -Exist
        }

        It 'asks about signatures in C# that Windows PowerShell 2.0 compiles' {
            $source = [IO.File]::ReadAllText((Join-Path $root 'src/LyncPrereq/Scripting/PackageTrust.cs'))
            $newer = $source -replace 'IntPtr next;', 'var next = IntPtr.Zero;'
            $job = Start-Job { foreach ($text in $input) { Add-Type -TypeDefinition $text -CompilerOptions '/langversion:ISO-2' -PassThru -ErrorAction Continue } } -InputObject $source
            @($job | Receive-Job -Wait -AutoRemoveJob -ErrorAction Stop).Name | Should -Contain LyncPrereqPackageTrust
            { Add-Type -TypeDefinition $newer -CompilerOptions '/langversion:ISO-2' -ErrorAction Stop } | Should -Throw
        }

        It 'takes the program of Windows, in a 32-bit process that of the 64-bit one: <Folders>' -ForEach @(
            @{ Folders = 'System32'; Taken = 'System32' }
            @{ Folders = 'Sysnative', 'System32'; Taken = 'Sysnative' }
            @{ Folders = @(); Taken = $null }
        ) {
            $server = New-PackageServer
            $null = New-Item -ItemType File -Path (Join-Path $server.Folder $package)
            foreach ($name in $Folders) {
                $null = New-Item -ItemType Directory -Path (Join-Path $server.Folder $name)
                Copy-Item -LiteralPath (Join-Path $server.Folder wusa.exe) -Destination (Join-Path $server.Folder $name)
            }

            Invoke-Command -Session $server.Session -ArgumentList $server.Folder { $env:windir = $args[0] }
            $results = @(Install-LyncPrerequisite -Role FrontEnd -Session $server.Session -PackagePath $server.Folder -SkipSignatureCheck @loud)
            $result = $results | Where-Object StepId -eq Package.KB2646886
            if ($Taken) {
                $result.ExitCode | Should -Be 0
                (Get-ChildItem -LiteralPath $server.Folder -Recurse -Filter wusa.log).Directory.Name | Should -Be $Taken
            }
            else {
                $result.Outcome | Should -Be Failed
                $result.Message | Should -BeLike '*wusa.exe does not exist.*'
                Get-ChildItem -LiteralPath $server.Folder -Recurse -Filter wusa.log | Should -BeNullOrEmpty
            }
        }

        It 'says of a share that it cannot be reached' {
            $server = New-PackageServer
            Install-LyncPrerequisite -Role FrontEnd -Session $server.Session -PackagePath '\\nowhere\share' @loud
            $problem.Count | Should -Be 1
            $problem[0].FullyQualifiedErrorId | Should -BeLike 'SourceUnreachable,*'
            Get-StandInCall $server.Session | Should -BeNullOrEmpty
        }
    }

    It 'waits at Ctrl+C for the step that runs, begins no other, and says what came of it' {
        if (-not ('WatchStopCommand' -as [type])) { Add-Type -Path (Join-Path $PSScriptRoot 'StandIns/WatchStopCommand.cs') }
        $session = New-StandInServer
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        Invoke-Command -Session $session -ArgumentList $folder, $slowStep {
            $global:standIn.Folder, $global:standIn.Before = $args[0], ('param($Name) $folder = $global:standIn.Folder; ' + $args[1])
        }
        $asked = [Threading.ManualResetEventSlim]::new()
        $shell = [powershell]::Create()
        $null = $shell.AddScript({
                param($Modules, $Session, $Source, $Asked)
                Import-Module $Modules[0]
                Import-Module -Assembly $Modules[1]
                $quiet = @{ Confirm = $false; WarningAction = 'SilentlyContinue'; ErrorAction = 'SilentlyContinue' }
                Install-LyncPrerequisite -Role FrontEnd -Session $Session -SourcePath $Source @quiet | Watch-Stop -Asked $Asked
            }).AddArgument(@((Join-Path $root 'out/LyncPrereq/LyncPrereq.psd1'), [WatchStopCommand].Assembly))
        $null = $shell.AddArgument($session).AddArgument($root).AddArgument($asked)
        try {
            $running = $shell.BeginInvoke()
            $null = Wait-File (Join-Path $folder 'begun')

            $stopping = $shell.BeginStop($null, $null)
            $asked.Wait(30000) | Should -BeTrue
            $null = New-Item -ItemType File -Path (Join-Path $folder 'release')
            $stopping.AsyncWaitHandle.WaitOne(30000) | Should -BeTrue

            { $shell.EndInvoke($running) } | Should -Throw -ErrorId PipelineStoppedException
            Get-Content -LiteralPath (Join-Path $folder 'ended') | Should -Be released
            @(Get-StandInCall $session).Count | Should -Be 1
            @($shell.Streams.Warning).Count | Should -Be 3
            $shell.Streams.Warning[0] | Should -BeLike 'The pipeline has ended. Succeeded: Install * features *'
            $shell.Streams.Warning[1, 2] | Should -BeLike 'The pipeline has ended. Skipped: * Not started: the installation was canceled.'
        }
        finally { $shell.Dispose() }
    }
}
