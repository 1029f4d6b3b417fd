# Reads the names in saved console output of Get-WindowsFeature, compares and prints them.
param([string] $Path, [string[]] $Name)

$found = @{}
foreach ($line in [IO.File]::ReadAllLines($Path)) {
    if ($line -match '^\s*\[(?<box>[X ])\] .+?\s{2,}(?<name>\S+)\s+(?<state>\S+)\s*$') {
        $found[$Matches.name] = $Matches.state
    }
}

foreach ($item in $Name) {
    $result = if (-not $found[$item]) { 'No such feature' } else { $found[$item] }
    [pscustomobject]@{ Server = ''; Item = $item; Result = $result }
}
