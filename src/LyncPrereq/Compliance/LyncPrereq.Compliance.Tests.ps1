<#
.SYNOPSIS
    Tests the prerequisites of Lync Server with Pester: one test for each requirement of each server.
.DESCRIPTION
    Requires Pester 5.1 or later. The servers are tested once, during discovery, and each Required row is one test. The
    test fails if the row is NotMet or Unknown, and is skipped if the row is NotApplicable or has an active waiver. For an
    input that cannot be tested at all, there is a separate failed test. If there are no rows, the container fails.

    The default is the local computer. All parameters except InputObject, UnknownAs, and IncludeRecommended are those of
    Test-LyncPrerequisite.
.PARAMETER InputObject
    Specifies rows of Test-LyncPrerequisite, or objects to pipe to it: inventories, computers of Import-LyncTopology, and
    others. Rows are used without another test, with their waivers. A Role is not required for rows, and for objects that
    have a role.
.PARAMETER UnknownAs
    Specifies the result for Unknown rows: Failed or Inconclusive.
.PARAMETER IncludeRecommended
    Includes Recommended rows.
.PARAMETER WaiverPath
    Specifies a file with waivers. The test of a row with an active waiver is skipped, and shows the waiver.
.EXAMPLE
    $servers = @{ Role = 'FrontEnd'; ComputerName = 'fe01', 'fe02' }
    Invoke-Pester -Container (New-PesterContainer -Path .\LyncPrereq.Compliance.Tests.ps1 -Data $servers)
#>
[CmdletBinding()]
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', '', Justification = 'They are splatted.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Describe reads them.')]
param(
    [string[]] $Role,
    [string[]] $ComputerName,
    [pscredential] $Credential,
    [Management.Automation.Runspaces.PSSession[]] $Session,
    [int] $TimeoutSec,
    [string[]] $Path,
    [object[]] $InputObject,
    [string[]] $Workload,
    [string] $Product,
    [string] $CatalogPath,
    [string] $WaiverPath,
    [string[]] $RequirementId,
    [string[]] $ExcludeRequirementId,

    [ValidateSet('Failed', 'Inconclusive')]
    [string] $UnknownAs = 'Failed',

    [switch] $IncludeRecommended
)

$call = 'Invoke-Pester -Container (New-PesterContainer -Path <this file> -Data @{ Role = ''FrontEnd'' })'
$pester = (Get-Command -Name Describe -ErrorAction SilentlyContinue).Module
if (-not $pester -or -not $pester.ExportedCommands.ContainsKey('New-PesterContainer')) {
    throw "LyncPrereq.Compliance.Tests.ps1 requires Pester 5.1 or later. Install it, and then run: $call"
}

# Rows of another session have a type name that begins with Deserialized.
$given = [Collections.ArrayList] @()
$others = [Collections.ArrayList] @()
foreach ($item in $InputObject) {
    if ($null -ne $item -and $item.PSObject.TypeNames -match 'LyncPrereq\.PrerequisiteResult$') {
        $null = $given.Add($item)
    }
    else {
        $null = $others.Add($item)
    }
}

# Rows are not tested again. Otherwise, a missing file or a misspelled requirement would be ignored, without a failed test.
$isGiven = $PSBoundParameters.ContainsKey('InputObject')
$excluded = @('ComputerName', 'Session', 'Path'; if (-not $others.Count) { 'RequirementId', 'ExcludeRequirementId', 'CatalogPath', 'WaiverPath', 'Product', 'Workload' })
$ignored = @($excluded | Where-Object { $isGiven -and $PSBoundParameters.ContainsKey($_) })
if ($ignored) {
    throw "These parameters cannot be used with InputObject: $($ignored -join ', ')."
}

# A Mandatory parameter would wait at a prompt in an unattended run.
if (-not $Role -and -not $isGiven) {
    throw "The role of the servers is missing. Run: $call"
}

$question = @{} + $PSBoundParameters
$question.Remove('InputObject')
$question.Remove('UnknownAs')
$question.Remove('IncludeRecommended')

BeforeDiscovery {
    Import-Module -Name (Join-Path (Split-Path -Parent $PSScriptRoot) 'LyncPrereq.psd1')
    $problems = @()
    $answer = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }
    $tested = @(
        $given
        if ($others.Count) { $others | Test-LyncPrerequisite @question @answer }
        elseif (-not $isGiven) { Test-LyncPrerequisite @question @answer }
    )

    # A server that could not be read has Unknown rows. All other errors become failed tests.
    $names = @($tested | ForEach-Object { $_.RequestedName; $_.ComputerName; $_.ComputerName.Split('.')[0] })
    $inspection = '^(HostUnreachable|AccessDenied|CredentialNotTried|InspectionTimedOut|CimOperationFailed|SourceUnreadable),'
    $failed = @($problems | Where-Object { $_.FullyQualifiedErrorId -notmatch $inspection -or "$($_.TargetObject)" -notin $names } | ForEach-Object { @{ Problem = "$_" } })

    $rows = @($tested | Where-Object { $IncludeRecommended -or $_.Importance -eq 'Required' })
    if ($rows.Count + $failed.Count -eq 0) {
        throw 'No requirement was tested.'
    }

    $servers = @($rows | Group-Object -Property ComputerName | ForEach-Object {
            @{ Server = $_.Name; Tests = @($_.Group | ForEach-Object { @{ Row = $_; UnknownAs = $UnknownAs } }) }
        })
}

# Pester 6 does not accept an empty list for -ForEach.
if ($failed) {
    Describe 'Inputs' {
        It 'can be tested: <Problem>' -ForEach $failed {
            throw $Problem
        }
    }
}

if (-not $servers) {
    return
}

Describe '<Server>' -ForEach $servers {
    BeforeAll {
        function Get-Explanation($Row) {
            if ($Row.Status -eq 'Unknown') { "could not be tested: $($Row.Cause)" } else { "is $($Row.Status)" }
            "Expected: $($Row.Expected)"
            "Actual:   $($Row.Actual)"
            "Reason:   $($Row.Reason)"
            foreach ($evidence in $Row.Evidence) { "Evidence: $evidence" }
            "Source:   `"$($Row.Reference.Quote)`" ($($Row.Reference); $($Row.Reference.Uri))"
            if ($Row.Remediation) { "Remedy:   $($Row.Remediation)" }
            if ($Row.RemediationCommand) { "Command:  $($Row.RemediationCommand)" }
        }
    }

    It '<Row.RequirementId>: <Row.Name>' -ForEach $Tests {
        if ($Row.Status -eq 'NotApplicable') {
            Set-ItResult -Skipped -Because $Row.Reason
        }

        if (-not $Row.IsCompliant -and $Row.IsAccepted) {
            $waiver = $Row.Waiver
            Set-ItResult -Skipped -Because "it is $($Row.Status), and has a waiver of $($waiver.Owner) until $($waiver.Expires): $($waiver.Reason)"
        }

        if ($Row.Status -eq 'Unknown' -and $UnknownAs -eq 'Inconclusive') {
            Set-ItResult -Inconclusive -Because "it could not be tested ($($Row.Cause)): $($Row.Reason)"
        }

        if (-not $Row.IsCompliant) {
            throw "$($Row.RequirementId) on $($Row.ComputerName) " + ((Get-Explanation $Row) -join [Environment]::NewLine)
        }
    }
}
