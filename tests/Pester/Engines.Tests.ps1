#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

# The adapters to other engines, over the built module. There is no Local Configuration Manager and no Ansible target
# here: what they would call is called, with the module's own cmdlets mocked.
BeforeDiscovery {
    $pages = @(Get-ChildItem -Path (Join-Path $PSScriptRoot '../../docs/engines/*.md'))
    $pages += Get-Item -Path (Join-Path $PSScriptRoot '../../docs/compliance.md')
}

Describe 'The engines' {
    BeforeAll {
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        $manifest = Join-Path $root 'out/LyncPrereq/LyncPrereq.psd1'
        Import-Module -Name $manifest -Force

        function New-Step([string] $Outcome, [switch] $Changed, [switch] $RestartRequired) {
            [pscustomobject]@{
                Action = 'a step'; Outcome = [LyncPrereq.InstallationOutcome] $Outcome; Changed = [bool] $Changed
                RestartRequired = [bool] $RestartRequired; RequirementId = 'A', 'B'; Message = "It was $Outcome."
            }
        }
    }

    Context 'Desired State Configuration' {
        BeforeAll {
            $folder = Join-Path $root 'out/LyncPrereq/DSCResources/LyncPrerequisite'
            Import-Module -Name (Join-Path $folder 'LyncPrerequisite.psm1') -Force
            $here = @{ ModuleName = 'LyncPrerequisite' }
            $sample = Join-Path $root 'samples/fe01.contoso.example.json'
            $rows = @(Test-LyncPrerequisite -Role FrontEnd -Path $sample)
            $schema = [IO.File]::ReadAllText((Join-Path $folder 'LyncPrerequisite.schema.mof'))
            $properties = [regex]::Matches($schema, '(?m)^    \[(Key|Write|Read), Description\("[^"]+"\)\] (String|Boolean) (\w+)(\[\])?;\r?$') |
                ForEach-Object { [pscustomobject]@{ Kind = $_.Groups[1].Value; Type = $_.Groups[2].Value + $_.Groups[4].Value; Name = $_.Groups[3].Value } }
        }

        BeforeEach {
            $global:DSCMachineStatus = 0
            $script:record = $null
            Mock Get-RestartRecord { $record } @here
            Mock Set-RestartRecord { $script:record = @{ Reason = $Reason; RequestedAt = [DateTime]::UtcNow } } @here
            Mock Clear-RestartRecord { $script:record = $null } @here
            $script:bootTime = [DateTime]::UtcNow.AddHours(-1)
            Mock Get-BootTime { $bootTime } @here
        }

        AfterAll {
            Remove-Variable -Name DSCMachineStatus -Scope Global -ErrorAction SilentlyContinue
            Remove-Module -Name LyncPrerequisite
        }

        It 'has a schema that is read whole and named as its folder and its functions'' file' {
            $schema | Should -Match '^\[ClassVersion\("[\d.]+"\), FriendlyName\("LyncPrerequisite"\)\]\r?\nclass LyncPrerequisite : OMI_BaseResource\r?\n\{'
            $properties.Count | Should -Be ([regex]::Matches($schema, '(?m)^ ').Count)
            @($properties | Where-Object Kind -EQ Key).Name | Should -Be 'Role'
        }

        It 'has the schema''s properties as parameters of <_>' -ForEach 'Get-TargetResource', 'Test-TargetResource', 'Set-TargetResource' {
            $common = [Management.Automation.PSCmdlet]::CommonParameters
            $parameters = (Get-Command -Module LyncPrerequisite -Name $_).Parameters.Values | Where-Object Name -NotIn $common
            $written = $properties | Where-Object Kind -NE Read
            ($parameters | ForEach-Object { "$($_.Name) $($_.ParameterType.Name)" }) -join ', ' |
                Should -Be (($written | ForEach-Object { "$($_.Name) $($_.Type)" }) -join ', ')
        }

        It 'gets every property, and what is not met' {
            Mock Test-LyncPrerequisite { $rows } @here -RemoveParameterType Role
            $state = Get-TargetResource -Role 'FrontEnd, Mediation' -Workload Conferencing
            ($state.Keys | Sort-Object) -join ',' | Should -Be (($properties.Name | Sort-Object) -join ',')
            $state.IsCompliant | Should -BeFalse
            $state.NotMet -join ',' | Should -Be (@($rows | Where-Object { $_.Status -eq 'NotMet' -and $_.Importance -eq 'Required' }).RequirementId -join ',')
            Should -Invoke Test-LyncPrerequisite @here -Times 1 -Exactly -ParameterFilter { "$Role" -eq 'FrontEnd, Mediation' -and "$Workload" -eq 'Conferencing' }
        }

        It 'is in the desired state exactly when -Quiet says so: <_>' -ForEach $true, $false {
            $answer = $_
            Mock Test-LyncPrerequisite { $answer } @here -ParameterFilter { $Quiet }
            Test-TargetResource -Role Edge -SourcePath D:\sxs | Should -BeExactly $answer
        }

        It 'installs without asking, and hands the folders on' {
            Mock Test-LyncPrerequisite { $rows | Where-Object Status -EQ Met } @here
            Mock Install-LyncPrerequisite { New-Step -Outcome Succeeded -Changed } @here
            Set-TargetResource -Role Edge -SourcePath D:\sxs -PackagePath D:\packages
            $global:DSCMachineStatus | Should -Be 0
            Should -Invoke Install-LyncPrerequisite @here -Times 1 -Exactly -ParameterFilter {
                $SourcePath -eq 'D:\sxs' -and $PackagePath -eq 'D:\packages' -and -not $Restart -and $PesterBoundParameters.ContainsKey('Confirm') -and -not $PesterBoundParameters.Confirm
            }
        }

        It 'asks the manager for a restart and leaves the rest for afterwards' {
            Mock Test-LyncPrerequisite { $rows } @here
            Mock Install-LyncPrerequisite { New-Step -Outcome RestartRequired -Changed -RestartRequired; New-Step -Outcome Skipped } @here
            Set-TargetResource -Role Edge
            $global:DSCMachineStatus | Should -Be 1
        }

        It 'asks for no restart again where the last one did not help, and says why' {
            $script:steps = { New-Step -Outcome RestartRequired -RestartRequired }
            Mock Test-LyncPrerequisite { $rows } @here
            Mock Install-LyncPrerequisite { & $script:steps } @here
            Set-TargetResource -Role Edge
            $global:DSCMachineStatus | Should -Be 1

            # The manager has not restarted yet.
            $global:DSCMachineStatus = 0
            Set-TargetResource -Role Edge
            $global:DSCMachineStatus | Should -Be 1

            $global:DSCMachineStatus = 0
            $script:bootTime = [DateTime]::UtcNow.AddHours(1)
            { Set-TargetResource -Role Edge } | Should -Throw 'The role Edge still requires a restart after the restart * for the same reason: a step (A, B). No other restart is requested.*'
            $global:DSCMachineStatus | Should -Be 0

            # Another reason is another restart, and without one the record ends.
            $script:steps = { New-Step -Outcome RestartRequired -RestartRequired; New-Step -Outcome RestartRequired -RestartRequired }
            Set-TargetResource -Role Edge
            $global:DSCMachineStatus | Should -Be 1
            $script:steps = { New-Step -Outcome Succeeded }
            Mock Test-LyncPrerequisite { $rows | Where-Object Status -EQ Met } @here
            Set-TargetResource -Role Edge
            $script:record | Should -BeNullOrEmpty
        }

        It 'fails where <Case>, and asks for no restart' -ForEach @(
            @{ Case = 'a step failed'; Steps = { New-Step -Outcome Failed } }
            @{ Case = 'a step failed and another wants a restart'; Steps = { New-Step -Outcome RestartRequired -Changed -RestartRequired; New-Step -Outcome Failed } }
            @{ Case = 'there was nothing to install'; Steps = { } }
        ) {
            Mock Test-LyncPrerequisite { $rows } @here
            Mock Install-LyncPrerequisite $Steps @here
            { Set-TargetResource -Role FrontEnd } | Should -Throw '*FrontEnd*WindowsIdentityFoundation*'
            $global:DSCMachineStatus | Should -Be 0
        }
    }

    Context 'Ansible' {
        BeforeAll {
            $script = [IO.File]::ReadAllText((Join-Path $root 'docs/engines/ansible/lync_prerequisite.ps1'))

            # As win_powershell does: the text of the script, its parameters, and -WhatIf in check mode.
            function Invoke-Task([bool] $CheckMode) {
                $Ansible = [pscustomobject]@{ CheckMode = $CheckMode; Changed = $true; Failed = $false; Result = @{} }
                $null = & ([scriptblock]::Create($script)) -Role Edge -ModulePath $manifest -SourcePath D:\sxs -WhatIf:$CheckMode -Confirm:$false
                $Ansible
            }
        }

        It 'runs in check mode with -WhatIf: <CheckMode>' -ForEach @{ CheckMode = $true }, @{ CheckMode = $false } {
            Mock Test-LyncPrerequisite { $false }
            Mock Install-LyncPrerequisite { $script:seen = $PesterBoundParameters }
            $null = Invoke-Task $CheckMode
            [bool] $script:seen.WhatIf | Should -Be $CheckMode
            [bool] $script:seen.Confirm | Should -BeFalse
            $script:seen.SourcePath | Should -Be 'D:\sxs'
            $script:seen.ContainsKey('ModulePath') | Should -BeFalse
        }

        It 'says for <Case>: changed <Changed>, reboot_required <Reboot>, failed <Failed>' -ForEach @(
            @{ Case = 'nothing to do'; Steps = { }; Changed = $false; Reboot = $false; Failed = $false }
            @{ Case = 'a step that was done'; Steps = { New-Step -Outcome Succeeded -Changed }; Changed = $true; Reboot = $false; Failed = $false }
            @{ Case = 'a step that wants a restart'; Steps = { New-Step -Outcome RestartRequired -Changed -RestartRequired }; Changed = $true; Reboot = $true; Failed = $false }
            @{ Case = 'a restart that is awaited'; Steps = { New-Step -Outcome RestartRequired -RestartRequired }; Changed = $false; Reboot = $true; Failed = $false }
            @{ Case = 'a step that failed'; Steps = { New-Step -Outcome Failed }; Changed = $false; Reboot = $false; Failed = $true }
            @{ Case = 'a step that is planned'; Steps = { New-Step -Outcome Planned }; Changed = $true; Reboot = $false; Failed = $false }
            @{ Case = 'what a person has to do'; Steps = { New-Step -Outcome Manual }; Changed = $false; Reboot = $false; Failed = $false }
        ) {
            Mock Test-LyncPrerequisite { $true }
            Mock Install-LyncPrerequisite $Steps
            $task = Invoke-Task $false
            $task.Changed | Should -BeExactly $Changed
            $task.Failed | Should -BeExactly $Failed
            $task.Result.reboot_required | Should -BeExactly $Reboot
            $task.Result.compliant | Should -BeExactly $true
            $task.Result.steps.Count | Should -Be @(& $Steps).Count
        }
    }

    # The scripts of the pages, each in a new process, with a module that behaves as this text says; $null is no module.
    Context 'A module that <Case>' -ForEach @(
        @{ Case = 'says that the server is compliant'; Body = '$true'; Says = 'Compliant'; Code = 0 }
        @{ Case = 'says that it is not'; Body = '$false'; Says = 'NonCompliant'; Code = 0 }
        @{ Case = 'cannot test a server'; Body = 'Write-Error "no access"; $false'; Says = $null; Code = 1 }
        @{ Case = 'has an error and says compliant'; Body = 'Write-Error "no access"; $true'; Says = $null; Code = 1 }
        @{ Case = 'throws'; Body = 'throw "broken"'; Says = $null; Code = 1 }
        @{ Case = 'is missing'; Body = $null; Says = $null; Code = 1 }
    ) {
        BeforeAll {
            . "$PSScriptRoot/Engine.ps1"
            $folder = Join-Path $TestDrive ([Guid]::NewGuid())
            $null = New-Item -ItemType Directory -Path "$folder/LyncPrereq"
            if ($Body) {
                $function = "function Test-LyncPrerequisite { [CmdletBinding()] param([Parameter(ValueFromPipeline)] `$InputObject, `$Role, [switch] `$Quiet) end { $Body } }"
                Set-Content -LiteralPath "$folder/LyncPrereq/LyncPrereq.psm1" -Value $function
            }
            Set-Content -LiteralPath "$folder/servers.csv" -Value 'ComputerName,Role', 'fe01,FrontEnd'

            function Invoke-Block([string] $Script) {
                Set-Content -LiteralPath "$folder/script.ps1" -Value $Script
                $path = $env:PSModulePath
                $env:PSModulePath = $folder
                try {
                    Push-Location -LiteralPath $folder
                    $said = & (Get-EnginePath) -NoProfile -NonInteractive -File "$folder/script.ps1" 2>$null
                    @{ Said = $said -join "`n"; Code = $LASTEXITCODE }
                }
                finally {
                    Pop-Location
                    $env:PSModulePath = $path
                }
            }
        }

        It 'is answered by the scripts for Configuration Manager' {
            $text = [IO.File]::ReadAllText((Join-Path $root 'docs/engines/configmgr.md'))
            $blocks = @([regex]::Matches($text, '(?ms)^```powershell\r?\n(.*?)^```') | ForEach-Object { $_.Groups[1].Value })
            $blocks.Count | Should -Be 2

            $setting = Invoke-Block $blocks[0]
            $setting.Said | Should -Be "$Says"
            $setting.Code | Should -Be $Code
            $detection = Invoke-Block $blocks[1]
            $detection.Said | Should -Be $(if ($Says -eq 'Compliant') { 'Compliant' } else { '' })
            $detection.Code | Should -Be $Code
        }

        It 'fails the job of docs/reports.md unless the servers are compliant' {
            $text = [IO.File]::ReadAllText((Join-Path $root 'docs/reports.md'))
            $line = [regex]::Match($text, '(?m)^    (if .*-Quiet.*exit.*)\r?$').Groups[1].Value
            (Invoke-Block $line).Code | Should -Be $(if ($Says -eq 'Compliant' -or $Body -match '\$true') { 0 } else { 1 })
        }
    }

    Context 'The page <_.BaseName>' -ForEach $pages {
        It 'shows PowerShell that can be read, and calls of this module that bind' {
            $text = [IO.File]::ReadAllText($_.FullName)
            $blocks = [regex]::Matches($text, '(?ms)^```powershell\r?\n(.*?)^```') | ForEach-Object { $_.Groups[1].Value }
            foreach ($block in $blocks) {
                $problems = $null
                $tree = [Management.Automation.Language.Parser]::ParseInput($block, [ref] $null, [ref] $problems)
                $problems | Where-Object ErrorId -NE ModuleNotFoundDuringParse | Should -BeNullOrEmpty
                foreach ($call in $tree.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)) {
                    if ("$($call.GetCommandName())" -notmatch '-Lync') { continue }
                    $command = Get-Command -Module LyncPrereq -Name $call.GetCommandName()
                    foreach ($parameter in $call.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] }) {
                        $command.Parameters.Keys | Should -Contain $parameter.ParameterName
                    }
                }
            }
        }
    }
}
