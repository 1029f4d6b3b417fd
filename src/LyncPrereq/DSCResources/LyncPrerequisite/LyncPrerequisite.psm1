# A DSC resource for the prerequisites of Lync Server. It runs Test-LyncPrerequisite and Install-LyncPrerequisite on the
# computer of the Local Configuration Manager.

[Diagnostics.CodeAnalysis.SuppressMessage('PSDSCDscExamplesPresent', '', Justification = 'They are in docs/engines/dsc.md.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSDSCDscTestsPresent', '', Justification = 'They are in tests/Pester.')]
param()

Import-Module -Name (Join-Path (Split-Path -Parent (Split-Path -Parent $PSScriptRoot)) 'LyncPrereq.psd1')

# Returns the properties of the resource that select the requirements.
function Select-Question([hashtable] $Property) {
    $question = @{}
    foreach ($name in 'Role', 'Product', 'Workload') {
        if ($Property.ContainsKey($name)) { $question[$name] = $Property[$name] }
    }

    $question
}

# The last restart that was requested: a restart that does not help is not requested again. Only administrators can write it.
$recordPath = 'HKLM:\SOFTWARE\LyncPrereq\DscRestart'

function Get-RestartRecord {
    $record = Get-ItemProperty -LiteralPath $recordPath -ErrorAction SilentlyContinue
    if ($record) {
        @{ Reason = $record.Reason; RequestedAt = New-Object DateTime ([long] $record.RequestedAt), Utc }
    }
}

function Set-RestartRecord([string] $Reason) {
    $null = New-Item -Path $recordPath -Force
    Set-ItemProperty -LiteralPath $recordPath -Name Reason -Value $Reason
    Set-ItemProperty -LiteralPath $recordPath -Name RequestedAt -Value "$([DateTime]::UtcNow.Ticks)"
}

function Clear-RestartRecord { Remove-Item -LiteralPath $recordPath -ErrorAction SilentlyContinue }

function Get-BootTime { (Get-CimInstance -ClassName Win32_OperatingSystem).LastBootUpTime.ToUniversalTime() }

function Get-TargetResource {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param(
        [Parameter(Mandatory = $true)] [string] $Role,
        [string] $Product,
        [string[]] $Workload,
        [string[]] $SourcePath,
        [string] $PackagePath
    )

    $question = Select-Question $PSBoundParameters
    Write-Verbose -Message "Judging this computer for the role $Role."
    $rows = @(Test-LyncPrerequisite @question | Where-Object { $_.Importance -eq 'Required' })
    @{
        Role        = $Role
        Product     = $Product
        Workload    = $Workload
        SourcePath  = $SourcePath
        PackagePath = $PackagePath
        IsCompliant = $rows.Count -gt 0 -and @($rows | Where-Object { -not $_.IsCompliant }).Count -eq 0
        NotMet      = [string[]] @($rows | Where-Object { $_.Status -eq 'NotMet' } | ForEach-Object { $_.RequirementId })
        Unknown     = [string[]] @($rows | Where-Object { $_.Status -eq 'Unknown' } | ForEach-Object { $_.RequirementId })
    }
}

function Test-TargetResource {
    [CmdletBinding()]
    [OutputType([bool])]
    param(
        [Parameter(Mandatory = $true)] [string] $Role,
        [string] $Product,
        [string[]] $Workload,
        [string[]] $SourcePath,
        [string] $PackagePath
    )

    $question = Select-Question $PSBoundParameters
    Write-Verbose -Message "Judging this computer for the role $Role."
    Test-LyncPrerequisite @question -Quiet
}

function Set-TargetResource {
    [CmdletBinding()]
    [Diagnostics.CodeAnalysis.SuppressMessage('PSAvoidGlobalVars', '', Justification = 'How a resource asks for a restart.')]
    [Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'The manager reads it.')]
    [Diagnostics.CodeAnalysis.SuppressMessage('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'The manager calls it.')]
    param(
        [Parameter(Mandatory = $true)] [string] $Role,
        [string] $Product,
        [string[]] $Workload,
        [string[]] $SourcePath,
        [string] $PackagePath
    )

    $results = @(Install-LyncPrerequisite @PSBoundParameters -Confirm:$false)
    foreach ($result in $results) { Write-Verbose -Message "${result}: $($result.Message)" }

    # A failed step would fail again after a restart, and the Local Configuration Manager would restart repeatedly.
    $failed = @($results | Where-Object { 'Failed', 'TimedOut' -contains $_.Outcome })
    $restarting = @($results | Where-Object { $_.RestartRequired })
    if ($failed.Count -eq 0 -and $restarting.Count -gt 0) {
        $reason = (@($restarting | ForEach-Object { "$($_.Action) ($($_.RequirementId -join ', '))" } | Sort-Object) -join '; ')
        $last = Get-RestartRecord
        if ($last -and $last.Reason -eq $reason -and (Get-BootTime) -gt $last.RequestedAt) {
            throw "The role $Role still requires a restart after the restart that was requested at $($last.RequestedAt.ToString('u')) for the same reason: " +
                "$reason. No other restart is requested. Find out what keeps Windows waiting for a restart, then remove $recordPath."
        }

        Set-RestartRecord $reason
        $global:DSCMachineStatus = 1
        return
    }

    if ($restarting.Count -eq 0) { Clear-RestartRecord }
    $state = Get-TargetResource @PSBoundParameters
    if (-not $state.IsCompliant) {
        $steps = @($results | Where-Object { $_.Outcome -ne 'Succeeded' } | ForEach-Object { "${_}: $($_.Message)" })
        throw "The role $Role lacks prerequisites. Not met: $($state.NotMet -join ', '). Not known: " +
            "$($state.Unknown -join ', '). $($steps -join ' ')"
    }
}

Export-ModuleMember -Function Get-TargetResource, Test-TargetResource, Set-TargetResource
