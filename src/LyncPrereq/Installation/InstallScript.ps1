# Carries out one step on the server it runs on, in Windows PowerShell 2.0 syntax. Answers rows of plain values.
param([string]$Action, [string[]]$Names, [string]$Source, [string]$Arguments, [int]$LimitSec, [bool]$Stop)

function Row($Kind, $Subject, $Name, $Type, $Data) {
    New-Object PSObject -Property @{ Kind = $Kind; Subject = $Subject; Name = $Name; Type = $Type; Data = $Data }
}

# The roots that Microsoft signs its packages under, by thumbprint.
$roots = 'A43489159A520F0D93D032CCAF37E7FE20A8B419', 'CDD4EEAE6000AC7F40C3802C171E30148030C072',
    '3B1EFD3A66EA28B16697394703A72CA340A05BD5', '8F43288AD272F3103B6FB1428485EA3014C0BCFE'

function Signature($Path) {
    $signature = Get-AuthenticodeSignature -FilePath $Path
    if ("$($signature.Status)" -ne 'Valid') { return 'NotSigned' }
    $chain = New-Object Security.Cryptography.X509Certificates.X509Chain
    $chain.ChainPolicy.RevocationMode = 'NoCheck'
    $chain.ChainPolicy.VerificationFlags = 'IgnoreNotTimeValid'
    [void]$chain.Build($signature.SignerCertificate)
    $root = $chain.ChainElements[$chain.ChainElements.Count - 1].Certificate.Thumbprint
    if ($roots -contains $root) { 'None' } else { 'NotFromMicrosoft' }
}

function Package($Path) {
    $found = @(Get-ChildItem -Path $Path -ErrorAction SilentlyContinue)
    if ($found.Count -eq 0) {
        $folder = Split-Path $Path
        if ($folder -and -not (Test-Path $folder)) { return Row 'Package' $Path '' 'Unreachable' $null }
        return Row 'Package' $Path '' 'Missing' $null
    }
    $file = $found[0].FullName
    try { $stream = [IO.File]::OpenRead($file); $stream.Close() }
    catch { return Row 'Package' $Path '' 'Unreadable' $file }
    Row 'Package' $Path '' (Signature $file) $file
}

switch ($Action) {
    'Check' {
        $elevated = $true
        $network = $false
        try {
            $identity = [Security.Principal.WindowsIdentity]::GetCurrent()
            $principal = New-Object Security.Principal.WindowsPrincipal $identity
            $elevated = $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
            foreach ($group in $identity.Groups) { if ($group.Value -eq 'S-1-5-2') { $network = $true } }
        }
        catch [PlatformNotSupportedException] { }
        Row 'Elevated' '' '' '' $elevated
        Row 'NetworkLogon' '' '' '' $network
        Row 'Temporary' '' '' '' ([IO.Path]::GetTempPath())
        foreach ($name in $Names) { Package $name }
        if ($Source) {
            $folder = $Source
            if ($Source -like 'wim:*') { $folder = $Source.Substring(4, $Source.LastIndexOf(':') - 4) }
            try { if (-not (Test-Path $folder -ErrorAction Stop)) { Row 'Source' $Source '' 'Missing' 'It is not there.' } }
            catch { Row 'Source' $Source '' 'Unreachable' $_.Exception.Message }
        }
    }
    'Feature' {
        try {
            if (Get-Command Install-WindowsFeature -ErrorAction SilentlyContinue) {
                $options = @{ Name = $Names; ErrorAction = 'Stop'; WarningAction = 'SilentlyContinue' }
                if ($Source) { $options.Source = $Source }
                $result = Install-WindowsFeature @options
            }
            else {
                Import-Module ServerManager -ErrorAction Stop
                $result = Add-WindowsFeature -Name $Names -ErrorAction Stop -WarningAction SilentlyContinue
            }
            Row 'Feature' '' "$($result.ExitCode)" "$($result.RestartNeeded)" ([bool]$result.Success)
        }
        catch { Row 'Error' '' '' '' $_.Exception.Message }
    }
    'Process' {
        try {
            $start = New-Object Diagnostics.ProcessStartInfo
            $start.FileName = $Names[0]
            $start.Arguments = $Arguments
            $start.UseShellExecute = $false
            $start.CreateNoWindow = $true
            $process = [Diagnostics.Process]::Start($start)
            $limit = -1
            if ($LimitSec -gt 0) { $limit = $LimitSec * 1000 }
            if ($process.WaitForExit($limit)) { Row 'Process' '' '' "$($process.Id)" $process.ExitCode }
            else {
                if ($Stop) { $process.Kill() }
                Row 'Late' '' '' "$($process.Id)" $null
            }
        }
        catch { Row 'Error' '' '' '' $_.Exception.Message }
    }
    'Folder' { [void][IO.Directory]::CreateDirectory($Names[0]) }
    'Restart' { Restart-Computer -Force }
}
