# Returns whether the account is elevated. PowerShell on other systems does not know that.
function Test-LyncPrereqElevation {
    try {
        $principal = New-Object Security.Principal.WindowsPrincipal ([Security.Principal.WindowsIdentity]::GetCurrent())
        $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
    }
    catch [PlatformNotSupportedException] { $true }
}
