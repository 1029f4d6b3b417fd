# One Get-WindowsFeature with all names for each server, compared and printed. A name that the server does not have, and a
# server that fails, are reported, and the other servers are processed.
param([string[]] $Server, [string[]] $Name)

foreach ($one in $Server) {
    try {
        $found = @{}
        foreach ($feature in Get-WindowsFeature -Name $Name -ComputerName $one -ErrorAction Stop) {
            $found[$feature.Name] = $feature
        }

        foreach ($item in $Name) {
            $result = if (-not $found[$item]) { 'No such feature' } else { "$($found[$item].InstallState)" }
            [pscustomobject]@{ Server = $one; Item = $item; Result = $result }
        }
    }
    catch {
        [pscustomobject]@{ Server = $one; Item = '*'; Result = "Not read: $_" }
    }
}
