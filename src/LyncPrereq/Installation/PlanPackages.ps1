# Returns the file with the first matching name of a package. 40 digits at the end of a name are the SHA-1 of the file.
function Find-LyncPackage($Folder, $Names, $Shown) {
    $files = @(Get-ChildItem -LiteralPath $Folder | Sort-Object -Property Name -Culture 'en-US')
    $found = @(foreach ($name in $Names) { foreach ($one in $files) { if ($one.Name -match "^$name`$") { $one } } })
    if (-not $found) { Stop-LyncPlan "None of these files was found in ${Folder}: $Shown." }
    $file = $found[0]
    if ($found.Count -gt 1) { Write-Warning "$($found.Count) files in $Folder would do; $($file.Name) is used." }
    if ($file.Name -match '_([0-9a-f]{40})\.') {
        $stream = [IO.File]::OpenRead($file.FullName)
        try { $hash = [BitConverter]::ToString([Security.Cryptography.SHA1]::Create().ComputeHash($stream)) -replace '-' }
        finally { $stream.Close() }
        if ($hash -ne $matches[1]) { Stop-LyncPlan "The content of $($file.FullName) does not match its name: the SHA-1 hash is $hash. Download the file again." }
    }
    $file.FullName
}

# Returns whether an update applies to this system, by the exit code of its installer.
function Test-LyncApplicable($File, $Code, $Cause) {
    $hex = '0x{0:X8}' -f $Code
    if ('0x80240017', '0x800F081E' -notcontains $hex) { return $true }
    Write-Warning "$File does not apply to this system ($hex). $Cause"
    $false
}

# Returns the number of a step whose installer requires a restart.
function Test-LyncExitCode($Step, $File, $Code) {
    $hex = '0x{0:X8}' -f $Code
    if (3010, 2359301 -contains $Code) { $Step }
    elseif (0, 2359302 -notcontains $Code) { Stop-LyncPlan "Step $Step failed: $File returned exit code $Code ($hex)." }
}
