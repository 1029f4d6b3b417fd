#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

# Runs the compliance pack of the built module as users do, in a Pester of its own in a new process, and holds what came
# of it against the rows that Test-LyncPrerequisite gives.
BeforeDiscovery {
    $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
    $servers = @(
        @{ Name = 'a sample that misses two features'; File = Join-Path $root 'samples/fe01.contoso.example.json'; Role = 'FrontEnd' }
        @{ Name = 'a sample of Windows Server 2008 R2'; File = Join-Path $root 'samples/med01.contoso.example.json'; Role = 'Mediation' }
        @{ Name = 'all samples'; File = Join-Path $root 'samples/*.json'; Role = 'Edge' }
        @{ Name = 'a listing of Get-WindowsFeature'; File = 'TestDrive:/listing.txt'; Role = 'FrontEnd' }
    )
}

Describe 'The compliance pack' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
    BeforeAll {
        . "$PSScriptRoot/Engine.ps1"
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        $module = Join-Path $root 'out/LyncPrereq'
        $pack = Join-Path $module 'Compliance/LyncPrereq.Compliance.Tests.ps1'
        Import-Module -Name (Join-Path $module 'LyncPrereq.psd1') -Force
        $sample = Join-Path $root 'samples/fe01.contoso.example.json'

        @(
            'Display Name                                            Name                       Install State'
            '------------                                            ----                       -------------'
            '[X] Web Server (IIS)                                    Web-Server                     Installed'
            '    [X] Web Server                                      Web-WebServer                  Installed'
            '        [X] Common HTTP Features                        Web-Common-Http                Installed'
            '            [X] Default Document                        Web-Default-Doc                Installed'
            '            [ ] Static Content                          Web-Static-Content             Available'
            ''
        ) | Set-Content -LiteralPath "$TestDrive/listing.txt"

        # One process for all runs: each of them is as fresh as Invoke-Pester makes it.
        $types = [Management.Automation.Runspaces.TypeTable]::LoadDefaultTypeFiles()
        $runspace = [RunspaceFactory]::CreateOutOfProcessRunspace($types)
        $runspace.Open()
        $process = [Management.Automation.Runspaces.PSSession]::Create($runspace, 'pester', $null)
        Invoke-Command -Session $process -ArgumentList (Join-Path (Get-Module Pester).ModuleBase 'Pester.psd1') {
            Import-Module -Name $args[0]
        }

        # Runs the pack with this text between the braces of its data.
        function Invoke-Pack([string] $Data) {
            $run = Invoke-Command -Session $process -ArgumentList $pack, $Data, "$TestDrive/nunit.xml" {
                $configuration = New-PesterConfiguration
                $configuration.Run.Container = New-PesterContainer -Path $args[0] -Data (& ([scriptblock]::Create("@{ $($args[1]) }")))
                $configuration.Run.PassThru = $true
                $configuration.Output.Verbosity = 'None'
                $configuration.TestResult.Enabled = $true
                $configuration.TestResult.OutputFormat = 'NUnitXml'
                $configuration.TestResult.OutputPath = $args[2]
                $run = Invoke-Pester -Configuration $configuration
                [pscustomobject]@{
                    Result    = $run.Result
                    Container = $run.Containers[0].Result
                    Error     = "$($run.Containers[0].ErrorRecord)"
                    Tests     = @($run.Tests | ForEach-Object {
                            [pscustomobject]@{
                                Name   = $_.ExpandedName
                                Server = $_.Block.ExpandedName
                                Result = $_.Result
                                Error  = "$($_.ErrorRecord)"
                            }
                        })
                }
            }
            $run | Add-Member NUnit ([xml] [IO.File]::ReadAllText("$TestDrive/nunit.xml")) -PassThru
        }

        function Get-Test($Run, [string] $Result) { @($Run.Tests | Where-Object { -not $Result -or $_.Result -eq $Result }) }
    }

    AfterAll { Remove-PSSession $process }

    It 'has for <Name> a test for every Required row, and a failed one for each that is not met or not known' -ForEach $servers {
        $File = $File.Replace('TestDrive:', $TestDrive)
        $rows = @(Test-LyncPrerequisite -Role $Role -Path $File | Where-Object Importance -EQ Required)
        $lost = @($rows | Where-Object Status -In NotMet, Unknown)
        $lost | Should -Not -BeNullOrEmpty

        $run = Invoke-Pack "Role = '$Role'; Path = '$File'"

        $run.Result | Should -Be Failed
        $run.Container | Should -Be Failed
        (Get-Test $run).Count | Should -Be $rows.Count
        (Get-Test $run Failed | ForEach-Object { "$($_.Server) $(($_.Name -split ':')[0])" } | Sort-Object) -join "`n" |
            Should -Be (($lost | ForEach-Object { "$($_.ComputerName) $($_.RequirementId)" } | Sort-Object) -join "`n")
        (Get-Test $run Skipped).Count | Should -Be @($rows | Where-Object Status -EQ NotApplicable).Count
        (Get-Test $run Passed).Count | Should -Be @($rows | Where-Object Status -EQ Met).Count
        $run.NUnit.SelectNodes('//test-case').Count | Should -Be $rows.Count
        $run.NUnit.SelectNodes('//test-case[@result="Failure"]').Count | Should -Be $lost.Count
    }

    It 'says why a test failed: what is expected, what was seen and where, who asks, what to do' {
        $row = Test-LyncPrerequisite -Role FrontEnd -Path $sample -RequirementId WindowsIdentityFoundation
        $run = Invoke-Pack "Role = 'FrontEnd'; Path = '$sample'; RequirementId = 'WindowsIdentityFoundation'"

        $said = (Get-Test $run Failed).Error
        $run.NUnit.SelectSingleNode('//failure/message').InnerText | Should -BeLike "*$($row.Expected)*"
        foreach ($part in 'is NotMet', $row.Expected, $row.Actual, $row.Reason, "$($row.Evidence[0])", $row.Reference.Quote,
            "$($row.Reference.Uri)", $row.Remediation, $row.RemediationCommand) {
            $part | Should -Not -BeNullOrEmpty
            $said.Contains($part) | Should -BeTrue -Because "'$part' belongs into: $said"
        }
    }

    It 'says why a test was skipped' {
        $run = Invoke-Pack "Role = 'FrontEnd'; Path = '$sample'; RequirementId = 'Update.KB2646886'"
        (Get-Test $run Skipped).Error | Should -BeLike '*later version of IIS*'
    }

    It 'hands on <_>' -ForEach 'Workload', 'ExcludeRequirementId' {
        $value = @{ Workload = 'None'; ExcludeRequirementId = 'IIS.*' }[$_]
        $argument = @{ $_ = $value }
        $rows = @(Test-LyncPrerequisite -Role FrontEnd -Path $sample @argument | Where-Object Importance -EQ Required)
        $run = Invoke-Pack "Role = 'FrontEnd'; Path = '$sample'; $_ = '$value'"
        (Get-Test $run | ForEach-Object { ($_.Name -split ':')[0] }) -join "`n" | Should -Be ($rows.RequirementId -join "`n")
        (Get-Test $run Skipped).Count | Should -Be @($rows | Where-Object Status -EQ NotApplicable).Count
    }

    It 'makes tests of recommended rows when it is asked to' {
        $rows = @(Test-LyncPrerequisite -Role FrontEnd -Path $sample)
        $rows.Importance | Should -Contain Recommended
        (Get-Test (Invoke-Pack "Role = 'FrontEnd'; Path = '$sample'; IncludeRecommended = `$true")).Count | Should -Be $rows.Count
    }

    Context 'with objects' {
        BeforeAll {
            $rows = @(Test-LyncPrerequisite -Role FrontEnd -Path $sample | Where-Object Importance -EQ Required)
            $import = "Import-Module '$module/LyncPrereq.psd1'; `$inventory = Import-LyncServerInventory -LiteralPath '$sample'"
        }

        It 'has the same tests for <Given>' -ForEach @(
            @{ Given = 'an inventory'; Data = "Role = 'FrontEnd'; InputObject = & { <import>; `$inventory }" }
            @{ Given = 'rows'; Data = "InputObject = & { <import>; `$inventory | Test-LyncPrerequisite -Role FrontEnd }" }
            @{
                Given = 'rows of another session'
                Data  = "InputObject = & { <import>; `$rows = `$inventory | Test-LyncPrerequisite -Role FrontEnd
                    [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize(`$rows, 5)) }"
            }
        ) {
            $run = Invoke-Pack $Data.Replace('<import>', $import)
            $run.Error | Should -BeNullOrEmpty
            (Get-Test $run | ForEach-Object { ($_.Name -split ':')[0] }) -join "`n" | Should -Be ($rows.RequirementId -join "`n")
            (Get-Test $run Passed).Count | Should -Be @($rows | Where-Object Status -EQ Met).Count
            (Get-Test $run Failed).Count | Should -Be @($rows | Where-Object Status -In NotMet, Unknown).Count
        }

        It 'tests the computers of a topology for their own roles' {
            $run = Invoke-Pack "InputObject = & { Import-Module '$module/LyncPrereq.psd1'
                Import-LyncTopology '$root/samples/topology.tbxml' -WarningAction SilentlyContinue | Select-Object -First 1 }; TimeoutSec = 5; RequirementId = 'WindowsPowerShell3', 'IIS.AspNet'"
            $run.Error | Should -BeNullOrEmpty
            (Get-Test $run).Server | Select-Object -Unique | Should -Be 'fe01.contoso.example'
            (Get-Test $run | ForEach-Object { ($_.Name -split ':')[0] }) -join ' ' | Should -Be 'WindowsPowerShell3 IIS.AspNet'
        }

        It 'tests the rows of a CSV file for their own roles' {
            "ComputerName,Path,Role,Product`nfe01,$sample,FrontEnd,SkypeForBusinessServer2015" | Set-Content -LiteralPath "$TestDrive/servers.csv"
            $run = Invoke-Pack "InputObject = Import-Csv '$TestDrive/servers.csv'; RequirementId = 'WindowsIdentityFoundation'"
            (Get-Test $run).Server | Should -Be 'fe01.contoso.example'
            (Get-Test $run Failed).Name | Should -BeLike 'WindowsIdentityFoundation:*'
        }

        It 'has a failed test for <Given>, which cannot be tested' -ForEach @(
            @{ Given = 'an inventory without a role'; Data = 'InputObject = & { <import>; $inventory }'; Says = '*fe01.contoso.example: *-Role*' }
            @{ Given = '$null in a list'; Data = "Role = 'FrontEnd'; InputObject = & { <import>; `$inventory; `$null }"; Says = '*null*' }
        ) {
            $run = Invoke-Pack $Data.Replace('<import>', $import)
            $run.Result | Should -Be Failed
            $untold = @(Get-Test $run Failed | Where-Object Server -EQ 'Inputs')
            $untold.Count | Should -Be 1
            $untold[0].Error | Should -BeLike $Says
        }

        It 'refuses <Name> beside rows, which would be ignored' -ForEach @(
            @{ Name = 'Path'; Data = "Path = 'nowhere.json'" }
            @{ Name = 'ComputerName'; Data = "ComputerName = 'fe09.invalid'" }
            @{ Name = 'RequirementId'; Data = "RequirementId = 'Bogus'" }
            @{ Name = 'WaiverPath'; Data = "WaiverPath = 'waivers.json'" }
        ) {
            $run = Invoke-Pack "InputObject = & { $import; `$inventory | Test-LyncPrerequisite -Role FrontEnd }; $Data"
            $run.Result | Should -Be Failed
            $run.Error | Should -BeLike "*cannot be used with InputObject: $Name*"
        }

        It 'fails for <_>, and does not test the local computer' -ForEach 'an empty list', '$null' {
            $run = Invoke-Pack "Role = 'Edge'; InputObject = $(if ($_ -eq '$null') { $_ } else { '@()' })"
            $run.Result | Should -Be Failed
            $run.Error | Should -BeLike '*No requirement was tested*'
        }
    }

    Context 'with a catalog' {
        BeforeAll {
            $catalog = @{
                format        = 'LyncPrereq.Catalog'
                formatVersion = 1
                name          = 'Own'
                product       = 'Contoso.FrontEnd'
                basedOn       = @{ product = 'LyncServer2013' }
                without       = @('WindowsIdentityFoundation')
            }
        }

        It 'tests its requirements' {
            $catalog | ConvertTo-Json -Depth 3 | Set-Content -LiteralPath "$TestDrive/own.json"
            $rows = @(Test-LyncPrerequisite -Role FrontEnd -Path $sample -CatalogPath "$TestDrive/own.json" | Where-Object Importance -EQ Required)
            $run = Invoke-Pack "Role = 'FrontEnd'; Path = '$sample'; CatalogPath = '$TestDrive/own.json'"
            $run.Error | Should -BeNullOrEmpty
            (Get-Test $run).Count | Should -Be $rows.Count
            (Get-Test $run Failed).Name | Should -BeLike 'IIS.ManagementConsole:*'
        }

        It 'fails if it is not valid, and names the file' {
            $catalog.Remove('name')
            $catalog | ConvertTo-Json -Depth 3 | Set-Content -LiteralPath "$TestDrive/broken.json"
            $run = Invoke-Pack "Role = 'FrontEnd'; Path = '$sample'; CatalogPath = '$TestDrive/broken.json'"
            $run.Result | Should -Be Failed
            "$($run.Error) $((Get-Test $run).Error)" | Should -BeLike '*broken.json*'
        }
    }

    Context 'with waivers' {
        BeforeAll {
            $waiver = @{ requirementId = @('WindowsIdentityFoundation'); computerName = @('fe01'); reason = 'CHG-77: with the June image'; owner = 'lync-ops' }
            foreach ($state in @{ Name = 'active'; Day = 30 }, @{ Name = 'expired'; Day = -30 }) {
                $waiver.expires = [datetime]::UtcNow.AddDays($state.Day).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
                @{ waivers = @($waiver) } | ConvertTo-Json -Depth 4 | Set-Content -LiteralPath "$TestDrive/$($state.Name).json"
            }
        }

        It 'skips the test of a waived row of <Given>, and shows the waiver' -ForEach @(
            @{ Given = 'a file'; Data = "Role = 'FrontEnd'; Path = '<sample>'; WaiverPath = '<waivers>'" }
            @{ Given = 'an inventory'; Data = "Role = 'FrontEnd'; WaiverPath = '<waivers>'; InputObject = & { <import>; Import-LyncServerInventory '<sample>' }" }
            @{ Given = 'rows'; Data = "InputObject = & { <import>; Test-LyncPrerequisite -Role FrontEnd -Path '<sample>' -WaiverPath '<waivers>' }" }
            @{
                Given = 'rows of another session'
                Data  = "InputObject = & { <import>; `$rows = Test-LyncPrerequisite -Role FrontEnd -Path '<sample>' -WaiverPath '<waivers>'
                    [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize(`$rows, 5)) }"
            }
        ) {
            $run = Invoke-Pack $Data.Replace('<sample>', $sample).Replace('<waivers>', "$TestDrive/active.json").Replace('<import>', "Import-Module '$module/LyncPrereq.psd1'")
            $waived = @(Get-Test $run Skipped | Where-Object Name -Like 'WindowsIdentityFoundation:*')
            $waived.Error | Should -BeLike '*NotMet*waiver of lync-ops until *: CHG-77: with the June image*'
            (Get-Test $run Failed).Name | Should -BeLike 'IIS.ManagementConsole:*'
        }

        It 'fails the test of a row whose waiver expired' {
            $run = Invoke-Pack "Role = 'FrontEnd'; Path = '$sample'; WaiverPath = '$TestDrive/expired.json'"
            (Get-Test $run Failed | Where-Object Name -Like 'WindowsIdentityFoundation:*').Error | Should -BeLike '*is NotMet*'
        }
    }

    Context 'on a server that does not answer' {
        It 'fails every test, and says that nothing could be judged' {
            $run = Invoke-Pack "Role = 'Edge'; ComputerName = 'nobody.invalid'; TimeoutSec = 20"
            $run.Result | Should -Be Failed
            $run.Container | Should -Be Failed
            @((Get-Test $run).Server | Select-Object -Unique) | Should -Be 'nobody.invalid'
            @((Get-Test $run).Result | Select-Object -Unique) | Should -Be Failed
            (Get-Test $run).Error | Should -BeLike '*could not be tested: *'
        }

        It 'is inconclusive when that was asked for' {
            $run = Invoke-Pack "Role = 'Edge'; ComputerName = 'nobody.invalid'; TimeoutSec = 20; UnknownAs = 'Inconclusive'"
            @((Get-Test $run).Result | Select-Object -Unique) | Should -Be Inconclusive
            $run.NUnit.SelectNodes('//test-case[@result="Inconclusive"]').Count | Should -Be (Get-Test $run).Count
        }
    }

    Context 'that cannot judge' {
        It 'fails for <Why>, and says so' -ForEach @(
            @{ Why = 'no role'; Data = "Path = '<sample>'"; Says = 'The role of the servers is missing*' }
            @{ Why = 'an unknown role'; Data = "Role = 'Frontend2'; Path = '<sample>'"; Says = '*Frontend2*' }
            @{ Why = 'files and names'; Data = "Role = 'Edge'; Path = '<sample>'; ComputerName = 'x'"; Says = '*Parameter set*' }
            @{ Why = 'nothing Required'; Data = "Role = 'Edge'; Path = '<sample>'; RequirementId = 'NoPendingRestart'"; Says = 'No requirement was tested*' }
        ) {
            $run = Invoke-Pack ($Data.Replace('<sample>', $sample))
            $run.Result | Should -Be Failed
            $run.Container | Should -Be Failed
            Get-Test $run | Should -BeNullOrEmpty
            $run.Error | Should -BeLike $Says
        }

        It 'has a failed test for what could not be asked, even where what is not known is inconclusive: <Data>' -ForEach @(
            @{ Data = "Path = 'no-such-file.json'"; Says = '*no-such-file.json*'; Others = $false }
            @{ Data = "Path = '<sample>', 'no-such-file.json'"; Says = '*no-such-file.json*'; Others = $true }
            @{ Data = "Path = '<sample>'; RequirementId = 'IIS.*', 'Nonsense'"; Says = '*Nonsense*'; Others = $true }
            @{ Data = "ComputerName = 'not a name'"; Says = '*not a name*'; Others = $false }
        ) {
            $run = Invoke-Pack ("Role = 'FrontEnd'; UnknownAs = 'Inconclusive'; " + $Data.Replace('<sample>', $sample))
            $untold = @(Get-Test $run | Where-Object Server -EQ 'Inputs')
            $untold.Count | Should -Be 1
            $untold[0].Result | Should -Be Failed
            $untold[0].Error | Should -BeLike $Says
            ((Get-Test $run).Count -gt 1) | Should -Be $Others
            $run.Result | Should -Be Failed
        }

        It 'tells Pester <_> in a sentence what it needs' -ForEach '3.4.0', '4.10.1' {
            $folder = New-Item -ItemType Directory -Path "$TestDrive/$_/Pester"
            New-ModuleManifest -Path "$folder/Pester.psd1" -ModuleVersion $_ -RootModule Pester.psm1 -FunctionsToExport Describe, Invoke-Pester
            'function Describe { } function Invoke-Pester([string] $Script) { & $Script }' | Set-Content "$folder/Pester.psm1"
            $engine = Get-EnginePath
            $said = & $engine -NoProfile -NonInteractive -Command (
                "Import-Module '$folder/Pester.psd1'; try { Invoke-Pester -Script '$pack' } catch { ""`$_"" }")
            $said | Should -BeLike '*requires Pester 5.1 or later*New-PesterContainer*'
        }
    }
}
