<#
.SYNOPSIS
    Builds, tests, and packages LyncPrereq.
.DESCRIPTION
    Build    Compiles the solution and copies the module to out/LyncPrereq.
    Test     Runs the xunit tests, and the Pester tests with each version of Pester in out/modules.
    Analyze  Checks all script files with the gallery preset of PSScriptAnalyzer, if it is installed.
    Help     Creates docs/en-US/LyncPrereq.dll-Help.xml from the pages in docs/en-US, if PlatyPS is installed.
    Package  Rebuilds the module in the Release configuration, and creates out/LyncPrereq.<version>.zip and
             out/LyncPrereq.<version>.nupkg for the PowerShell Gallery. It does not download or publish anything.
.EXAMPLE
    ./build.ps1 -Task Build, Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Analyze', 'Help', 'Package')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$solution = 'LyncPrereq.sln'
$module = "$PSScriptRoot/out/LyncPrereq"

# Accepted findings of the gallery preset, with reasons.
$accepted = @(
    @{
        Rule   = 'PSAvoidUsingPositionalParameters'
        Path   = 'build.ps1'
        Reason = 'Invoke-DotNet passes the arguments of a program, which have no names.'
    }
    @{
        Rule   = 'PSAvoidUsingPositionalParameters'
        Path   = 'src/LyncPrereq/*'
        Reason = 'Small functions of the script write rows, and are easier to read with positional parameters.'
    }
    @{
        Rule   = 'PSAvoidUsingPositionalParameters'
        Path   = 'benchmarks/*/Scripts/*'
        Reason = 'They imitate the scripts of an administrator, with small functions.'
    }
    @{
        Rule   = 'PSAvoidUsingWMICmdlet'
        Path   = 'src/LyncPrereq/*/SnapshotScript.ps1'
        Reason = 'The script runs in Windows PowerShell 2.0, which has no CIM cmdlets.'
    }
    @{
        Rule   = 'PSAvoidUsingWMICmdlet'
        Path   = 'src/LyncPrereq/*/Collect-LyncServerInventory.ps1'
        Reason = 'It contains SnapshotScript.ps1.'
    }
    @{
        Rule   = 'PSUseShouldProcessForStateChangingFunctions'
        Path   = 'src/LyncPrereq/*/Collect-LyncServerInventory.ps1'
        Reason = 'It contains SnapshotScript.ps1.'
    }
    @{
        Rule   = 'PSUseShouldProcessForStateChangingFunctions'
        Path   = 'src/LyncPrereq/*Script.ps1'
        Reason = 'The functions only create objects.'
    }
    @{
        Rule   = 'PSAvoidUsingEmptyCatchBlock'
        Path   = 'src/LyncPrereq/*/InstallScript.ps1'
        Reason = 'Without a Windows principal, the script does not report one.'
    }
    @{
        Rule   = 'PSUseDeclaredVarsMoreThanAssignments'
        Path   = 'tests/Pester/*'
        Reason = 'The rule does not detect that later blocks use the variables of BeforeAll.'
    }
    @{
        Rule   = 'PSAvoidGlobalVars'
        Path   = 'tests/Pester/*'
        Reason = 'The substitutes share their state with the commands of another module.'
    }
    @{
        Rule   = 'PSUseShouldProcessForStateChangingFunctions'
        Path   = 'tests/Pester/*'
        Reason = 'The functions change only objects of the test.'
    }
)

function Invoke-DotNet {
    & dotnet $args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args[0]) ended with exit code $LASTEXITCODE."
    }
}

function Invoke-BuildTask {
    Invoke-DotNet build $solution --configuration $Configuration
}

function Invoke-TestTask {
    Invoke-DotNet test --solution $solution --configuration $Configuration
    Invoke-DotNet tool restore
    foreach ($version in Get-ChildItem -LiteralPath "$PSScriptRoot/out/modules/Pester" -Name) {
        Invoke-DotNet pwsh -NoProfile -NonInteractive -File "$PSScriptRoot/tests/Pester/Invoke-Test.ps1" -PesterVersion $version
    }
}

function Invoke-AnalyzeTask {
    if (-not (Get-Module -ListAvailable PSScriptAnalyzer)) {
        Write-Warning 'PSScriptAnalyzer is not installed, so the script files were not analyzed.'
        return
    }

    Import-Module PSScriptAnalyzer
    $scripts = Get-ChildItem -LiteralPath $PSScriptRoot -Recurse -File -Include *.ps1, *.psm1, *.psd1 |
        Where-Object { $_.FullName.Substring($PSScriptRoot.Length) -notmatch '[\\/](bin|obj|out)[\\/]' }

    # The files that the manifest refers to exist only after the module is built.
    $files = @($scripts | Where-Object { $_.Name -ne 'LyncPrereq.psd1' })
    if (Test-Path -LiteralPath "$module/LyncPrereq.psd1") {
        $files += Get-Item -LiteralPath "$module/LyncPrereq.psd1"
    }

    $findings = @(foreach ($file in $files) {
        $path = $file.FullName.Substring($PSScriptRoot.Length + 1).Replace('\', '/')
        Invoke-ScriptAnalyzer -Path $file.FullName -Settings PSGallery | Where-Object {
            $rule = $_.RuleName
            -not ($accepted | Where-Object { $_.Rule -eq $rule -and $path -like $_.Path })
        }
    })
    if ($findings.Count -gt 0) {
        $findings | Format-Table -Property RuleName, ScriptName, Line, Message -AutoSize | Out-String | Write-Warning
        throw "PSScriptAnalyzer has $($findings.Count) finding(s)."
    }

    Write-Output "Analyze: $($files.Count) script files"
}

function Invoke-HelpTask {
    if (-not (Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS)) {
        Write-Warning 'Microsoft.PowerShell.PlatyPS is not installed: the committed docs/en-US/LyncPrereq.dll-Help.xml is used as it is.'
        return
    }

    & "$PSScriptRoot/docs/New-HelpFile.ps1" -Destination "$PSScriptRoot/docs/en-US"
    Write-Output 'Help: docs/en-US/LyncPrereq.dll-Help.xml. The next build copies it to the module.'
}

function Invoke-PackageTask {
    if (Test-Path -LiteralPath $module) {
        Remove-Item -LiteralPath $module -Recurse
    }

    Invoke-HelpTask
    Invoke-DotNet build $solution --configuration Release
    $manifest = Test-ModuleManifest -Path "$module/LyncPrereq.psd1"
    Assert-FileList $manifest
    $package = "$module.$($manifest.Version)"
    foreach ($file in "$package.zip", "$package.nupkg") {
        if (Test-Path -LiteralPath $file) {
            Remove-Item -LiteralPath $file
        }
    }

    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [IO.Compression.ZipFile]::CreateFromDirectory(
        $module,
        "$package.zip",
        [IO.Compression.CompressionLevel]::Optimal,
        $true)

    $nuspec = "$PSScriptRoot/out/LyncPrereq.nuspec"
    Write-Nuspec -Manifest $manifest -Path $nuspec
    Invoke-DotNet pack src/LyncPrereq/LyncPrereq.csproj --no-build --configuration Release `
        --output "$PSScriptRoot/out" "-p:NuspecFile=$nuspec" "-p:NuspecBasePath=$module" -p:NoWarn=NU5100%3BNU5110%3BNU5111%3BNU5128
    Remove-Item -LiteralPath $nuspec
    Write-Output "Package: $package.zip, $package.nupkg"
}

# Verifies that the FileList of the manifest is the same as the files of the module.
function Assert-FileList {
    param($Manifest)

    $files = Get-ChildItem -LiteralPath $module -Recurse -File |
        ForEach-Object { $_.FullName.Substring($module.Length + 1).Replace('\', '/') }
    $difference = Compare-Object -ReferenceObject @((Import-PowerShellDataFile -Path $Manifest.Path).FileList) -DifferenceObject @($files)
    if ($difference) {
        throw "The FileList of the manifest differs from the built files: $($difference.InputObject -join ', ')."
    }
}

# Writes the metadata of the gallery from the manifest, see https://learn.microsoft.com/powershell/gallery.
function Write-Nuspec {
    param($Manifest, [string] $Path)

    $data = $Manifest.PrivateData.PSData
    $cmdlets = @($Manifest.ExportedCmdlets.Keys | Sort-Object)
    $tags = @($data.Tags) + 'PSModule' + 'PSIncludes_Cmdlet' +
        @($cmdlets | ForEach-Object { "PSCmdlet_$_" }) + @($cmdlets | ForEach-Object { "PSCommand_$_" })
    $members = [ordered] @{
        id                       = $Manifest.Name
        version                  = "$($Manifest.Version)"
        authors                  = $Manifest.Author
        owners                   = $Manifest.CompanyName
        requireLicenseAcceptance = 'false'
        description              = $Manifest.Description
        releaseNotes             = $data.ReleaseNotes
        copyright                = $Manifest.Copyright
        tags                     = $tags -join ' '
    }
    $projectUri = & dotnet msbuild src/LyncPrereq/LyncPrereq.csproj -getProperty:ProjectUri
    if ($projectUri) {
        $members.projectUrl = $projectUri
        $members.licenseUrl = "$projectUri/blob/main/LICENSE"
    }
    else {
        Write-Warning 'ProjectUri in Directory.Build.props is empty. Set it before you publish the package.'
    }

    $writer = [Xml.XmlWriter]::Create($Path, (New-Object Xml.XmlWriterSettings -Property @{ Indent = $true }))
    $writer.WriteStartElement('package', 'http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd')
    $writer.WriteStartElement('metadata')
    foreach ($name in $members.Keys) {
        $writer.WriteElementString($name, 'http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd', $members[$name])
    }

    $writer.WriteEndElement()
    $writer.WriteStartElement('files')
    $writer.WriteStartElement('file')
    $writer.WriteAttributeString('src', '**')
    $writer.WriteAttributeString('target', '')
    $writer.WriteEndElement()
    $writer.WriteEndElement()
    $writer.WriteEndElement()
    $writer.Close()
}

Push-Location $PSScriptRoot
try {
    foreach ($name in $Task) {
        & "Invoke-${name}Task"
    }
}
finally {
    Pop-Location
}
