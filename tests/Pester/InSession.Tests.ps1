#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

# The way Windows PowerShell takes on this computer. The engine here takes another one by itself, so it is called by name.
Describe 'The installation script in the session of the caller' {
    BeforeAll {
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        Import-Module -Name (Join-Path $root 'out/LyncPrereq/LyncPrereq.psd1') -Force
        $assembly = (Get-Command Install-LyncPrerequisite).ImplementingType.Assembly
        $inSession = $assembly.GetType('LyncPrereq.Scripting.SessionScript').GetMethod('InCallers', [Reflection.BindingFlags] 'Public, Static')
        $script = $assembly.GetType('LyncPrereq.Scripting.Scripts').GetProperty('Install').GetValue($null)

        # A step runs outside the session, and finds modules by their path.
        $path = $env:PSModulePath
        function Set-ServerManager([scriptblock] $Content) {
            $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive "$([guid]::NewGuid())/ServerManager")
            Set-Content -LiteralPath (Join-Path $folder 'ServerManager.psm1') -Value "$Content"
            $env:PSModulePath = $folder.Parent.FullName + [IO.Path]::PathSeparator + $path
        }

        function Invoke-InSession([string] $Action, [string[]] $Names = @(), [string[]] $Source = @(), [int] $LimitSec = 0, [bool] $Stop = $false) {
            $parameters = [Collections.Generic.Dictionary[string, object]]::new()
            $parameters['Action'] = $Action
            $parameters['Names'] = $Names
            $parameters['Source'] = $Source
            $parameters['Folder'] = ''
            $parameters['Arguments'] = ''
            $parameters['LimitSec'] = $LimitSec
            $parameters['Stop'] = $Stop
            $parameters['Trust'] = ''
            try { $inSession.Invoke($null, @($ExecutionContext.SessionState, $script, $parameters)) }
            catch {
                # Reflection wraps what is thrown.
                for ($problem = $_.Exception; $problem.GetType().Name -like '*InvocationException'; $problem = $problem.InnerException) { }
                throw $problem
            }
        }
    }

    AfterEach {
        $env:PSModulePath = $path
        Remove-Module -Name ServerManager -ErrorAction SilentlyContinue
        Remove-Item -Path Function:\Restart-Computer -ErrorAction SilentlyContinue
    }

    It 'installs features by what the session has, whatever it prefers' {
        Set-ServerManager {
            function Install-WindowsFeature {
                [CmdletBinding(SupportsShouldProcess)] param([string[]] $Name, [string[]] $Source)
                New-Object PSObject -Property @{
                    Success = -not $WhatIfPreference; ExitCode = "$($Name -join '|') from $Source"; RestartNeeded = 'Yes'
                }
            }
        }

        $WhatIfPreference = $true
        $row = Invoke-InSession Feature -Names 'Web-Server', 'a,b' -Source 'D:\sources\sxs'
        $WhatIfPreference | Should -BeTrue
        $WhatIfPreference = $false

        $row.Kind | Should -Be Feature
        $row.Name | Should -Be 'Web-Server|a,b from D:\sources\sxs'
        $row.Type | Should -Be Yes
        $row.Data | Should -BeTrue
    }

    It 'adds no parameter that the session has for every command' {
        Set-ServerManager {
            function Install-WindowsFeature {
                [CmdletBinding()] param([string[]] $Name, [string[]] $Source, [string] $ComputerName, [switch] $Restart)
                New-Object PSObject -Property @{ Success = $true; ExitCode = "'$ComputerName' $Restart"; RestartNeeded = 'No' }
            }
        }

        $global:PSDefaultParameterValues = @{ '*:ComputerName' = 'elsewhere'; 'Install-WindowsFeature:Restart' = $true }
        try {
            (Install-WindowsFeature).ExitCode | Should -Be "'elsewhere' True"
            (Invoke-InSession Feature -Names Web-Server).Name | Should -Be "'' False"
            $global:PSDefaultParameterValues.Count | Should -Be 2
        }
        finally { $global:PSDefaultParameterValues = @{} }
    }

    It 'has no row but that of the error where features fail' {
        Set-ServerManager { function Install-WindowsFeature { [CmdletBinding()] param($Name, $Source) throw 'Error: 0x800f081f' } }
        $row = @(Invoke-InSession Feature -Names Web-Server)
        $row.Count | Should -Be 1
        $row[0].Kind | Should -Be Error
        $row[0].Data | Should -Be 'Error: 0x800f081f'
    }

    It 'says of a step that does not end in time that it is late, whether it is terminated: <Stop>' -ForEach @{ Stop = $false }, @{ Stop = $true } {
        Set-ServerManager { function Install-WindowsFeature { [CmdletBinding()] param($Name, $Source) Start-Sleep -Seconds 30 } }
        $row = @(Invoke-InSession Feature -Names Web-Server -LimitSec 1 -Stop $Stop)
        $row.Kind | Should -Be Late
        $row.Type | Should -Be $PID
        $row.Data | Should -Be $Stop
    }

    It 'has no row for each sign of life, because the session of the caller keeps them all' {
        Set-ServerManager {
            function Install-WindowsFeature {
                [CmdletBinding()] param($Name, $Source)
                Start-Sleep -Seconds 5
                New-Object PSObject -Property @{ Success = $true; ExitCode = 'Success'; RestartNeeded = 'No' }
            }
        }
        @(Invoke-InSession Feature -Names Web-Server).Kind | Should -Be Feature
    }

    It 'ends at Ctrl+C, although the step goes on' {
        $file = Join-Path $TestDrive 'step'
        Set-ServerManager ([scriptblock]::Create(@"
            function Install-WindowsFeature {
                [CmdletBinding()] param(`$Name, `$Source)
                [IO.File]::WriteAllText('$file-begun', '')
                for (`$i = 0; `$i -lt 600 -and -not [IO.File]::Exists('$file-release'); `$i++) { [Threading.Thread]::Sleep(50) }
                [IO.File]::WriteAllText('$file-ended', '')
            }
"@))
        $shell = [powershell]::Create()
        $null = $shell.AddScript('param($Method, $Script, $Parameters) $Method.Invoke($null, @($ExecutionContext.SessionState, $Script, $Parameters))')
        $parameters = [Collections.Generic.Dictionary[string, object]]::new()
        $parameters['Action'] = 'Feature'
        $parameters['Names'] = [string[]] 'Web-Server'
        $null = $shell.AddArgument($inSession).AddArgument($script).AddArgument($parameters)
        try {
            $null = $shell.BeginInvoke()
            for ($i = 0; $i -lt 600 -and -not [IO.File]::Exists("$file-begun"); $i++) { Start-Sleep -Milliseconds 50 }
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 6
            "$file-ended" | Should -Not -Exist
        }
        finally { [IO.File]::WriteAllText("$file-release", '') }
        for ($i = 0; $i -lt 600 -and -not [IO.File]::Exists("$file-ended"); $i++) { Start-Sleep -Milliseconds 50 }
        "$file-ended" | Should -Exist
    }

    It 'leaves nothing of itself behind' {
        $rows = @(Invoke-InSession Check)
        $rows.Kind | Should -Be Elevated, NetworkLogon, Temporary
        Get-Command *-LyncPrereq* -CommandType Function -Module $null -ErrorAction SilentlyContinue |
            Where-Object Name -match '-LyncPrereq(Row|PackageRow|Program|Package)$' | Should -BeNullOrEmpty
    }

    It 'is not silent about a restart that fails: <Body>' -ForEach @(
        @{ Body = "throw 'no way'" }
        @{ Body = "Write-Error 'no way'" }
        @{ Body = "`$PSCmdlet.WriteError([Management.Automation.ErrorRecord]::new([Exception]::new('no way'), 'x', 'NotSpecified', 'x'))" }
    ) {
        Set-Item -Path Function:\global:Restart-Computer -Value ([scriptblock]::Create("[CmdletBinding()] param([switch] `$Force) $Body"))
        $problem = { Invoke-InSession Restart } | Should -Throw -PassThru
        $problem.Exception.GetType().Name | Should -Be InspectionException
        $problem.Exception.Message | Should -Be 'no way'
    }
}
