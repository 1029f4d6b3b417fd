#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

# Faults of a server that only a network connection has. The server is another process on this computer, behind sshd.
Describe 'Servers over SSH' -Tag Ssh -Skip:(-not $env:LYNCPREREQ_SSH) {
    BeforeAll {
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        Import-Module -Name (Join-Path $root 'out/LyncPrereq/LyncPrereq.psd1') -Force
        . (Join-Path $PSScriptRoot 'TestSession.ps1')
        $standIn = [scriptblock]::Create([IO.File]::ReadAllText((Join-Path $PSScriptRoot 'StandIns/Server.ps1')))
        $table = Join-Path $root 'src/LyncPrereq/Requirements/Features/WindowsServer2012R2.tsv'
        $opened = [Collections.Generic.List[object]]::new()

        function New-Server([scriptblock] $Fault = { }) {
            $session = New-TestSession
            $opened.Add($session)
            Invoke-Command -Session $session -ScriptBlock $standIn -ArgumentList '2012R2', @($table), 'contoso.example', (Join-Path $TestDrive ([guid]::NewGuid()))
            Invoke-Command -Session $session -ScriptBlock $Fault
            $session
        }

        function Test-Server($Session, [int] $TimeoutSec = 60) {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $rows = @(Test-LyncPrerequisite -Role FrontEnd -Session $Session -TimeoutSec $TimeoutSec -ErrorVariable problems -ErrorAction SilentlyContinue)
            @{ Rows = $rows; Problems = @($problems); Seconds = $watch.Elapsed.TotalSeconds }
        }

        function Get-Row($Rows, $Id) { $Rows | Where-Object RequirementId -EQ $Id }

        function Wait-Session($Session) {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            while ("$($Session.Availability)" -ne 'Available' -and $watch.Elapsed.TotalSeconds -lt 30) { Start-Sleep -Milliseconds 50 }
            Invoke-Command -Session $Session { 'alive' }
        }
    }

    AfterAll { $opened | Where-Object State -NE 'Closed' | Remove-PSSession }

    Context 'that stop' {
        BeforeAll {
            $session = New-Server
            $process = Invoke-Command -Session $session { $PID }
            kill -STOP $process
        }

        AfterAll { kill -CONT $process 2>&1 | Out-Null }

        It 'are one error and Unknown rows at the limit, and the others are tested' {
            $other = New-Server
            $seen = Test-Server $session, $other -TimeoutSec 5
            $seen.Seconds | Should -BeLessThan 10
            $systems = Get-Row $seen.Rows 'SupportedOperatingSystem'
            @($systems | ForEach-Object { "$($_.Status) $($_.Cause)" } | Sort-Object) -join ', ' | Should -Be 'Met None, Unknown TimedOut'
            @($seen.Problems.FullyQualifiedErrorId) -like 'InspectionTimedOut,*' | Should -HaveCount 1
        }

        It 'do not hold Install-LyncPrerequisite' {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            Install-LyncPrerequisite -Role Edge -Session $session -TimeoutSec 3 -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue |
                Should -BeNullOrEmpty
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
            @($problems.FullyQualifiedErrorId) | Should -BeLike 'InspectionTimedOut,*'
        }

        It 'can be used when they continue' {
            kill -CONT $process
            Wait-Session $session | Should -Be 'alive'
            (Get-Row (Test-Server $session).Rows 'SupportedOperatingSystem').Status | Should -Be 'Met'
        }
    }

    Context 'that fail half way' {
        BeforeAll {
            # The server replies, except to the query for features.
            function New-PartialServer([string] $AtFeatures) {
                New-Server ([scriptblock]::Create(@"
                    `$global:whole = `${function:Get-CimInstance}
                    function global:Get-CimInstance(`$Namespace, `$Query) {
                        if (`$Query -like '*FROM Win32_OptionalFeature') { $AtFeatures }
                        & `$global:whole `$Namespace `$Query
                    }
"@))
            }
        }

        It 'keep what they sent before they stopped' {
            # Everything that was written before has to leave the process first.
            $session = New-PartialServer 'Start-Sleep -Seconds 1; kill -STOP $PID'
            $process = Invoke-Command -Session $session { $PID }
            try {
                $seen = Test-Server $session -TimeoutSec 5
                (Get-Row $seen.Rows 'SupportedOperatingSystem').Status | Should -Be 'Met'
                (Get-Row $seen.Rows 'IIS.StaticContent').Cause | Should -Be 'TimedOut'
                $seen.Rows.ComputerName | Select-Object -Unique | Should -BeLike '*.contoso.example'
                "$($seen.Problems)" | Should -BeLike '*inspected only in part*'
            }
            finally { kill -CONT $process }
        }

        It 'keep what they sent before they ended' {
            $session = New-PartialServer 'Start-Sleep -Seconds 1; kill -KILL $PID'
            $seen = Test-Server $session -TimeoutSec 20
            (Get-Row $seen.Rows 'SupportedOperatingSystem').Status | Should -Be 'Met'
            (Get-Row $seen.Rows 'IIS.StaticContent').Cause | Should -Be 'Unreachable'
            @($seen.Problems.FullyQualifiedErrorId) | Should -BeLike 'CimOperationFailed,*'
            $seen.Seconds | Should -BeLessThan 15
        }

        It 'cannot flood this computer with rows' {
            $session = New-PartialServer 'return @(foreach ($number in 1..6000) { [pscustomobject]@{ Name = "x" * 10000; InstallState = 1 } })'
            $seen = Test-Server $session
            (Get-Row $seen.Rows 'SupportedOperatingSystem').Status | Should -Be 'Met'
            (Get-Row $seen.Rows 'IIS.StaticContent').Cause | Should -Be 'Unreadable'
            "$($seen.Problems)" | Should -BeLike '*50000000 characters*'
            Wait-Session $session | Should -Be 'alive'
        }
    }

    Context 'that stop during a step' {
        BeforeAll {
            function New-ServerThatStops {
                $session = New-Server { $global:standIn.Before = 'kill -STOP $PID' }
                @{ Session = $session; Process = Invoke-Command -Session $session { $PID } }
            }
        }

        It 'say which step they were lost in, at the limit of the step' {
            $server = New-ServerThatStops
            try {
                $watch = [Diagnostics.Stopwatch]::StartNew()
                $results = @(Install-LyncPrerequisite -Role Edge -Session $server.Session -TimeoutSec 3 -StepTimeoutSec 2 -Confirm:$false -WarningAction SilentlyContinue -ErrorAction SilentlyContinue)
                $watch.Elapsed.TotalSeconds | Should -BeLessThan 25
                $step = $results | Where-Object StepId -eq Features
                $step.Outcome | Should -Be Failed
                $step.Message | Should -BeLike 'The connection to the server was lost during step 1*within 5 seconds*'
            }
            finally { kill -CONT $server.Process }
        }

        It 'say so without a limit of the step, too' {
            $server = New-ServerThatStops
            $silence = [LyncPrereq.InstallationPlan].Assembly.GetType('LyncPrereq.Installation.InstallHost').GetProperty('LongestSilence')
            $before = $silence.GetValue($null)
            $silence.SetValue($null, [timespan]::FromSeconds(7))
            try {
                $watch = [Diagnostics.Stopwatch]::StartNew()
                $results = @(Install-LyncPrerequisite -Role Edge -Session $server.Session -TimeoutSec 3 -Confirm:$false -WarningAction SilentlyContinue -ErrorAction SilentlyContinue)
                $watch.Elapsed.TotalSeconds | Should -BeLessThan 25
                $step = $results | Where-Object StepId -eq Features
                $step.Outcome | Should -Be Failed
                $step.Message | Should -BeLike 'The connection to the server was lost during step 1; its result is not known.*within 7 seconds*'
            }
            finally {
                $silence.SetValue($null, $before)
                kill -CONT $server.Process
            }
        }

        It 'do not hold Ctrl+C, and the result of each step is shown' {
            $server = New-ServerThatStops
            $shell = [powershell]::Create()
            $null = $shell.AddScript({
                    param($Module, $Session)
                    Import-Module $Module
                    Install-LyncPrerequisite -Role Edge -Session $Session -Confirm:$false -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
                }).AddArgument((Join-Path $root 'out/LyncPrereq/LyncPrereq.psd1')).AddArgument($server.Session)
            try {
                $null = $shell.BeginInvoke()
                for ($i = 0; $i -lt 600 -and (ps -o state= -p $server.Process) -notlike 'T*'; $i++) { Start-Sleep -Milliseconds 50 }
                ps -o state= -p $server.Process | Should -BeLike 'T*'
                $watch = [Diagnostics.Stopwatch]::StartNew()
                $shell.Stop()
                $watch.Elapsed.TotalSeconds | Should -BeLessThan 20
                @($shell.Streams.Warning).Message | Should -BeLike 'The pipeline has ended. Failed: *lost during step 1; its result is not known.*within 10 seconds*'
            }
            finally {
                kill -CONT $server.Process
                $shell.Dispose()
            }
        }
    }

    It 'cannot flood this computer, or write to its console, with <_>' -ForEach 'Write-Warning', 'Write-Host', 'Write-Progress' {
        $session = New-Server ([scriptblock]::Create(@"
            function global:Get-CimInstance(`$Namespace, `$Query) {
                `$line = 'flood' * 2000
                while (`$true) { $_ `$line }
            }
"@))
        $memory = [GC]::GetTotalMemory($true)
        $shown = & {
            $seen = Test-Server $session -TimeoutSec 4
            $seen.Rows.Status | Select-Object -Unique | Should -Be 'Unknown'
            @($seen.Problems.FullyQualifiedErrorId) | Should -BeLike 'InspectionTimedOut,*'
            $seen.Seconds | Should -BeLessThan 10
        } *>&1
        $shown | Should -BeNullOrEmpty
        [GC]::GetTotalMemory($true) - $memory | Should -BeLessThan 50MB
    }

    It 'cannot send control sequences to the console' {
        $session = New-Server {
            $global:evil = "$([char]27)]0;owned$([char]7)$([char]27)[31m$([char]0x202e)`r"
            $global:whole = ${function:Get-CimInstance}
            function global:Get-CimInstance($Namespace, $Query) {
                Write-Warning $global:evil
                Write-Host $global:evil
                if ($Query -like '*FROM Win32_Service') { throw "No services. $global:evil" }
                foreach ($row in & $global:whole $Namespace $Query) {
                    foreach ($name in 'Caption', 'Domain') { if ($row.$name) { $row.$name += $global:evil } }
                    $row
                }
            }
            $global:standIn.Fails = "Not installed. $global:evil"
        }
        $rows = & { Test-LyncPrerequisite -Role FrontEnd -Session $session; Install-LyncPrerequisite -Role Edge -Session $session -Confirm:$false } *>&1
        $texts = @($rows | ForEach-Object { "$_"; $_.Message; $_.Reason; $_.Actual; $_.ComputerName; $_.Evidence.Value })
        $texts -join ' ' | Should -BeLike '*No services. *Not installed. *'
        $texts | Should -Not -Match '[\x1b\x07\u202e]'
        # The name of the process is used, because that of the class cannot be one.
        @($rows | Where-Object RequirementId -EQ 'SupportedOperatingSystem').ComputerName | Should -Be ([Environment]::MachineName)
    }

    Context 'in ConstrainedLanguage mode' {
        BeforeAll {
            $session = New-Server
            Invoke-Command -Session $session { $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage' }
        }

        It 'are tested as far as that allows' {
            $seen = Test-Server $session
            (Get-Row $seen.Rows 'SupportedOperatingSystem').Status | Should -Be 'Met'
            (Get-Row $seen.Rows 'IIS.StaticContent').Status | Should -Be 'NotMet'
            @($seen.Problems).Count | Should -Be 1
            ($seen.Rows | Where-Object Status -EQ 'Unknown').Cause | Should -BeIn 'QueryFailed', 'Unreadable', 'NotCaptured', 'Undocumented'
        }

        It 'are not changed, and the error names the mode' {
            Install-LyncPrerequisite -Role Edge -Session $session -Confirm:$false -WarningAction SilentlyContinue -ErrorVariable problems -ErrorAction SilentlyContinue |
                Should -BeNullOrEmpty
            @($problems.FullyQualifiedErrorId) | Should -BeLike 'ElevationUnknown,*'
            "$problems" | Should -BeLike '*ConstrainedLanguage*'
            Invoke-Command -Session $session { $global:standIn.Calls } | Should -BeNullOrEmpty
        }
    }
}
