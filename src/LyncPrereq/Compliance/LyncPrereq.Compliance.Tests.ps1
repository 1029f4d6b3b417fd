<#
.SYNOPSIS
    The prerequisites of Lync Server as Pester tests: one for each requirement of each server.
.DESCRIPTION
    A container for Pester 5.1 or later. Servers are judged once, while tests are discovered; each Required row becomes a
    test. A row that is not met fails, one that nobody could judge fails as well, one that does not apply is skipped.
    What could not even be asked is a failed test of its own, and a container that judged nothing fails as a whole.

    Without ComputerName, Session and Path the servers are this computer. Apart from the last two, parameters are those
    of Test-LyncPrerequisite.
.PARAMETER UnknownAs
    What a row comes to that could not be judged: Failed, or Inconclusive.
.PARAMETER IncludeRecommended
    Makes tests of what is only recommended as well.
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
    [string[]] $Workload,
    [string] $Product,
    [string[]] $RequirementId,
    [string[]] $ExcludeRequirementId,

    [ValidateSet('Failed', 'Inconclusive')]
    [string] $UnknownAs = 'Failed',

    [switch] $IncludeRecommended
)

$call = 'Invoke-Pester -Container (New-PesterContainer -Path <this file> -Data @{ Role = ''FrontEnd'' })'
$pester = (Get-Command -Name Describe -ErrorAction SilentlyContinue).Module
if (-not $pester -or -not $pester.ExportedCommands.ContainsKey('New-PesterContainer')) {
    throw "LyncPrereq.Compliance.Tests.ps1 needs Pester 5.1 or later. Install it and call: $call"
}

# Not Mandatory, which would wait at a prompt where nobody sits.
if (-not $Role) {
    throw "The role of the servers is missing. Call: $call"
}

$question = @{} + $PSBoundParameters
$question.Remove('UnknownAs')
$question.Remove('IncludeRecommended')

BeforeDiscovery {
    Import-Module -Name (Join-Path (Split-Path -Parent $PSScriptRoot) 'LyncPrereq.psd1')
    $answer = @{ ErrorVariable = 'problems'; ErrorAction = 'SilentlyContinue' }
    $judged = @(Test-LyncPrerequisite @question @answer)

    # A server that could not be read has rows that say so. An error that no row tells must not get lost.
    $names = @($judged | ForEach-Object { $_.RequestedName; $_.ComputerName; $_.ComputerName.Split('.')[0] })
    $untold = @($problems | Where-Object { "$($_.TargetObject)" -notin $names } | ForEach-Object { @{ Problem = "$_" } })

    $rows = @($judged | Where-Object { $IncludeRecommended -or $_.Importance -eq 'Required' })
    if ($rows.Count + $untold.Count -eq 0) {
        throw 'No requirement was judged, so nothing can be said of the servers.'
    }

    $servers = @($rows | Group-Object -Property ComputerName | ForEach-Object {
            @{ Server = $_.Name; Tests = @($_.Group | ForEach-Object { @{ Row = $_; UnknownAs = $UnknownAs } }) }
        })
}

# Pester 6 refuses an empty list after -ForEach.
if ($untold) {
    Describe 'Servers that were asked for' {
        It 'can be asked: <Problem>' -ForEach $untold {
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
            if ($Row.Status -eq 'Unknown') { "could not be judged: $($Row.Cause)" } else { "is $($Row.Status)" }
            "Expected: $($Row.Expected)"
            "Seen:     $($Row.Actual)"
            "Reason:   $($Row.Reason)"
            foreach ($evidence in $Row.Evidence) { "Evidence: $evidence" }
            "Asked by: `"$($Row.Reference.Quote)`" ($($Row.Reference); $($Row.Reference.Uri))"
            if ($Row.Remediation) { "To do:    $($Row.Remediation)" }
            if ($Row.RemediationCommand) { "Command:  $($Row.RemediationCommand)" }
        }
    }

    It '<Row.RequirementId>: <Row.Name>' -ForEach $Tests {
        if ($Row.Status -eq 'NotApplicable') {
            Set-ItResult -Skipped -Because $Row.Reason
        }

        if ($Row.Status -eq 'Unknown' -and $UnknownAs -eq 'Inconclusive') {
            Set-ItResult -Inconclusive -Because "it could not be judged ($($Row.Cause)): $($Row.Reason)"
        }

        if (-not $Row.IsCompliant) {
            throw "$($Row.RequirementId) on $($Row.ComputerName) " + ((Get-Explanation $Row) -join [Environment]::NewLine)
        }
    }
}
