# Returns the files of a package in a folder, by the order of its names.
function Find-LyncPrereqFile($Folder, $Names) {
    $files = @(Get-ChildItem -LiteralPath $Folder -ErrorAction Stop | Sort-Object -Property Name -Culture 'en-US')
    foreach ($name in $Names) { foreach ($one in $files) { if ($one.Name -match "^$name`$") { $one } } }
}

# Copies a file to a new folder that only administrators can open, so that neither the file nor a DLL beside it can be
# exchanged. The folder is in the Temp folder of Windows, where other users can neither rename nor delete it.
function Copy-LyncPrereqFile($File) {
    $system = [Environment]::GetFolderPath('System')
    $parent = [IO.Path]::GetTempPath()
    if ($system) { $parent = Join-Path (Split-Path -Parent $system) 'Temp' }
    $folder = Join-Path $parent ('LyncPrereq-' + [Guid]::NewGuid().ToString('N'))
    if ($system) {
        $acl = New-Object Security.AccessControl.DirectorySecurity
        $acl.SetSecurityDescriptorSddlForm('O:BAD:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)')
        if ($PSVersionTable.PSVersion.Major -lt 6) { [void][IO.Directory]::CreateDirectory($folder, $acl) }
        else { [void][IO.FileSystemAclExtensions]::CreateDirectory($acl, $folder) }
    }
    else { [void][IO.Directory]::CreateDirectory($folder) }
    $copy = Join-Path $folder ([IO.Path]::GetFileName($File))
    try { Copy-LyncPrereqContent $File $copy }
    catch {
        $reason = $_
        try { [IO.Directory]::Delete($folder, $true) } catch { }
        throw $reason
    }
    $copy
}

# Copies the content only. Attributes and streams of the source could prevent the removal of the copy, or make Windows prompt
# before it runs.
function Copy-LyncPrereqContent($File, $Copy) {
    $from = [IO.File]::OpenRead($File)
    try {
        $to = New-Object IO.FileStream ($Copy, [IO.FileMode]::CreateNew)
        try {
            $buffer = New-Object byte[] 1048576
            while (($count = $from.Read($buffer, 0, $buffer.Length)) -gt 0) { $to.Write($buffer, 0, $count) }
        }
        finally { $to.Close() }
    }
    finally { $from.Close() }
}

# The thumbprints of the root certificates of Microsoft packages: Microsoft Root Authority (1997), Microsoft Root Certificate
# Authority (2001), and those of 2010 and 2011.
$roots = 'A43489159A520F0D93D032CCAF37E7FE20A8B419', 'CDD4EEAE6000AC7F40C3802C171E30148030C072',
    '3B1EFD3A66EA28B16697394703A72CA340A05BD5', '8F43288AD272F3103B6FB1428485EA3014C0BCFE'

# Returns the problem of a file and its details: 40 digits at the end of its name that are not its SHA-1, or a signature that
# is not valid or does not lead to a root of Microsoft. A root is a thumbprint; other answers are error codes.
function Get-LyncPrereqProblem($File, $Trust) {
    try {
        $stream = [IO.File]::OpenRead($File)
        try {
            if ([IO.Path]::GetFileName($File) -match '_([0-9a-f]{40})\.') {
                $hash = [BitConverter]::ToString([Security.Cryptography.SHA1]::Create().ComputeHash($stream)) -replace '-'
                if ($hash -ne $matches[1]) { return 'OtherContent', $hash }
            }
        }
        finally { $stream.Close() }
    }
    catch { return 'Unreadable', $_.Exception.GetBaseException().Message }
    try {
        if (-not ('LyncPrereqPackageTrust' -as [type])) { Add-Type -TypeDefinition $Trust -IgnoreWarnings }
        $root = [LyncPrereqPackageTrust]::RootOf($File)
        if ($root -like '0x*') { 'NotSigned', $root }
        elseif ($roots -contains $root) { 'None', '' }
        else { 'NotFromMicrosoft', $root }
    }
    catch { 'SignatureUnknown', $_.Exception.Message }
}
