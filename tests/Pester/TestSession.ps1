# Opens a session to another process on this computer: over SSH if a server is specified, and otherwise without a network.
# The other process has the same PowerShell, so that it has no registry and no WMI on Linux and macOS.
function New-TestSession {
    if ($env:LYNCPREREQ_SSH) {
        $name, $port = $env:LYNCPREREQ_SSH.Split(':')
        $options = @{ StrictHostKeyChecking = 'no'; UserKnownHostsFile = "$env:LYNCPREREQ_SSH_KEY.hosts"; LogLevel = 'ERROR' }
        return New-PSSession -HostName $name -Port $port -KeyFilePath $env:LYNCPREREQ_SSH_KEY -Options $options
    }

    $types = [Management.Automation.Runspaces.TypeTable]::LoadDefaultTypeFiles()
    $runspace = [Management.Automation.Runspaces.RunspaceFactory]::CreateOutOfProcessRunspace($types)
    $runspace.Open()
    [Management.Automation.Runspaces.PSSession]::Create($runspace, 'test', $null)
}
