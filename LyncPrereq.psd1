@{
    RootModule        = 'LyncPrereq.psm1'
    ModuleVersion     = '0.1.0'
    GUID              = '3edf425d-76ca-4761-b6a1-e4538038bf7c'
    Author            = 'LyncPrereq contributors'
    CompanyName       = 'LyncPrereq contributors'
    Copyright         = '(c) LyncPrereq contributors. MIT License.'
    Description       = 'Tests whether servers meet the prerequisites for Lync Server 2013 and Skype for Business Server 2015, 2019, and Subscription Edition, with the evidence for each result, and installs missing prerequisites.'
    PowerShellVersion = '3.0'
    DotNetFrameworkVersion = '4.5'
    FormatsToProcess  = @('LyncPrereq.Format.ps1xml')
    FunctionsToExport = @()
    CmdletsToExport   = @(
        'Compare-LyncPrerequisite'
        'Export-LyncPrerequisiteReport'
        'Export-LyncServerInventory'
        'Get-LyncPrerequisitePackage'
        'Get-LyncRoleRequirement'
        'Get-LyncServerInventory'
        'Import-LyncServerInventory'
        'Import-LyncTopology'
        'Install-LyncPrerequisite'
        'Measure-LyncPrerequisite'
        'Test-LyncPrerequisite'
    )
    VariablesToExport = @()
    AliasesToExport   = @()
    FileList          = @(
        'Collect-LyncServerInventory.ps1'
        'Compliance/LyncPrereq.Compliance.Tests.ps1'
        'DSCResources/LyncPrerequisite/LyncPrerequisite.psm1'
        'DSCResources/LyncPrerequisite/LyncPrerequisite.schema.mof'
        'LICENSE'
        'LyncPrereq.Format.ps1xml'
        'LyncPrereq.psd1'
        'LyncPrereq.psm1'
        'LyncPrereq.Serialization.ps1xml'
        'LyncPrereq.Serialization.psd1'
        'en-US/LyncPrereq.dll-Help.xml'
        'en-US/about_LyncPrereq.help.txt'
        'en-US/about_LyncPrereq_Catalogs.help.txt'
        'en-US/about_LyncPrereq_Results.help.txt'
        'net45/LyncPrereq.dll'
        'netstandard2.0/LyncPrereq.dll'
        'samples/edge01.json'
        'samples/fe01.contoso.example.json'
        'samples/med01.contoso.example.json'
        'samples/topology.tbxml'
    )
    PrivateData       = @{
        PSData = @{
            Tags         = @('Lync', 'LyncServer', 'SkypeForBusiness', 'Prerequisite', 'Compliance', 'WindowsServer', 'PSEdition_Desktop', 'PSEdition_Core', 'PSIncludes_DscResource', 'PSDscResource_LyncPrerequisite', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'The first release: tests live servers and exported files, and plans and installs missing prerequisites. See CHANGELOG.md of the project.'
        }
    }
}
