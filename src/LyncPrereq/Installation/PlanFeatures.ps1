# Returns the number of a step whose features require a restart, according to Windows or its documentation.
function Test-LyncFeature($Step, $Result, $Documented) {
    if ("$($Result.ExitCode)" -eq 'FailedRestartRequired') { throw 'Windows requires a restart first. Restart this server, and then run this script again.' }
    if (-not $Result.Success) { throw "ServerManager answered $($Result.ExitCode)." }
    if ($Documented -and "$($Result.ExitCode)" -ne 'NoChangeNeeded') { $Step }
    elseif ("$($Result.RestartNeeded)" -ne 'No' -or "$($Result.ExitCode)" -eq 'SuccessRestartRequired') { $Step }
}
