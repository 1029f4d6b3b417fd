# Objects that come back from remoting, jobs and CLIXML files. A module of its own, since types that a manifest lists
# are loaded before its psm1, and these name classes of the assembly.
@{
    ModuleVersion     = '0.1.0'
    GUID              = 'c36bafbc-4590-4477-b9ec-6cbb2e697385'
    Author            = 'LyncPrereq contributors'
    CompanyName       = 'LyncPrereq contributors'
    Copyright         = '(c) LyncPrereq contributors. MIT License.'
    Description       = 'Makes results of LyncPrereq again of what remoting, jobs and CLIXML files have left of them.'
    PowerShellVersion = '3.0'
    TypesToProcess    = @('LyncPrereq.Serialization.ps1xml')
    FunctionsToExport = @()
    CmdletsToExport   = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
