#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

# A topology from its file to the rows of its servers, as users type it.
Describe 'Import-LyncTopology' {
    BeforeAll {
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        Import-Module -Name (Join-Path $root 'out/LyncPrereq/LyncPrereq.psd1') -Force
        $sample = Join-Path $root 'samples/topology.tbxml'
    }

    It 'reads the sample: computers with roles, product, pool, and site' {
        $computers = @(Import-LyncTopology $sample -WarningAction Ignore)
        $computers | ForEach-Object { '{0}: {1} {2} {3} {4}' -f $_.ComputerName, ($_.Role -join ', '), $_.Product, $_.Pool, $_.Site } | Should -Be @(
            'fe01.contoso.example: FrontEnd LyncServer2013 fepool.contoso.example North'
            'fe02.contoso.example: FrontEnd LyncServer2013 fepool.contoso.example North'
            'fe03.contoso.example: FrontEnd LyncServer2013 fepool.contoso.example North'
            'med01.contoso.example: Mediation LyncServer2013 med01.contoso.example North'
            'edge01.contoso.example: Edge LyncServer2013 edgepool.contoso.example North'
            'edge02.contoso.example: Edge LyncServer2013 edgepool.contoso.example North'
            'se01.contoso.example: StandardEdition, Mediation LyncServer2013 se01.contoso.example South'
        )
    }

    It 'warns of what it leaves out, once, and shows it with -All' {
        $null = Import-LyncTopology $sample -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -HaveCount 1
        "$warnings" | Should -Be '2 of 9 computers have no Lync Server role and were not returned: 1 SqlServer, 1 FileServer. To return them, use -All.'
        (Import-LyncTopology $sample -All | Where-Object Kind -NE LyncServer).ComputerName | Should -Be 'sql01.contoso.example', 'files.contoso.example'
    }

    It 'takes files with brackets in their names from Get-ChildItem' {
        Copy-Item -LiteralPath $sample -Destination (Join-Path $TestDrive 'a[1].tbxml')
        @(Get-ChildItem -LiteralPath $TestDrive -Filter *.tbxml | Import-LyncTopology -WarningAction Ignore) | Should -HaveCount 7
    }

    It 'reads what Out-File writes of a published topology, in every encoding: <_>' -ForEach 'unicode', 'bigendianunicode', 'utf8', 'utf32', 'ascii' {
        $xml = '<Topology xmlns="urn:schema:Microsoft.Rtc.Management.Deploy.Topology.2008"><Sites><CentralSite SiteId="1"><Name>North</Name></CentralSite></Sites>' +
            '<Clusters><Cluster Fqdn="med.contoso.example"><ClusterId SiteId="1" Number="1" /><Machine OrdinalInCluster="1" Fqdn="med.contoso.example" /></Cluster></Clusters>' +
            '<Services><Service ServiceVersion="7"><ServiceId SiteId="1" RoleName="MediationServer" Instance="1" /><InstalledOn><ClusterId SiteId="1" Number="1" /></InstalledOn></Service></Services></Topology>'
        $file = Join-Path $TestDrive "$_.xml"
        $xml | Out-File -LiteralPath $file -Encoding $_
        $computer = Import-LyncTopology -LiteralPath $file
        $computer.ComputerName | Should -Be 'med.contoso.example'
        $computer.Product | Should -Be 'SkypeForBusinessServer2015'
        $computer.Site | Should -Be 'North'
    }

    It 'pipes into Test-LyncPrerequisite: each server has rows of its roles, product, and pool' {
        # The servers do not exist, so that every row is Unknown, and each server has an error of its own.
        $rows = @(Import-LyncTopology $sample -WarningAction Ignore |
                Where-Object Role -Contains StandardEdition |
                Test-LyncPrerequisite -RequirementId SupportedOperatingSystem -TimeoutSec 20 -ErrorAction SilentlyContinue)
        $rows | Should -HaveCount 1
        $rows[0].ComputerName | Should -Be 'se01.contoso.example'
        $rows[0].Pool | Should -Be 'se01.contoso.example'
        $rows[0].Product | Should -Be 'LyncServer2013'
        $rows[0].Role -join ', ' | Should -Be 'StandardEdition, Mediation'
        $rows[0].Status | Should -Be 'Unknown'
    }

    It 'comes back whole from <_>' -ForEach 'Export-Clixml', 'JSON', 'CSV' {
        $computers = @(Import-LyncTopology $sample -WarningAction Ignore)
        $back = @(switch ($_) {
                'Export-Clixml' {
                    $file = Join-Path $TestDrive 'computers.xml'
                    $computers | Export-Clixml -LiteralPath $file
                    Import-Clixml -LiteralPath $file
                }
                'JSON' { $computers | ConvertTo-Json -Depth 4 | ConvertFrom-Json | ForEach-Object { $_ } }
                'CSV' { $computers | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv }
            })
        $back.ComputerName | Should -Be $computers.ComputerName
        $rows = @($back | Where-Object ComputerName -Like 'se01*' |
                Test-LyncPrerequisite -RequirementId SupportedOperatingSystem -TimeoutSec 20 -ErrorAction SilentlyContinue)
        "$($rows.Role) $($rows.Product) $($rows.Pool)" | Should -Be 'StandardEdition Mediation LyncServer2013 se01.contoso.example'
    }

    It 'refuses <Name> with <Id>' -ForEach @(
        @{ Name = 'objects of Export-Clixml'; Id = 'TopologyClixml'; Write = { Get-Date | Export-Clixml -LiteralPath $args[0] } }
        @{ Name = 'a truncated file'; Id = 'TopologyTruncated'; Write = { (Get-Content -LiteralPath $sample -Raw).Substring(0, 2000) | Set-Content -LiteralPath $args[0] } }
        @{ Name = 'a document type'; Id = 'TopologyMalformed'; Write = { '<!DOCTYPE x [<!ENTITY a "b">]><Topology>&a;</Topology>' | Set-Content -LiteralPath $args[0] } }
        @{ Name = 'another file'; Id = 'TopologyNotRecognized'; Write = { 'Hello' | Set-Content -LiteralPath $args[0] } }
    ) {
        $file = Join-Path $TestDrive 'refused'
        & $Write $file
        $computers = Import-LyncTopology -LiteralPath $file -ErrorVariable problems -ErrorAction SilentlyContinue
        $computers | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $problems[0].TargetObject | Should -Be $file
    }
}
