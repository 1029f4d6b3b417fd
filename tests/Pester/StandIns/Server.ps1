# Plays a server in a session: what ServerManager and CIM would say, from one state, with a log of every call.
param([string] $Release, [string[]] $Table, [string] $Domain, [string] $Folder)

$global:standIn = @{ Release = $Release; Features = @{}; Calls = @(); Updates = @('KB2646886', 'KB974405'); Domain = $Domain; Folder = $Folder; RestartNeeded = 'No' }
foreach ($line in $Table | ForEach-Object { [IO.File]::ReadAllLines($_) }) {
    if ($line -and -not $line.StartsWith('#')) {
        $cells = $line.Split("`t")
        $global:standIn.Features[$cells[0]] = @{
            Dism      = @($cells[1].Split(',') | Where-Object { $_ })
            Needs     = @(@($cells[2]) + $cells[3].Split(',') | Where-Object { $_ })
            Installed = $false
            Removed   = $cells[0] -eq 'NET-Framework-Core' -and $Release -ne '2008R2'
        }
    }
}

# What a server with nothing but the operating system has.
$bare = 'NET-Framework-45-Features', 'NET-Framework-45-Core', 'PowerShellRoot', 'PowerShell', 'Server-Gui-Mgmt-Infra',
    'Server-Gui-Shell', 'User-Interfaces-Infra', 'WoW64-Support'
foreach ($name in $bare) {
    if ($global:standIn.Features.ContainsKey($name)) { $global:standIn.Features[$name].Installed = $true }
}

function global:Add-StandInFeature([string[]] $Name, [string[]] $Source) {
    $all = New-Object Collections.ArrayList
    $open = New-Object Collections.Queue
    foreach ($one in $Name) { $open.Enqueue($one) }
    while ($open.Count) {
        $one = $open.Dequeue()
        $feature = $global:standIn.Features[$one]
        if (-not $feature) { throw "The target of the specified cmdlet cannot be determined: no feature '$one'." }
        if (-not $feature.Installed -and -not $all.Contains($one)) {
            [void] $all.Add($one)
            foreach ($need in $feature.Needs) { $open.Enqueue($need) }
        }
    }

    # The folder of media has .NET Framework 3.5, the image has everything else.
    foreach ($one in $all) {
        $fitting = @($Source | Where-Object { $_ -and ($_ -like 'wim:*') -eq ($one -ne 'NET-Framework-Core') })
        if ($global:standIn.Features[$one].Removed -and -not $fitting) {
            throw 'The source files could not be found. Error: 0x800f081f'
        }
    }

    if ($global:standIn.Fails) { throw $global:standIn.Fails }
    if ($global:standIn.Refuses) {
        return New-Object PSObject -Property @{ Success = $false; RestartNeeded = 'Yes'; ExitCode = $global:standIn.Refuses; FeatureResult = @() }
    }
    if (-not $global:standIn.IsHollow) { foreach ($one in $all) { $global:standIn.Features[$one].Installed = $true } }
    New-Object PSObject -Property @{
        Success       = $true
        RestartNeeded = $global:standIn.RestartNeeded
        ExitCode      = $(if ($all.Count) { 'Success' } else { 'NoChangeNeeded' })
        FeatureResult = @($all | ForEach-Object { New-Object PSObject -Property @{ Name = $_; Success = $true } })
    }
}

# ServerManager of 2008 R2 has no source, and another verb.
$serverManager = if ($Release -eq '2008R2') {
    {
        function Add-WindowsFeature {
            [CmdletBinding()] param([string[]] $Name)
            if ($global:standIn.Before) { . ([scriptblock]::Create($global:standIn.Before)) $Name }
            $global:standIn.Calls += "Add-WindowsFeature $Name"
            Add-StandInFeature $Name
        }
    }
}
else {
    {
        function Install-WindowsFeature {
            [CmdletBinding()] param([string[]] $Name, [string[]] $Source, [string] $ComputerName, [switch] $Restart)
            if ($global:standIn.Before) { . ([scriptblock]::Create($global:standIn.Before)) $Name }
            $global:standIn.Calls += "Install-WindowsFeature $Name -Source $Source"
            if ($ComputerName -or $Restart) { $global:standIn.Calls += "elsewhere: '$ComputerName', restart: $Restart" }
            Add-StandInFeature $Name $Source
        }
    }
}
New-Module -Name ServerManager -ScriptBlock $serverManager | Import-Module -Global

# A step runs outside the session, which shares a module file and the state of the stand-in with it.
[AppDomain]::CurrentDomain.SetData('LyncPrereqStandIn', $global:standIn)
$modules = [IO.Path]::Combine($Folder, 'modules')
[void] [IO.Directory]::CreateDirectory([IO.Path]::Combine($modules, 'ServerManager'))
[IO.File]::WriteAllText([IO.Path]::Combine($modules, 'ServerManager', 'ServerManager.psm1'), @"
`$global:standIn = [AppDomain]::CurrentDomain.GetData('LyncPrereqStandIn')
function Add-StandInFeature { ${function:Add-StandInFeature} }
$serverManager
Export-ModuleMember *-WindowsFeature
"@)
$env:PSModulePath = $modules + [IO.Path]::PathSeparator + $env:PSModulePath

# A plan's script imports it again, by its name.
function global:Import-Module { $global:standIn.Calls += "Import-Module $args" }

function global:Restart-Computer {
    [CmdletBinding()] param([string] $ComputerName, [switch] $Force)
    $global:standIn.Calls += 'Restart-Computer'
    if ($ComputerName) { $global:standIn.Calls += "elsewhere: '$ComputerName'" }
}

function global:Get-CimInstance {
    [CmdletBinding()] param($Namespace, $Query, [string] $ComputerName)
    if ($ComputerName) { $global:standIn.Calls += "elsewhere: '$ComputerName'" }
    if ($global:standIn.IsGone) { throw 'WMI is gone.' }
    switch -regex ($Query) {
        'FROM Win32_OperatingSystem$' {
            $build = @{ '2008R2' = '7601'; '2012' = '9200'; '2012R2' = '9600' }[$global:standIn.Release]
            New-Object PSObject -Property @{
                BuildNumber             = $build
                ProductType             = 3
                ServicePackMajorVersion = $(if ($build -eq '7601') { 1 } else { 0 })
                OperatingSystemSKU      = 7
                OSArchitecture          = '64-bit'
                Caption                 = 'Stand-in'
                Version                 = "6.0.$build"
            }
        }
        'FROM Win32_OptionalFeature$' {
            $states = @{}
            foreach ($feature in $global:standIn.Features.Values) {
                $state = if ($feature.Installed) { 1 } elseif ($feature.Removed) { 3 } else { 2 }
                foreach ($name in $feature.Dism) { $states[$name] = $state }
            }
            foreach ($name in $states.Keys) { New-Object PSObject -Property @{ Name = $name; InstallState = $states[$name] } }
        }
        'FROM Win32_ComputerSystem$' {
            # A member of a domain, whose name is empty unless a test names it.
            New-Object PSObject -Property @{
                Name         = [Environment]::MachineName
                PartOfDomain = $true
                Domain       = $global:standIn.Domain
            }
        }
        'FROM Win32_QuickFixEngineering$' {
            foreach ($update in $global:standIn.Updates) { New-Object PSObject -Property @{ HotFixID = $update } }
        }
        'FROM Win32_Service$' {
            New-Object PSObject -Property @{ Name = 'W3SVC'; State = 'Running'; StartMode = 'Auto' }
        }
        'FROM Win32_Processor$' { New-Object PSObject -Property @{ AddressWidth = 64 } }
    }
}
