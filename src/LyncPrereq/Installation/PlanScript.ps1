# Ends the script at a step that failed, with what is known of a code in the message.
function Stop-LyncPlan($Text) {
    if ($Text -match '0x[0-9a-f]{8}') { $Text = "$Text $($meaning[$matches[0]])" }
    if ($restart) { Write-Warning "Restart this server before you run this script again: step $($restart -join ', ') requires it." }
    throw $Text
}
