# The program of this PowerShell. PowerShell as a .NET tool runs in a process called dotnet, and has its own program beside it.
function Get-EnginePath {
    foreach ($name in 'pwsh', 'pwsh.exe', 'powershell.exe') {
        $path = Join-Path $PSHOME $name
        if (Test-Path -LiteralPath $path) {
            return $path
        }
    }

    throw "There is no PowerShell program in $PSHOME."
}
