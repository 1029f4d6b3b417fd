$build = if ($PSEdition -eq 'Core') { 'netstandard2.0' } else { 'net45' }
Import-Module "$PSScriptRoot/$build/LyncPrereq.dll", "$PSScriptRoot/LyncPrereq.Serialization.psd1"

# Argument completers require Windows PowerShell 5.0.
if ($PSVersionTable.PSVersion.Major -ge 5) {
    $complete = { [LyncPrereq.Commands.RequirementIdCompleter]::Complete($args[2], $args[4], $ExecutionContext.SessionState.Path) }
    Register-ArgumentCompleter -CommandName Get-LyncRoleRequirement, Test-LyncPrerequisite -ParameterName RequirementId -ScriptBlock $complete
    Register-ArgumentCompleter -CommandName Test-LyncPrerequisite -ParameterName ExcludeRequirementId -ScriptBlock $complete
}
