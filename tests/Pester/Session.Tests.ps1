#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

# Stand-ins in the sessions give the rows of classes.
BeforeDiscovery {
    $hasOutOfProcess = $PSVersionTable.PSVersion.Major -ge 7
    $isWindowsHere = $PSVersionTable.PSVersion.Major -lt 6 -or $IsWindows
}

Describe 'Servers through sessions' -Tag Ssh -Skip:(-not $hasOutOfProcess) {
    BeforeAll {
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        $manifestPath = Join-Path $root 'out/LyncPrereq/LyncPrereq.psd1'
        if (-not (Test-Path -LiteralPath $manifestPath)) {
            throw "There is no built module at ${manifestPath}: run 'dotnet build' first."
        }

        Import-Module -Name $manifestPath -Force
        $opened = [Collections.Generic.List[object]]::new()

        . (Join-Path $PSScriptRoot 'TestSession.ps1')
        function New-ProcessSession {
            $session = New-TestSession
            $opened.Add($session)
            $session
        }

        # What a healthy Windows Server 2012 R2 would answer, as far as classes go.
        $standIn = {
            function global:Get-CimInstance {
                param($Namespace, $Query, $ErrorAction)

                $global:asked += @("$Namespace $Query")
                switch -Wildcard ($Query) {
                    '*FROM Win32_OperatingSystem' {
                        [pscustomobject]@{
                            BuildNumber = '9600'; ProductType = 3; ServicePackMajorVersion = 0
                            OperatingSystemSKU = 7; OSArchitecture = '64-bit'; Caption = 'Windows'
                        }
                    }
                    '*FROM Win32_ComputerSystem' {
                        [pscustomobject]@{ Name = 'FE01'; DNSHostName = 'fe01'; Domain = 'contoso.example'; PartOfDomain = $true }
                    }
                    '*FROM Win32_OptionalFeature' {
                        [pscustomobject]@{ Name = 'IIS-StaticContent'; InstallState = [uint32]1 }
                        [pscustomobject]@{ Name = 'IIS-ASPNET'; InstallState = [uint32]2 }
                        [pscustomobject]@{ Name = 'Windows-Identity-Foundation'; InstallState = [uint32]1 }
                    }
                    default { throw "No class for $Query" }
                }
            }
        }

        function Get-Row($Rows, $Id) { $Rows | Where-Object RequirementId -EQ $Id }
    }

    AfterAll {
        foreach ($session in $opened) {
            if ($session.State -ne 'Closed') {
                Remove-PSSession $session
            }
        }
    }

    Context 'that has nothing to ask' -Skip:$isWindowsHere {
        BeforeAll {
            $session = New-ProcessSession
            $rows = @(Test-LyncPrerequisite -Role FrontEnd -Session $session -ErrorVariable problems -ErrorAction SilentlyContinue)
        }

        It 'gives every row' {
            $expected = @(Get-LyncRoleRequirement -Role FrontEnd -OperatingSystem WindowsServer2012R2).RequirementId
            $rows.RequirementId -join ',' | Should -Be ($expected -join ',')
        }

        It 'says of every row that it is not known, and why' {
            @($rows.Status | Select-Object -Unique) | Should -Be 'Unknown'
            $rows.Cause | Should -BeIn 'QueryFailed', 'Unreadable'
            $rows.Reason | Should -Match 'Get-CimInstance|64-bit registry'
        }

        It 'is not disturbed by the aliases of a profile' {
            $plain = ($rows | ForEach-Object { $_.RequirementId, $_.Actual, $_.Reason }) -join '|'
            Invoke-Command -Session $session { Set-Alias -Scope Global Row Get-Date; Set-Alias -Scope Global Problem Get-Date }

            $again = @(Test-LyncPrerequisite -Role FrontEnd -Session $session -ErrorAction SilentlyContinue)

            ($again | ForEach-Object { $_.RequirementId, $_.Actual, $_.Reason }) -join '|' | Should -Be $plain
        }

        It 'names the machine that the session is on' {
            $name = Invoke-Command -Session $session { [Environment]::MachineName }
            $rows.ComputerName | Select-Object -Unique | Should -Be $name
        }

        It 'gives one error whose target is the session''s computer' {
            $problems.Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'CimOperationFailed,*'
            $problems[0].TargetObject | Should -Be $session.ComputerName
        }

        It 'is false for -Quiet' {
            Test-LyncPrerequisite -Role Edge -Session $session -Quiet -ErrorAction SilentlyContinue | Should -BeFalse
        }
    }

    Context 'that answers' {
        BeforeAll {
            $session = New-ProcessSession
            Invoke-Command -Session $session -ScriptBlock $standIn
            $rows = @(Test-LyncPrerequisite -Role FrontEnd -Session $session -ErrorVariable problems -ErrorAction SilentlyContinue)
        }

        It 'is judged by what the session says' {
            (Get-Row $rows 'SupportedOperatingSystem').Status | Should -Be 'Met'
            (Get-Row $rows 'IIS.StaticContent').Status | Should -Be 'Met'
            (Get-Row $rows 'IIS.AspNet').Status | Should -Be 'NotMet'
            (Get-Row $rows 'WindowsIdentityFoundation').Status | Should -Be 'Met'
            (Get-Row $rows 'MediaRuntime').Status | Should -Be 'Unknown'
        }

        It 'has the server''s own name beside that of the session' {
            $rows.ComputerName | Select-Object -Unique | Should -Be 'fe01.contoso.example'
            $rows.RequestedName | Select-Object -Unique | Should -Be $session.ComputerName
        }

        It 'says that the session spoke' {
            $evidence = (Get-Row $rows 'IIS.StaticContent').Evidence[0]
            $evidence.Source | Should -Be 'Win32_OptionalFeature'
            $evidence.Location | Should -Be 'session'
        }

        It 'is asked each class once, and none that is not needed' {
            $asked = Invoke-Command -Session $session { $global:asked = @() }
            $null = Test-LyncPrerequisite -Role Edge -Session $session -ErrorAction SilentlyContinue
            $asked = @(Invoke-Command -Session $session { $global:asked })
            @($asked | Select-Object -Unique).Count | Should -Be $asked.Count
            $asked -join "`n" | Should -Match 'root\\cimv2 SELECT .+ FROM Win32_OperatingSystem'
        }

        It 'gives the same verdicts from its exported inventory' {
            $file = Join-Path $TestDrive 'session.json'
            Get-LyncServerInventory -Session $session -ErrorAction SilentlyContinue | Export-LyncServerInventory -Path $file
            $stored = @(Test-LyncPrerequisite -Role FrontEnd -LiteralPath $file)
            $stored.ForEach({ "$($_.RequirementId) $($_.Status) $($_.Cause) $($_.Actual)" }) -join "`n" |
                Should -Be ($rows.ForEach({ "$($_.RequirementId) $($_.Status) $($_.Cause) $($_.Actual)" }) -join "`n")
        }

        It 'leaves the session open and nothing of the script in it' {
            $session.State | Should -Be 'Opened'
            Invoke-Command -Session $session { [bool](Get-Command Row, Problem -ErrorAction SilentlyContinue) } | Should -BeFalse
        }
    }

    Context 'of which there are several' {
        BeforeAll {
            $first = New-ProcessSession
            $second = New-ProcessSession
            Invoke-Command -Session $first, $second -ScriptBlock $standIn
        }

        It 'asks each of them' {
            $rows = @(Test-LyncPrerequisite -Role Edge -Session $first, $second -ErrorAction SilentlyContinue)
            @($rows | Where-Object RequirementId -EQ 'SupportedOperatingSystem').Count | Should -Be 2
        }

        It 'asks one that is named twice once' {
            $rows = @(Test-LyncPrerequisite -Role Edge -Session $first, $first -ErrorAction SilentlyContinue)
            @($rows | Where-Object RequirementId -EQ 'SupportedOperatingSystem').Count | Should -Be 1
        }

        It 'ends when no more rows are wanted, and leaves the sessions usable' {
            @(Test-LyncPrerequisite -Role Edge -Session $first, $second -ErrorAction SilentlyContinue | Select-Object -First 1).Count |
                Should -Be 1
            $first.State, $second.State | Should -Be 'Opened', 'Opened'
        }

        It 'answers for one that hangs and judges the other' {
            $hanging = New-ProcessSession
            Invoke-Command -Session $hanging { function global:Get-CimInstance { Start-Sleep -Seconds 600 } }
            $rows = @(Test-LyncPrerequisite -Role Edge -Session $hanging, $first -TimeoutSec 10 -ErrorVariable problems -ErrorAction SilentlyContinue)
            $byMachine = $rows | Where-Object RequirementId -EQ 'SupportedOperatingSystem'
            @($byMachine | Where-Object Cause -EQ 'TimedOut').Count | Should -Be 1
            @($byMachine | Where-Object Status -EQ 'Met').Count | Should -Be 1
            @($problems | Where-Object FullyQualifiedErrorId -Like 'InspectionTimedOut,*').Count | Should -Be 1
        }
    }

    Context 'that answers in part' {
        BeforeAll {
            # The class of features is read after that of the operating system.
            function New-PartialSession([scriptblock] $AtFeatures) {
                $session = New-ProcessSession
                Invoke-Command -Session $session -ScriptBlock $standIn
                Invoke-Command -Session $session -ArgumentList "$AtFeatures" {
                    param($End)

                    $global:whole = ${function:Get-CimInstance}
                    $global:end = [scriptblock]::Create($End)
                    function global:Get-CimInstance {
                        param($Namespace, $Query, $ErrorAction)

                        if ($Query -like '*FROM Win32_OptionalFeature') { & $global:end }
                        & $global:whole $Namespace $Query $ErrorAction
                    }
                }
                $session
            }

            function Test-Partial($Session, $TimeoutSec = 4) {
                $rows = @(Test-LyncPrerequisite -Role FrontEnd -Session $Session -TimeoutSec $TimeoutSec -ErrorVariable problems -ErrorAction SilentlyContinue)
                @{ Rows = $rows; Problems = $problems }
            }
        }

        It 'keeps the facts of a server that hangs half way' {
            $session = New-PartialSession { Start-Sleep -Seconds 600 }
            $seen = Test-Partial $session

            (Get-Row $seen.Rows 'SupportedOperatingSystem').Status | Should -Be 'Met'
            $features = Get-Row $seen.Rows 'IIS.StaticContent'
            "$($features.Status) $($features.Cause)" | Should -Be 'Unknown TimedOut'
            $features.Reason | Should -BeLike '*time limit of 4 seconds*'
            $seen.Rows.ComputerName | Select-Object -Unique | Should -Be 'fe01.contoso.example'
            $seen.Problems.Count | Should -Be 1
            $seen.Problems[0].FullyQualifiedErrorId | Should -BeLike 'InspectionTimedOut,*'
            $seen.Problems[0].Exception.Message | Should -BeLike '*inspected only in part*Features: *'
        }

        It 'keeps the facts of a server that dies half way' {
            $session = New-PartialSession { Start-Sleep -Milliseconds 500; Stop-Process -Id $PID -Force }
            $null = $opened.Remove($session)
            $seen = Test-Partial $session

            (Get-Row $seen.Rows 'SupportedOperatingSystem').Status | Should -Be 'Met'
            $features = Get-Row $seen.Rows 'IIS.StaticContent'
            $features.Status | Should -Be 'Unknown'
            $features.Cause | Should -BeIn 'Unreachable', 'TimedOut'
            $seen.Problems.Count | Should -Be 1
        }

        It 'keeps the facts that came before a response that is too large, and the session can still be used' {
            $session = New-PartialSession {
                foreach ($number in 1..50001) { [pscustomobject]@{ Name = 'IIS-StaticContent'; InstallState = [uint32]1 } }
            }
            $seen = Test-Partial $session -TimeoutSec 60

            (Get-Row $seen.Rows 'SupportedOperatingSystem').Status | Should -Be 'Met'
            $features = Get-Row $seen.Rows 'IIS.StaticContent'
            "$($features.Status) $($features.Cause)" | Should -Be 'Unknown Unreadable'
            $features.Reason | Should -BeLike '*more than 50000 rows*'
            $seen.Problems.Count | Should -Be 1
            Invoke-Command -Session $session { 'alive' } | Should -Be 'alive'
        }
    }

    Context 'that is gone' {
        It 'is unreachable when it was closed' {
            $session = New-ProcessSession
            Remove-PSSession $session
            $rows = @(Test-LyncPrerequisite -Role FrontEnd -Session $session -ErrorVariable problems -ErrorAction SilentlyContinue)
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'HostUnreachable,*'
            @($rows.Status | Select-Object -Unique) | Should -Be 'Unknown'
            @($rows.Cause | Select-Object -Unique) | Should -Be 'Unreachable'
        }

        # The transport to a process does not always notice that it is gone; the time limit does.
        It 'does not answer when its process ended' {
            $session = New-ProcessSession
            $null = $opened.Remove($session)
            $process = Invoke-Command -Session $session { $PID }
            Stop-Process -Id $process -Force
            $rows = @(Test-LyncPrerequisite -Role Edge -Session $session -TimeoutSec 3 -ErrorVariable problems -ErrorAction SilentlyContinue)
            $problems.Count | Should -Be 1
            @($rows.Status | Select-Object -Unique) | Should -Be 'Unknown'
            $rows.Cause | Select-Object -Unique | Should -BeIn 'Unreachable', 'TimedOut'
        }

        It 'does not answer when its process ends in the middle' {
            $session = New-ProcessSession
            $null = $opened.Remove($session)
            Invoke-Command -Session $session { function global:Get-CimInstance { Stop-Process -Id $PID -Force } }
            $rows = @(Test-LyncPrerequisite -Role Edge -Session $session -TimeoutSec 3 -ErrorVariable problems -ErrorAction SilentlyContinue)
            $problems.Count | Should -Be 1
            @($rows.Status | Select-Object -Unique) | Should -Be 'Unknown'
            (Get-Row $rows 'SupportedOperatingSystem').Cause | Should -BeIn 'Unreachable', 'TimedOut'
        }

        It 'is not waited for while it does something else' {
            $session = New-ProcessSession
            $job = Invoke-Command -Session $session { 'begun'; Start-Sleep -Seconds 600 } -AsJob
            while (-not (Receive-Job -Job $job -Keep) -and $job.State -in 'NotStarted', 'Running') {
                Start-Sleep -Milliseconds 50
            }

            $rows = @(Test-LyncPrerequisite -Role Edge -Session $session -TimeoutSec 3 -ErrorVariable problems -ErrorAction SilentlyContinue)
            $problems.Count | Should -Be 1
            $problems[0].Exception.Message | Should -Not -BeLike '*ends in the middle*'
            $rows.Cause | Should -BeIn 'QueryFailed', 'TimedOut'
            $job.State | Should -Be 'Running'
            Stop-Job $job
        }
    }
}
