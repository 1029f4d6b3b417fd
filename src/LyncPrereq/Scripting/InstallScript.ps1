# Runs one step on the server that it runs on, in Windows PowerShell 2.0 syntax. Returns rows of plain values.
param([string]$Action, [string[]]$Names, [string[]]$Source, [string]$Folder, [string]$Arguments, [int]$LimitSec, [bool]$Stop, [string]$Trust)

# The step was already confirmed. The preferences and default parameter values of the session must not prompt again, only
# simulate the step, or add parameters such as another computer or a restart.
$PSDefaultParameterValues = @{}
$ErrorActionPreference = 'Continue'
$WhatIfPreference = $false
$ConfirmPreference = 'None'

# These names are unlikely to be aliases, which take precedence over functions.
function New-LyncPrereqRow($Kind, $Subject, $Name, $Type, $Data) {
    New-Object PSObject -Property @{ Kind = $Kind; Subject = $Subject; Name = $Name; Type = $Type; Data = $Data }
}

#include Elevation.ps1

# These functions also run outside the session, which gets their text.
$packageFunctions = {
#include PackageFunctions.ps1
}
. $packageFunctions

# A bare name is a Windows program. Any other program with this name would be in the current folder.
function Get-LyncPrereqProgram($Name) {
    if (($Name -match '[\\/]') -or -not $env:windir) { return $Name }
    foreach ($folder in 'Sysnative', 'System32') {
        $path = Join-Path (Join-Path $env:windir $folder) $Name
        if (Test-Path -LiteralPath $path) { return $path }
    }
    throw "$Name does not exist."
}

# Returns the file with the first matching name of a package. 40 digits at the end of a name are the SHA-1 of the file.
function Get-LyncPrereqPackage($Asked) {
    try { $there = Test-Path -LiteralPath $Folder -ErrorAction Stop } catch { $there = $false }
    if (-not $there) { return New-LyncPrereqRow 'Package' $Asked '' 'Unreachable' $null }
    try { $found = @(Find-LyncPrereqFile $Folder $Asked.Split('|')) }
    catch { return New-LyncPrereqRow 'Package' $Asked $_.Exception.Message 'Unreadable' $Folder }
    if ($found.Count -eq 0) { return New-LyncPrereqRow 'Package' $Asked '' 'Missing' $null }
    $others = ''
    if ($found.Count -gt 1) { $others = @(foreach ($one in $found[1..($found.Count - 1)]) { $one.Name }) -join ', ' }
    $problem, $detail = Get-LyncPrereqProblem $found[0].FullName $Trust
    if ($problem -eq 'None') { $detail = $others }
    New-LyncPrereqRow 'Package' $Asked $detail $problem $found[0].FullName
}

# Waits for work in short turns, so that a cancellation is noticed. A row after each turn shows that the server still responds.
function Wait-LyncPrereqWork($Wait) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    while ($true) {
        $turn = 2000
        if ($LimitSec -gt 0) { $turn = [Math]::Min($turn, [Math]::Max(0, $LimitSec * 1000 - $watch.ElapsedMilliseconds)) }
        if ((& $Wait ([int]$turn)) -or ($LimitSec -gt 0 -and $watch.ElapsedMilliseconds -ge $LimitSec * 1000)) { return }
        New-LyncPrereqRow 'Alive' '' '' '' $null
    }
}

# Runs a script in another runspace, so that the session can respond in the meantime, and adds the result to $Answer.
function Invoke-LyncPrereqWork($Script, $Arguments, $Answer) {
    $work = [PowerShell]::Create()
    [void]$work.AddScript($Script)
    foreach ($argument in $Arguments) { [void]$work.AddArgument($argument) }
    $running = $work.BeginInvoke()
    Wait-LyncPrereqWork { param($Time) $running.AsyncWaitHandle.WaitOne($Time, $false) }
    if (-not $running.IsCompleted) {
        # The command might not stop in time. In this case, it is still running.
        if ($Stop) { [void]$work.BeginStop($null, $null).AsyncWaitHandle.WaitOne(10000, $false) }
        $Answer.Late = New-LyncPrereqRow 'Late' '' '' "$PID" ("$($work.InvocationStateInfo.State)" -eq 'Stopped')
        return
    }
    try { $Answer.Output = @($work.EndInvoke($running)) }
    catch [Management.Automation.MethodInvocationException] { throw $_.Exception.InnerException }
    finally { $work.Dispose() }
}

# Windows Server 2008 R2 does not have Install-WindowsFeature or a source. The cmdlets are called with their module name,
# because a function of the session, for example one that connects to another server, takes precedence over a cmdlet.
$install = {
    param($Names, $Source)
    $ProgressPreference = 'SilentlyContinue'
    $module = Get-Module -Name ServerManager
    if (-not $module) { $module = Microsoft.PowerShell.Core\Import-Module -Name ServerManager -PassThru -ErrorAction Stop }
    $data = $module.PrivateData
    if (($data -is [hashtable]) -and $data['ImplicitRemoting']) { throw 'The ServerManager module of this session connects to another computer. Use a session of 64-bit Windows PowerShell.' }
    if ($module.ExportedCommands.ContainsKey('Install-WindowsFeature')) {
        $options = @{ Name = $Names; ErrorAction = 'Stop'; WarningAction = 'SilentlyContinue' }
        if ($Source) { $options.Source = $Source }
        ServerManager\Install-WindowsFeature @options
    }
    else { ServerManager\Add-WindowsFeature -Name $Names -ErrorAction Stop -WarningAction SilentlyContinue }
}

switch ($Action) {
    'Check' {
        $elevated = $null
        $network = $false
        try {
            $elevated = Test-LyncPrereqElevation
            foreach ($group in [Security.Principal.WindowsIdentity]::GetCurrent().Groups) { if ($group.Value -eq 'S-1-5-2') { $network = $true } }
        }
        catch [PlatformNotSupportedException] { }
        catch { $elevated = $_.Exception.Message }
        New-LyncPrereqRow 'Elevated' '' "$($ExecutionContext.SessionState.LanguageMode)" '' $elevated
        New-LyncPrereqRow 'NetworkLogon' '' '' '' $network
        New-LyncPrereqRow 'Temporary' '' '' '' ([IO.Path]::GetTempPath())
        foreach ($name in $Names) { Get-LyncPrereqPackage $name }
        foreach ($one in $Source) {
            try {
                $path = $one
                $type = 'Any'
                if ($one -match '^wim:(.+):\d+$') { $path = $matches[1]; $type = 'Leaf' }
                if (-not (Test-Path -LiteralPath $path -PathType $type -ErrorAction Stop)) { New-LyncPrereqRow 'Source' $one '' '' 'It was not found.' }
            }
            catch { New-LyncPrereqRow 'Source' $one '' '' $_.Exception.Message }
        }
    }
    'Feature' {
        $log = "$env:windir\Logs\CBS\CBS.log"
        try {
            $answer = @{}
            Invoke-LyncPrereqWork "$install" @($Names, $Source) $answer
            if ($answer.Late) {
                $answer.Late.Subject = $log
                return $answer.Late
            }
            $result = $answer.Output[-1]
            if (-not $result) { throw 'ServerManager returned no result.' }
            foreach ($one in $result.FeatureResult) {
                if ($one -and -not $one.Success) { New-LyncPrereqRow 'FailedFeature' "$($one.Name)" '' '' $null }
            }
            New-LyncPrereqRow 'Feature' $log "$($result.ExitCode)" "$($result.RestartNeeded)" ([bool]$result.Success)
        }
        catch { New-LyncPrereqRow 'Error' $log '' '' $_.Exception.Message }
    }
    'Process' {
        try {
            $start = New-Object Diagnostics.ProcessStartInfo
            $start.FileName = Get-LyncPrereqProgram $Names[0]
            $start.Arguments = $Arguments
            $start.UseShellExecute = $false
            $start.CreateNoWindow = $true
            $start.WorkingDirectory = [Environment]::SystemDirectory
            $process = [Diagnostics.Process]::Start($start)
            Wait-LyncPrereqWork { param($Time) $process.WaitForExit($Time) }
            if ($process.HasExited) { New-LyncPrereqRow 'Process' '' '' "$($process.Id)" $process.ExitCode }
            else {
                $stopped = $false
                if ($Stop) { try { $process.Kill(); $stopped = $true } catch { $stopped = $process.HasExited } }
                New-LyncPrereqRow 'Late' '' '' "$($process.Id)" $stopped
            }
        }
        catch { New-LyncPrereqRow 'Error' '' '' '' $_.Exception.Message }
    }
    'Copy' {
        try {
            $answer = @{}
            $script = "param(`$File, `$Trust)`n$packageFunctions`n" + '$copy = Copy-LyncPrereqFile $File; $copy; Get-LyncPrereqProblem $copy $Trust'
            Invoke-LyncPrereqWork $script @($Names[0], $Trust) $answer
            $copy, $problem, $detail = $answer.Output
            New-LyncPrereqRow 'Package' $Names[0] $detail $problem $copy
        }
        catch { New-LyncPrereqRow 'Package' $Names[0] $_.Exception.GetBaseException().Message 'NotCopied' $Names[0] }
    }
    'Remove' { try { [IO.Directory]::Delete($Names[0], $true) } catch { } }
    'Folder' { [void][IO.Directory]::CreateDirectory($Names[0]) }
    'Restart' { Restart-Computer -Force -ErrorAction Stop }
}
