<#
.SYNOPSIS
    Runs the Pester tests of the built module.
.DESCRIPTION
    Uses a version of Pester that the build has laid out in out/modules. The exit code is 1 if a test failed or no test
    ran, else 0. The last lines are the totals.
.PARAMETER PesterVersion
    The version of Pester.
.PARAMETER Path
    The test files or folders; by default, all tests in this folder.
.PARAMETER Tag
    Runs only the tests with this tag.
.EXAMPLE
    dotnet pwsh -NoProfile -File tests/Pester/Invoke-Test.ps1 -PesterVersion 6.2.0
#>
[CmdletBinding()]
param(
    [version] $PesterVersion = '5.9.1',
    [string[]] $Path = $PSScriptRoot,
    [string] $Tag
)

$root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
$modules = Join-Path $root 'out/modules'
if (-not (Test-Path -LiteralPath "$modules/Pester/$PesterVersion")) {
    throw "There is no Pester $PesterVersion in ${modules}: run 'dotnet build -c Release' first."
}

# Child processes find the same Pester.
$env:PSModulePath = $modules + [IO.Path]::PathSeparator + $env:PSModulePath
Import-Module -Name Pester -RequiredVersion $PesterVersion
$only = if ($Tag) { @{ TagFilter = $Tag } } else { @{} }
$run = Invoke-Pester -Path $Path -Output Detailed -PassThru @only
$failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
"Pester $PesterVersion summary:"
"  failed: $failed"
"  succeeded: $($run.PassedCount)"
"  skipped: $($run.SkippedCount + $run.InconclusiveCount + $(if ($Tag) { 0 } else { $run.NotRunCount }))"
exit [int] ($failed -gt 0 -or $run.PassedCount -eq 0)
