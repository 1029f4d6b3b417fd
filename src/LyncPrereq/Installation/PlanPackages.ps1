# Finds the file of a package by the first of its names.
function Find-LyncPackage($Folder, $Names, $Shown) {
    $found = @(Find-LyncPrereqFile $Folder $Names)
    if (-not $found) { Stop-LyncPlan "None of these files was found in ${Folder}: $Shown." }
    $file = $found[0]
    if ($found.Count -gt 1) { Write-Warning "$($found.Count) files in $Folder would do; $($file.Name) is used." }
    $file.FullName
}

# Copies a package to a folder that only administrators can open, and checks the copy.
function Copy-LyncPackage($File) {
    $copy = Copy-LyncPrereqFile $File
    $problem, $detail = Get-LyncPrereqProblem $copy $trust
    if ($problem -eq 'None') { return $copy }
    Remove-LyncCopy $copy
    switch ($problem) {
        'OtherContent' { Stop-LyncPlan "The content of $File does not match its name: the SHA-1 hash is $detail. Download the file again." }
        'NotFromMicrosoft' { Stop-LyncPlan "$File is signed, but not by Microsoft. Its root certificate is $detail." }
        'NotSigned' { Stop-LyncPlan "$File does not have a valid signature: Windows reports $detail." }
        default { Stop-LyncPlan "$File could not be checked: $detail" }
    }
}

# Removes a copy with its folder.
function Remove-LyncCopy($Copy) {
    try { [IO.Directory]::Delete((Split-Path -Parent $Copy), $true) } catch { Write-Warning "$Copy was not removed: $_" }
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
