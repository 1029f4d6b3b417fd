# Runs on a server through a session, in Windows PowerShell 2.0 syntax. Only reads, and returns rows of plain values.
param([string[]]$Queries, [string[]]$Keys, [string[]]$Values, [string]$Winsock)

# The default parameter values of the session, for example another computer, are ignored.
$PSDefaultParameterValues = @{}

# The values of a property with several values are lines.
$OFS = "`n"

# These names are unlikely to be aliases, which take precedence over functions.
function New-LyncPrereqRow($Kind, $Subject, $Name, $Type, $Data) {
    New-Object PSObject -Property @{ Kind = $Kind; Subject = $Subject; Name = $Name; Type = $Type; Data = $Data }
}

function New-LyncPrereqProblem($Subject, $ErrorRecord) {
    $exception = $ErrorRecord.Exception
    while ($exception.InnerException) { $exception = $exception.InnerException }
    $denied = ($exception -is [UnauthorizedAccessException]) -or ($exception -is [Security.SecurityException]) -or
        ("$($ErrorRecord.CategoryInfo.Category)" -eq 'PermissionDenied')
    New-LyncPrereqRow 'Problem' $Subject '' $(if ($denied) { 'AccessDenied' } else { 'QueryFailed' }) $exception.Message
}

New-LyncPrereqRow 'Name' '' '' '' ([Environment]::MachineName)

# The registry is read first: a query of a class may never end. A 32-bit process uses another registry view, and .NET in
# Windows PowerShell 2.0 cannot open the 64-bit view.
$hive = $null
try {
    if ([IntPtr]::Size -eq 8) { $hive = [Microsoft.Win32.Registry]::LocalMachine }
    elseif ($PSVersionTable.CLRVersion.Major -ge 4) {
        $hive = [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', 'Registry64')
    }
}
catch { New-LyncPrereqProblem '*Registry' $_ }

if (-not $hive) { New-LyncPrereqRow 'Problem' '*Registry' '' 'Unreadable' 'The session has no access to the 64-bit registry.' }
else {
    foreach ($path in $Keys) {
        try {
            $key = if ($path -like 'HKEY_USERS\*') { [Microsoft.Win32.Registry]::Users.OpenSubKey($path.Substring(11)) }
            else { $hive.OpenSubKey($path) }
            if ($key) {
                foreach ($name in $key.GetValueNames()) {
                    if (($Values -contains "$path\$name") -or ($Values -contains "$path\*")) {
                        $data = $key.GetValue($name, $null, 'DoNotExpandEnvironmentNames')
                        New-LyncPrereqRow 'Value' $path $name "$($key.GetValueKind($name))" $data
                    }
                }
                $key.Close()
            }
            New-LyncPrereqRow 'Done' $path '' '' ([bool]$key)
        }
        catch { New-LyncPrereqProblem $path $_ }
    }

    if ($Winsock) {
        try {
            $catalog = 'Protocol_Catalog9'
            $parameters = $hive.OpenSubKey($Winsock)
            if ($parameters) { $catalog = $parameters.GetValue('Current_Protocol_Catalog', $catalog) }
            New-LyncPrereqRow 'Value' $Winsock 'Current_Protocol_Catalog' 'String' $catalog
            $protocols = $hive.OpenSubKey("$Winsock\$catalog")
            foreach ($name in 'Catalog_Entries', 'Catalog_Entries64') {
                $entries = $hive.OpenSubKey("$Winsock\$catalog\$name")
                if ($entries) {
                    $count = $name.Replace('Catalog_Entries', 'Num_Catalog_Entries')
                    New-LyncPrereqRow 'Value' "$Winsock\$catalog" $count 'DWord' $protocols.GetValue($count)
                    New-LyncPrereqRow 'SubKeys' "$Winsock\$catalog\$name" '' '' ([string[]]$entries.GetSubKeyNames())
                    foreach ($entry in $entries.GetSubKeyNames()) {
                        $item = $entries.OpenSubKey($entry).GetValue('PackedCatalogItem')
                        if ($item -is [byte[]]) { $item = [Convert]::ToBase64String($item) } else { $item = $null }
                        New-LyncPrereqRow 'Bytes' "$Winsock\$catalog\$name\$entry" 'PackedCatalogItem' '' $item
                    }
                }
            }
            New-LyncPrereqRow 'Done' 'WinsockCatalog' '' '' ''
        }
        catch { New-LyncPrereqProblem 'WinsockCatalog' $_ }
    }
}

$cim = Get-Command Get-CimInstance -ErrorAction SilentlyContinue
$wmi = Get-Command Get-WmiObject -ErrorAction SilentlyContinue
foreach ($one in $Queries) {
    # The namespace precedes the query.
    $namespace, $query = $one -split ' ', 2
    $from = $query.IndexOf(' FROM ', [StringComparison]'Ordinal')
    $class = $query.Substring($from + 6).Split(' ')[0]
    $columns = $query.Substring(7, $from - 7) -replace ' ', ''
    try {
        if ($cim) { $found = @(Get-CimInstance -Namespace $namespace -Query $query -ErrorAction Stop) }
        elseif (-not $wmi) { throw 'The session has neither Get-CimInstance nor Get-WmiObject.' }
        else { $found = @(Get-WmiObject -Namespace $namespace -Query $query -ErrorAction Stop) }
        foreach ($instance in $found) {
            $cells = foreach ($column in $columns.Split(',')) { "$($instance.$column)" }
            New-LyncPrereqRow 'Instance' $class $columns '' ([string[]]@($cells))
        }
        New-LyncPrereqRow 'Done' $class '' '' ''
    }
    catch { New-LyncPrereqProblem $class $_ }
}

# A response without this row is incomplete. The subjects with a row Done or Problem are complete.
New-LyncPrereqRow 'End' '' '' '' ''
