# The same through sessions to all servers at the same time. Failed servers are reported from the errors.
param([string[]] $Server, [string[]] $Name)

$found = @{}
$read = { param([string[]] $Name) Get-WindowsFeature -Name $Name }
Invoke-Command -Session $Server -ScriptBlock $read -ArgumentList (, $Name) -ErrorVariable failed -ErrorAction SilentlyContinue |
    ForEach-Object {
        if (-not $found[$_.PSComputerName]) { $found[$_.PSComputerName] = @{} }
        $found[$_.PSComputerName][$_.Name] = $_
    }

foreach ($problem in $failed) {
    [pscustomobject]@{ Server = "$($problem.TargetObject)"; Item = '*'; Result = "Not read: $problem" }
}

foreach ($one in $Server) {
    if ($found[$one]) {
        foreach ($item in $Name) {
            $result = if (-not $found[$one][$item]) { 'No such feature' } else { "$($found[$one][$item].InstallState)" }
            [pscustomobject]@{ Server = $one; Item = $item; Result = $result }
        }
    }
}
