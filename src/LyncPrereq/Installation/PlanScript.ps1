# Adds the meaning of an error code to a message.
function Add-LyncMeaning($Text) {
    if ($Text -match '0x[0-9a-f]{8}') { "$Text $($meaning[$matches[0]])".TrimEnd() } else { $Text }
}

# Ends the script after a failed step.
function Stop-LyncPlan($Text) {
    if ($restart) { Write-Warning "Restart this server before you run this script again: step $($restart -join ', ') requires it." }
    throw (Add-LyncMeaning $Text)
}
