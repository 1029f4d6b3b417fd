# Returns the number of a step whose features ask for a restart.
function Test-LyncFeature($Step, $Result) {
    if ("$($Result.ExitCode)" -eq 'FailedRestartRequired') { throw 'Windows requires a restart first. Restart this server, then run this script again.' }
    if (-not $Result.Success) { throw "ServerManager answered $($Result.ExitCode)." }
    if ("$($Result.RestartNeeded)" -ne 'No' -or "$($Result.ExitCode)" -eq 'SuccessRestartRequired') { $Step }
}
