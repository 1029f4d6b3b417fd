#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

# Rows that were somewhere else and came back, and what the module adds to a prompt.
Describe 'At the prompt' {
    BeforeAll {
        . "$PSScriptRoot/Engine.ps1"
        $root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
        $manifestPath = Join-Path $root 'out/LyncPrereq/LyncPrereq.psd1'
        Import-Module -Name $manifestPath -Force
        $sample = Join-Path $root 'samples/fe01.contoso.example.json'
        $rows = @(Test-LyncPrerequisite -Role FrontEnd -Path $sample)
        $missing = @($rows | Where-Object Status -EQ NotMet).RequirementId -join ', '
    }

    Context 'rows that come back from <_>' -ForEach 'Export-Clixml', 'a job', 'a session' {
        BeforeAll {
            switch ($_) {
                'Export-Clixml' {
                    $file = Join-Path $TestDrive 'rows.xml'
                    $rows | Export-Clixml -LiteralPath $file
                    $back = @(Import-Clixml -LiteralPath $file)
                }
                'a job' {
                    $back = @(Start-Job {
                            Import-Module $using:manifestPath
                            Test-LyncPrerequisite -Role FrontEnd -Path $using:sample
                        } | Receive-Job -Wait -AutoRemoveJob)
                }
                'a session' {
                    # New-PSSession gives a session the types of the one that it is called in; this names them.
                    $types = [Management.Automation.Runspaces.TypeTable]::new(
                        [string[]] (Join-Path $root 'out/LyncPrereq/LyncPrereq.Serialization.ps1xml'))
                    $runspace = [RunspaceFactory]::CreateOutOfProcessRunspace($types)
                    $runspace.Open()
                    $session = [Management.Automation.Runspaces.PSSession]::Create($runspace, 'test', $null)
                    $back = @(Invoke-Command -Session $session -HideComputerName -ArgumentList $manifestPath, $sample {
                            Import-Module $args[0]
                            Test-LyncPrerequisite -Role FrontEnd -Path $args[1]
                        })
                    Remove-PSSession $session
                }
            }
        }

        It 'are found by their status as before' {
            $missing | Should -Not -BeNullOrEmpty
            @($back | Where-Object Status -EQ NotMet).RequirementId -join ', ' | Should -Be $missing
        }

        It 'are planned as before' {
            $before = $rows | Install-LyncPrerequisite -PlanOnly -WarningAction SilentlyContinue
            $after = $back | Install-LyncPrerequisite -PlanOnly -WarningAction SilentlyContinue
            $after.Script | Should -BeExactly $before.Script
        }

        It 'are shown as before' {
            $before = ($rows | Out-String -Width 80).Trim()
            ($back | Out-String -Width 80).Trim() | Should -BeExactly $before
        }
    }

    Context 'rows without the module, from <_>' -ForEach 'Export-Clixml', 'ConvertTo-Json', 'Export-Csv' {
        BeforeAll {
            $kind = $_
            $file = Join-Path $TestDrive 'rows'
            switch ($kind) {
                'Export-Clixml' { $rows | Export-Clixml -LiteralPath $file }
                'ConvertTo-Json' { $rows | ConvertTo-Json -Depth 4 | Set-Content -LiteralPath $file }
                'Export-Csv' { $rows | Export-Csv -LiteralPath $file -NoTypeInformation }
            }

            $conditions = @(
                { $_.Status -eq 'NotMet' }
                { $_.Role -eq 'FrontEnd' }
                { $_.Importance -eq 'Recommended' -and $_.Cause -eq 'None' }
                { $_.Category -eq 'WebServer' }
                { $_.OperatingSystem -eq 'WindowsServer2012R2' }
                { $_.CatalogVersion -eq '0.1.0' }
            )
            $here = @($conditions | ForEach-Object { @($rows | Where-Object -FilterScript $_).Count })
            $found = & (Get-EnginePath) -NoProfile -NonInteractive -Command {
                param($File, $Kind, $Conditions)
                $rows = switch ($Kind) {
                    'Export-Clixml' { Import-Clixml -LiteralPath $File }
                    'ConvertTo-Json' { Get-Content -LiteralPath $File -Raw | ConvertFrom-Json }
                    'Export-Csv' { Import-Csv -LiteralPath $File }
                }
                foreach ($condition in $Conditions) {
                    @($rows | Where-Object -FilterScript ([scriptblock]::Create($condition))).Count
                }
            } -args $file, $kind, $conditions
        }

        It 'are found by the same conditions' {
            $here | Should -Not -Contain 0
            $found -join ', ' | Should -Be ($here -join ', ')
        }
    }

    Context 'an inventory that was read before the module was there' {
        BeforeAll {
            $file = Join-Path $TestDrive 'inventory.xml'
            Import-LyncServerInventory $sample | Export-Clixml -LiteralPath $file
            $read = & (Get-EnginePath) -NoProfile -NonInteractive -Command {
                param($File, $Manifest)
                $inventory = Import-Clixml -LiteralPath $File
                $broken = [Management.Automation.PSSerializer]::Deserialize(
                    [IO.File]::ReadAllText($File).Replace('N="Sources"', 'N="Other"'))
                Import-Module $Manifest
                $inventory | Test-LyncPrerequisite -Role FrontEnd | ForEach-Object { "$_" }
                $Error.Clear()
                $broken | Test-LyncPrerequisite -Role FrontEnd -ErrorAction SilentlyContinue
                "$($Error[0].FullyQualifiedErrorId) $($Error[0])"
            } -args $file, $manifestPath
        }

        It 'is judged by what it holds' {
            $read[0..($rows.Count - 1)] | Should -BeExactly @($rows | ForEach-Object { "$_" })
        }

        It 'is refused if it is incomplete, and no server is asked in its place' {
            $read.Count | Should -Be ($rows.Count + 1)
            $read[-1] | Should -BeLike 'DeserializedNotWhole,*Sources*'
        }
    }

    Context 'views at <_> columns' -ForEach 80, 120 {
        It 'cut no status and no id of a requirement' {
            # A long ID continues in the next line of its column.
            $lines = ($rows | Out-String -Width $_) -split '\r?\n' | ForEach-Object { $_.PadRight(44) }
            $ids = -join ($lines | ForEach-Object { $_.Substring(16, 28).Trim() })
            $ids | Should -BeLike "*$(-join ($rows | ForEach-Object { $_.RequirementId }))"
            $statuses = @($lines | ForEach-Object { $_.Substring(2, 13).Trim() } | Where-Object { $_ })
            $statuses[-$rows.Count..-1] | Should -Be @($rows | ForEach-Object { $_.Status })
        }

        It 'show no name of an array''s type' {
            $plan = $rows | Install-LyncPrerequisite -PlanOnly -WarningAction SilentlyContinue
            $all = @($rows[0]; Get-LyncRoleRequirement -Role Edge; Import-LyncServerInventory $sample; $plan; $plan.Step)
            foreach ($view in 'Format-Table', 'Format-List') {
                $all | & $view | Out-String -Width $_ | Should -Not -Match '\[\]'
            }
        }
    }

    Context 'Export-Csv' {
        It 'shows several values as text in <_>' -ForEach 'rows', 'requirements', 'a plan', 'steps', 'an inventory' {
            $plan = $rows | Install-LyncPrerequisite -PlanOnly -WarningAction SilentlyContinue
            $things = switch ($_) {
                'rows' { $rows }
                'requirements' { Get-LyncRoleRequirement -Role Edge, Mediation }
                'a plan' { $plan }
                'steps' { $plan.Step }
                'an inventory' { Import-LyncServerInventory $sample }
            }

            $csv = ($things | ConvertTo-Csv) -join "`n"

            $csv | Should -Not -Match '\[\]|System\.Collections|ValueList'
        }

        It 'names the roles and the evidence of a row' {
            $row = Test-LyncPrerequisite -Role FrontEnd, Mediation -Path $sample -RequirementId SupportedOperatingSystem | ConvertTo-Csv | ConvertFrom-Csv
            $row.Role | Should -Be 'FrontEnd, Mediation'
            $row.Evidence | Should -Match 'Win32_OperatingSystem'
        }
    }

    Context 'completion' {
        It 'knows the ids after <_>' -ForEach @(
            'Get-LyncRoleRequirement -RequirementId '
            'Test-LyncPrerequisite -RequirementId '
            'Test-LyncPrerequisite -ExcludeRequirementId '
        ) {
            $line = $_ + 'windowsid'
            [Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText |
                Should -Be 'WindowsIdentityFoundation'
        }

        It 'knows the ids of <Case>' -ForEach @(
            @{ Case = 'the role'; Line = 'Test-LyncPrerequisite -Role Edge -RequirementId '; Has = 'WcfHttpActivation.Edge'; HasNot = 'IIS.AspNet' }
            @{ Case = 'several roles'; Line = 'Test-LyncPrerequisite -Role Edge, FrontEnd -RequirementId '; Has = 'IIS.AspNet'; HasNot = 'MessageQueuing' }
            @{ Case = 'no known role'; Line = 'Test-LyncPrerequisite -Role Nobody -RequirementId '; Has = 'IIS.AspNet'; HasNot = 'Bogus' }
            @{ Case = 'the product'; Line = 'Get-LyncRoleRequirement -Product SkypeForBusinessServer2015 -RequirementId '; Has = 'Update.KB2982006'; HasNot = 'Update.KB2646886' }
            @{ Case = 'a catalog'; Line = 'Test-LyncPrerequisite -CatalogPath own.json -RequirementId '; Has = 'IIS.WebServer'; HasNot = 'IIS.AspNet' }
            @{ Case = 'no catalog that can be read'; Line = 'Test-LyncPrerequisite -CatalogPath none.json -RequirementId '; Has = $null; HasNot = 'IIS.AspNet' }
        ) {
            $catalog = @{ format = 'LyncPrereq.Catalog'; formatVersion = 1; product = 'Own'; name = 'Own'; basedOn = @{ product = 'LyncServer2013' }; without = @('IIS.AspNet') }
            Push-Location -LiteralPath $TestDrive
            try {
                $catalog | ConvertTo-Json | Set-Content own.json
                $found = [Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches.CompletionText
            }
            finally {
                Pop-Location
            }

            if ($Has) { $found | Should -Contain $Has }
            $found | Should -Not -Contain $HasNot
        }

        It 'knows the products' {
            $line = 'Test-LyncPrerequisite -Product Lync'
            [Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText |
                Should -Contain 'LyncServer2013'
        }
    }
}
