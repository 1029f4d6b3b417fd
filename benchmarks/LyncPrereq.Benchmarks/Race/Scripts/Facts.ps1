# Reads the same facts as the module from a Front End Server, compares and prints them. ServerByServer and FanOut use
# sessions and read each server in one round trip. Agentless uses CIM, one server after the other.
param([string[]] $Server, [string[]] $Name, [string] $Way)

$read = {
    param([string[]] $Name)
    $microsoft = 'HKLM:\SOFTWARE\Microsoft\'
    $control = 'HKLM:\SYSTEM\CurrentControlSet\Control\'
    $winsock = 'HKLM:\SYSTEM\CurrentControlSet\Services\WinSock2\Parameters\Protocol_Catalog9\'
    $layered = 0
    foreach ($catalog in 'Catalog_Entries', 'Catalog_Entries64') {
        foreach ($entry in Get-ChildItem -LiteralPath ($winsock + $catalog) -Name) {
            $item = (Get-ItemProperty -LiteralPath ($winsock + $catalog + '\' + $entry)).PackedCatalogItem
            if ([BitConverter]::ToInt32($item, 300) -ne 1) { $layered++ }
        }
    }

    [pscustomobject]@{
        System = Get-CimInstance -ClassName Win32_OperatingSystem
        Features = @(Get-WindowsFeature -Name $Name)
        Updates = @(Get-HotFix | ForEach-Object { $_.HotFixID })
        DotNet4 = (Get-ItemProperty -LiteralPath ($microsoft + 'NET Framework Setup\NDP\v4\Full')).Release
        DotNet35 = (Get-ItemProperty -LiteralPath ($microsoft + 'NET Framework Setup\NDP\v3.5')).Install
        Engine = (Get-ItemProperty -LiteralPath ($microsoft + 'PowerShell\3\PowerShellEngine')).PowerShellVersion
        Layered = $layered
        Firewall = (Test-Path -LiteralPath ($microsoft + 'Firewall Client 2004')) -or
            (Test-Path -LiteralPath 'HKLM:\SOFTWARE\Wow6432Node\Microsoft\Firewall Client 2004')
        Restart = (Test-Path -LiteralPath ($microsoft + 'Windows\CurrentVersion\Component Based Servicing\RebootPending')) -or
            (Test-Path -LiteralPath ($microsoft + 'Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired')) -or
            [bool](Get-ItemProperty -LiteralPath ($microsoft + 'Updates')).UpdateExeVolatile -or
            [bool](Get-ItemProperty -LiteralPath ($control + 'Session Manager')).PendingFileRenameOperations -or
            (Get-ItemProperty -LiteralPath ($control + 'ComputerName\ComputerName')).ComputerName -ne
            (Get-ItemProperty -LiteralPath ($control + 'ComputerName\ActiveComputerName')).ComputerName
    }
}

function Value($Computer, $Method, $Key, $Name) {
    $answer = Invoke-CimMethod -ComputerName $Computer -Namespace root\cimv2 -ClassName StdRegProv -MethodName $Method -Arguments @{
        hDefKey = [uint32]2147483650; sSubKeyName = $Key; sValueName = $Name } -ErrorAction Stop
    switch ($Method) {
        'EnumKey' { $answer.sNames }
        'GetDWORDValue' { $answer.uValue }
        'GetBinaryValue' { , $answer.uValue }
        default { $answer.sValue }
    }
}

function KeyExists($Computer, $Key) {
    $answer = Invoke-CimMethod -ComputerName $Computer -Namespace root\cimv2 -ClassName StdRegProv -MethodName EnumKey -Arguments @{
        hDefKey = [uint32]2147483650; sSubKeyName = $Key } -ErrorAction Stop
    $answer.ReturnValue -eq 0
}

function ReadAgentless($Computer, [string[]] $Name) {
    $microsoft = 'SOFTWARE\Microsoft\'
    $control = 'SYSTEM\CurrentControlSet\Control\'
    $winsock = 'SYSTEM\CurrentControlSet\Services\WinSock2\Parameters\Protocol_Catalog9\'
    $layered = 0
    foreach ($catalog in 'Catalog_Entries', 'Catalog_Entries64') {
        foreach ($entry in Value $Computer EnumKey ($winsock + $catalog)) {
            $item = Value $Computer GetBinaryValue ($winsock + $catalog + '\' + $entry) PackedCatalogItem
            if ([BitConverter]::ToInt32($item, 300) -ne 1) { $layered++ }
        }
    }

    [pscustomobject]@{
        System = Get-CimInstance -ComputerName $Computer -ClassName Win32_OperatingSystem -ErrorAction Stop
        Features = @(Get-WindowsFeature -ComputerName $Computer -Name $Name -ErrorAction Stop)
        Updates = @(Get-HotFix -ComputerName $Computer -ErrorAction Stop | ForEach-Object { $_.HotFixID })
        DotNet4 = Value $Computer GetDWORDValue ($microsoft + 'NET Framework Setup\NDP\v4\Full') Release
        DotNet35 = Value $Computer GetDWORDValue ($microsoft + 'NET Framework Setup\NDP\v3.5') Install
        Engine = Value $Computer GetStringValue ($microsoft + 'PowerShell\3\PowerShellEngine') PowerShellVersion
        Layered = $layered
        Firewall = (KeyExists $Computer ($microsoft + 'Firewall Client 2004')) -or
            (KeyExists $Computer 'SOFTWARE\Wow6432Node\Microsoft\Firewall Client 2004')
        Restart = (KeyExists $Computer ($microsoft + 'Windows\CurrentVersion\Component Based Servicing\RebootPending')) -or
            (KeyExists $Computer ($microsoft + 'Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired')) -or
            (Value $Computer GetDWORDValue ($microsoft + 'Updates') UpdateExeVolatile) -or
            (Value $Computer GetMultiStringValue ($control + 'Session Manager') PendingFileRenameOperations) -or
            (Value $Computer GetStringValue ($control + 'ComputerName\ComputerName') ComputerName) -ne
            (Value $Computer GetStringValue ($control + 'ComputerName\ActiveComputerName') ComputerName)
        PSComputerName = $Computer
    }
}

function Row($Server, $Item, $Result) { [pscustomobject]@{ Server = $Server; Item = $Item; Result = $Result } }

function Compare($Facts) {
    $server = $Facts.PSComputerName
    $found = @{}
    foreach ($feature in $Facts.Features) { $found[$feature.Name] = $feature }
    foreach ($item in $Name) {
        if ($found[$item]) { Row $server $item "$($found[$item].InstallState)" }
        elseif ($item -eq 'Windows-Identity-Foundation') { Row $server $item $(if ($Facts.Updates -contains 'KB974405') { 'Installed' } else { 'Missing' }) }
        else { Row $server $item 'No such feature' }
    }

    Row $server 'System' $(if ('7601', '9200', '9600' -contains $Facts.System.BuildNumber) { 'Installed' } else { 'Missing' })
    Row $server '.NET 4.5' $(if ($Facts.DotNet4 -ge 378389) { 'Installed' } else { 'Missing' })
    Row $server '.NET 3.5' $(if ($Facts.DotNet35 -eq 1) { 'Installed' } else { 'Missing' })
    Row $server 'PowerShell 3.0' $(if ([version]$Facts.Engine -ge '3.0') { 'Installed' } else { 'Missing' })
    Row $server 'Winsock' $(if ($Facts.Layered -eq 0) { 'Installed' } else { 'Missing' })
    Row $server 'Firewall client' $(if ($Facts.Firewall) { 'Missing' } else { 'Installed' })
    Row $server 'Restart' $(if ($Facts.Restart) { 'Missing' } else { 'Installed' })
    if ($Facts.System.BuildNumber -eq '7601') {
        Row $server 'KB2646886' $(if ($Facts.Updates -contains 'KB2646886') { 'Installed' } else { 'Missing' })
    }
}

if ($Way -eq 'Agentless') {
    foreach ($one in $Server) {
        try { Compare (ReadAgentless $one $Name) } catch { Row $one '*' "Not read: $_" }
    }
}
else {
    $groups = @(if ($Way -eq 'FanOut') { , $Server } else { $Server })
    foreach ($group in $groups) {
        Invoke-Command -Session $group -ScriptBlock $read -ArgumentList (, $Name) -ErrorVariable failed -ErrorAction SilentlyContinue |
            ForEach-Object { Compare $_ }
        foreach ($problem in $failed) { Row "$($problem.TargetObject)" '*' "Not read: $problem" }
    }
}
