<#
.SYNOPSIS
    Builds, tests and packs LyncPrereq.
.DESCRIPTION
    Build    compiles the solution and lays out the loadable module in out/LyncPrereq.
    Test     runs the xunit tests, and the Pester tests where Pester 5 is installed.
    Help     checks the help files in docs/en-US and puts them into out/LyncPrereq/en-US.
    Package  builds the module from nothing in Release and packs it as out/LyncPrereq.<version>.zip.
.EXAMPLE
    ./build.ps1 -Task Build, Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Help', 'Package')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$solution = 'LyncPrereq.sln'
$module = Join-Path $PSScriptRoot 'out/LyncPrereq'

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
    if (-not (Get-Module -ListAvailable Pester | Where-Object { $_.Version.Major -eq 5 })) {
        Write-Warning 'Pester 5 is not installed, so tests/Pester was not run.'
        return
    }

    Import-Module Pester -MinimumVersion 5.0 -MaximumVersion 5.99.99
    $run = Invoke-Pester -Path (Join-Path $PSScriptRoot 'tests/Pester') -PassThru
    if ($run.Result -ne 'Passed') {
        throw 'Pester tests failed.'
    }
}

function Invoke-HelpTask {
    $source = Join-Path $PSScriptRoot 'docs/en-US'
    $files = @()
    if (Test-Path -LiteralPath $source) {
        $files = @(Get-ChildItem -LiteralPath $source | Where-Object { $_.Name -like '*-Help.xml' -or $_.Name -like 'about_*.help.txt' })
    }

    if ($files.Count -eq 0) {
        Write-Warning 'docs/en-US holds no help files (*-Help.xml, about_*.help.txt): the module has no help of its own.'
        return
    }

    foreach ($file in $files | Where-Object { $_.Extension -eq '.xml' }) {
        $document = New-Object System.Xml.XmlDocument
        $document.Load($file.FullName)
        if ($document.DocumentElement.LocalName -ne 'helpItems') {
            throw "$($file.Name) is not a help file: its root is $($document.DocumentElement.Name)."
        }
    }

    $target = Join-Path $module 'en-US'
    $null = New-Item -ItemType Directory -Path $target -Force
    $files | Copy-Item -Destination $target
    Write-Output "Help: $($files.Count) file(s) in $target"
}

function Invoke-PackageTask {
    if (Test-Path -LiteralPath $module) {
        Remove-Item -LiteralPath $module -Recurse
    }

    Invoke-DotNet build $solution --configuration Release
    Invoke-HelpTask
    $version = (Test-ModuleManifest -Path (Join-Path $module 'LyncPrereq.psd1')).Version
    $package = "$module.$version.zip"
    if (Test-Path -LiteralPath $package) {
        Remove-Item -LiteralPath $package
    }

    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [IO.Compression.ZipFile]::CreateFromDirectory($module, $package, [IO.Compression.CompressionLevel]::Optimal, $true)
    Write-Output "Package: $package"
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
