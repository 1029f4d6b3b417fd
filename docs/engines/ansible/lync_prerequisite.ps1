# Brings the server to the prerequisites of its roles. For ansible.windows.win_powershell, which gives the script
# $Ansible and, in check mode, -WhatIf.
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [string[]] $Role,
    [Parameter(Mandatory)] [string] $ModulePath,
    [string[]] $Workload,
    [string[]] $SourcePath,
    [string] $PackagePath,
    [switch] $IncludeRecommended
)

Import-Module -Name $ModulePath
$null = $PSBoundParameters.Remove('ModulePath')
$steps = @(Install-LyncPrerequisite @PSBoundParameters)

$question = @{ Role = $Role }
if ($Workload) { $question.Workload = $Workload }

$Ansible.Changed = @($steps | Where-Object { $_.Changed -or $_.Outcome -eq 'Planned' }).Count -gt 0
$Ansible.Failed = @($steps | Where-Object { 'Failed', 'TimedOut' -contains $_.Outcome }).Count -gt 0
$Ansible.Result = @{
    reboot_required = @($steps | Where-Object { $_.RestartRequired }).Count -gt 0
    compliant       = Test-LyncPrerequisite @question -Quiet -ErrorAction Continue
    steps           = @($steps | ForEach-Object { @{ action = $_.Action; outcome = "$($_.Outcome)"; message = $_.Message } })
}
