using System.Management.Automation;
using LyncPrereq.Captures;
using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

public sealed class TestLyncPrerequisiteTests : IDisposable
{
    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public TestLyncPrerequisiteTests()
    {
        _engine.Set("met", _folder.Write("met.json", InventoryFile.Write(EdgeServer("PowerShell"))));
        _engine.Set("notMet", _folder.Write("notMet.json", InventoryFile.Write(
            EdgeServer("PowerShell=Available", "Telnet-Client=Available"))));
        _engine.Set("bad", _folder.Write("bad.json", "{ \"format\": \"LyncPrereq.ServerInventory\","));
        _engine.Set("missing", _folder.File("missing.json"));
        _engine.Set("folder", _folder.Path);
    }

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("FrontEnd,Mediation")]
    [InlineData("FrontEnd; Mediation")]
    [InlineData(" mediation\tFRONTEND ")]
    public void Rows_of_a_table_name_several_roles_in_one_cell(string cell)
    {
        _engine.Set("cell", cell);

        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>(
            "[pscustomobject]@{ ComputerName = 's1.invalid'; Role = $cell } | Test-LyncPrerequisite -ErrorAction SilentlyContinue");

        PrerequisiteResult layered = rows.Single(row => row.RequirementId == "NoLayeredServiceProvider");
        Assert.Equal([LyncRole.FrontEnd, LyncRole.Mediation], layered.RoleValue);
        Assert.Equal([LyncRole.FrontEnd], rows.Single(row => row.RequirementId == "IIS.AspNet").RoleValue);
    }

    [Theory]
    [InlineData("'3'", "3")]
    [InlineData("3", "3")]
    [InlineData("'-1'", "-1")]
    [InlineData("'Frontend2'", "Frontend2")]
    [InlineData("'FrontEnd,Mediaton'", "Mediaton")]
    [InlineData("FrontEnd, 'Nobody'", "Nobody")]
    public void What_is_no_role_is_refused_with_the_list_of_roles(string role, string named)
    {
        ErrorRecord error = _engine.Fail("Test-LyncPrerequisite -Path $met -Role " + role);

        Assert.Equal("RoleNotRecognized", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Contains($"'{named}'", error.Exception.Message, StringComparison.Ordinal);
        Assert.All(Enum.GetNames<LyncRole>(), name => Assert.Contains(name, error.Exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("'FrontEndd'", "'FrontEndd' is not a role")]
    [InlineData("''", "The role is missing")]
    [InlineData("$null", "The role is missing")]
    [InlineData("@()", "The role is missing")]
    public void A_server_of_the_pipeline_without_a_role_is_an_error_that_names_it_and_never_quietly_true(string role, string reason)
    {
        string script = "$good = Import-LyncServerInventory $met; $good.PSObject.Properties.Add([psnoteproperty]::new('Role', 'Edge'));"
            + "$bad = Import-LyncServerInventory $met; $bad.PSObject.Properties.Add([psnoteproperty]::new('Role', (" + role + ")));"
            + "$good, $bad | Test-LyncPrerequisite -RequirementId WindowsPowerShell3";

        bool alone = Assert.Single(_engine.Run<bool>(script.Replace("$good, $bad", "$good", StringComparison.Ordinal) + " -Quiet"));
        bool both = Assert.Single(_engine.Run<bool>(script + " -Quiet"));

        Assert.True(alone);
        Assert.False(both);
        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.Equal("RoleNotRecognized", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains(reason, error.Exception.Message, StringComparison.Ordinal);
        Assert.StartsWith(error.TargetObject + ": ", error.Exception.Message, StringComparison.Ordinal);
        Assert.Single(_engine.Run<PrerequisiteResult>(script));
    }

    [Fact]
    public void Requirements_are_chosen_and_left_out_by_wildcards()
    {
        Assert.Equal(
            ["IIS.HttpErrors", "IIS.HttpLogging", "MediaRuntime"],
            Ids("-Role FrontEnd -RequirementId iis.http*, MediaRuntime"));
        Assert.Equal(
            ["IIS.HttpErrors"],
            Ids("-Role FrontEnd -RequirementId IIS.Http* -ExcludeRequirementId *Logging"));
        Assert.Equal(
            ["SupportedOperatingSystem", "NotServerCore", "NoPendingRestart", "RolesAsInstalled"],
            Ids("-Role Edge -ExcludeRequirementId Windows*, DotNet*, Wcf*, Edge*, Ascii*, Platform.*, *Foreign*, Product*, *Scaling"));
    }

    [Theory]
    [InlineData("-RequirementId IIS.AspNte")]
    [InlineData("-RequirementId *, IIS.AspNte")]
    [InlineData("-ExcludeRequirementId IIS.AspNte")]
    public void A_requirement_that_does_not_exist_is_an_error(string choice)
    {
        ErrorRecord error = _engine.Fail("Test-LyncPrerequisite -Path $met -Role FrontEnd " + choice);

        Assert.StartsWith("RequirementNotFound", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("IIS.AspNte", error.TargetObject);
        Assert.Contains("IIS.AspNet", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Test-LyncPrerequisite -Path $met -Role Edge -RequirementId", "IIS.AspNet")]
    [InlineData("Test-LyncPrerequisite -Path $met, $notMet -Role Edge -RequirementId WindowsPowerShell3,", "IIS.*")]
    [InlineData("Get-LyncRoleRequirement -Role Edge -RequirementId WindowsPowerShell3,", "IIS.*")]
    public void A_requirement_that_the_role_does_not_have_is_one_error(string command, string id)
    {
        ErrorRecord error = _engine.Fail($"{command} {id}");

        Assert.StartsWith("RequirementNotInRole", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(id, error.TargetObject);
        Assert.Contains("WindowsPowerShell3", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("IIS.StaticContent", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_requirement_that_the_role_does_not_have_is_not_compliant() =>
        Assert.Equal([false], _engine.Run<bool>("Test-LyncPrerequisite -Path $met -Role Edge -RequirementId WindowsPowerShell3, IIS.AspNet -Quiet"));

    [Fact]
    public void Roles_of_objects_can_differ_in_their_requirements()
    {
        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>("""
            $servers = foreach ($role in 'Edge', 'FrontEnd') {
                $server = Import-LyncServerInventory $met
                $server.PSObject.Properties.Add([psnoteproperty]::new('Role', $role))
                $server
            }
            $servers | Test-LyncPrerequisite -RequirementId IIS.AspNet
            """);

        Assert.Empty(_engine.Errors);
        Assert.Equal("FrontEnd", Assert.Single(Assert.Single(rows).Role));
        Assert.Contains("in the role Edge", Assert.Single(_engine.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Path $met", true)]
    [InlineData("-Path $notMet", false)]
    [InlineData("-Path $notMet -ExcludeRequirementId WindowsPowerShell3", true)]
    [InlineData("-Path $met, $notMet", false)]
    [InlineData("-Path $met, $bad", false)]
    [InlineData("-Path $bad", false)]
    [InlineData("-Path $met, $missing", false)]
    [InlineData("-LiteralPath $met, $missing", false)]
    [InlineData("-Path $missing", false)]
    [InlineData("-Path $met, \"$folder/*.nothing\"", false)]
    [InlineData("-Path $met -RequirementId IIS.AspNte", false)]
    [InlineData("-Path $met -ExcludeRequirementId IIS.AspNte", false)]
    public void Quiet_is_true_only_when_all_of_every_file_was_judged_and_nothing_required_is_missing(string arguments, bool expected)
    {
        bool answer = Assert.Single(_engine.Run<bool>("Test-LyncPrerequisite -Role Edge -Quiet " + arguments));

        Assert.Equal(expected, answer);
    }

    [Fact]
    public void Quiet_takes_no_notice_of_what_is_only_recommended()
    {
        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>("Test-LyncPrerequisite -Role Edge -Path $met");

        Assert.Contains(rows, row => row is { ImportanceValue: RequirementImportance.Recommended, IsCompliant: false });
        Assert.True(Assert.Single(_engine.Run<bool>("Test-LyncPrerequisite -Role Edge -Path $met -Quiet")));
    }

    [Fact]
    public void Quiet_of_something_unknown_is_false() =>
        Assert.False(Assert.Single(_engine.Run<bool>("Test-LyncPrerequisite -Role FrontEnd -Path $met -RequirementId IIS.AspNet -Quiet")));

    [Fact]
    public void Quiet_over_no_server_is_false() =>
        Assert.False(Assert.Single(_engine.Run<bool>("@() | Test-LyncPrerequisite -Role Edge -Quiet")));

    [Fact]
    public void A_bad_file_does_not_keep_the_others_from_being_judged()
    {
        List<PrerequisiteResult> rows =
            _engine.Run<PrerequisiteResult>("Test-LyncPrerequisite -Role Edge -Path $met, $bad, $missing, $notMet");

        Assert.Equal(2, rows.Count(row => row.RequirementId == "WindowsPowerShell3"));
        Assert.Equal(2, _engine.Errors.Count);
    }

    [Fact]
    public void A_capture_that_is_not_there_spoils_the_server_it_belongs_to()
    {
        _engine.Set("listing", _folder.Write("features.txt", "[X] Web Server (IIS)      Web-Server      Installed\n"));

        Assert.Empty(_engine.Run("Test-LyncPrerequisite -Role Edge -Path $listing, $missing"));

        Assert.Single(_engine.Errors);
    }

    [Fact]
    public void The_workload_None_stands_alone_and_asks_for_no_media()
    {
        PrerequisiteResult row = Assert.Single(_engine.Run<PrerequisiteResult>(
            "Test-LyncPrerequisite -Role FrontEnd -Path $met -RequirementId MediaRuntime -Workload None"));
        ErrorRecord error = _engine.Fail("Test-LyncPrerequisite -Role FrontEnd -Path $met -Workload None, Conferencing");

        Assert.Equal(PrerequisiteStatus.NotApplicable, row.StatusValue);
        Assert.StartsWith("WorkloadNoneWithOthers", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
    }

    [Fact]
    public void A_catalog_of_ones_own_is_judged_by()
    {
        _engine.Set("catalog", _folder.Write("mine.json", Catalog("\"feature\": \"Telnet-Client\"")));

        PrerequisiteResult row = Assert.Single(_engine.Run<PrerequisiteResult>(
            "Test-LyncPrerequisite -Role Edge -Path $notMet -CatalogPath $catalog"));

        Assert.Equal(("Telnet", PrerequisiteStatus.NotMet, "Mine"), (row.RequirementId, row.StatusValue, row.Product));
        Assert.Equal("Have Telnet.", row.Reference.Quote);
        Assert.Null(row.CatalogVersion);
    }

    [Fact]
    public void Rows_have_the_version_of_their_catalog()
    {
        _engine.Set("catalog", _folder.Write("mine.json", Catalog("\"feature\": \"Telnet-Client\"").Replace(
            "\"name\": \"Mine\",", "\"name\": \"Mine\", \"version\": \"7\",", StringComparison.Ordinal)));
        string module = typeof(PrerequisiteResult).Assembly.GetName().Version!.ToString(3);

        Assert.Equal("7", Assert.Single(_engine.Run<PrerequisiteResult>("Test-LyncPrerequisite Edge -Path $met -CatalogPath $catalog")).CatalogVersion);
        Assert.All(_engine.Run<PrerequisiteResult>("Test-LyncPrerequisite Edge -Path $met"), row => Assert.Equal(module, row.CatalogVersion));
    }

    [Fact]
    public void A_catalog_of_ones_own_can_change_that_of_a_product()
    {
        _engine.Set("catalog", _folder.Write(
            "mine.json",
            """
            {
              "format": "LyncPrereq.Catalog", "formatVersion": 1, "product": "Mine", "name": "Mine",
              "basedOn": { "product": "LyncServer2013" },
              "without": ["NoPendingRestart"],
              "requirements": [{ "id": "WindowsPowerShell3", "importance": "Recommended" }]
            }
            """));

        List<PrerequisiteResult> own = _engine.Run<PrerequisiteResult>("Test-LyncPrerequisite -Role Edge -Path $met -CatalogPath $catalog");
        List<PrerequisiteResult> shipped = _engine.Run<PrerequisiteResult>("Test-LyncPrerequisite -Role Edge -Path $met");

        Assert.Equal(shipped.Where(row => row.RequirementId != "NoPendingRestart").Select(row => row.RequirementId), own.Select(row => row.RequirementId));
        Assert.Equal(RequirementImportance.Recommended, Assert.Single(own, row => row.RequirementId == "WindowsPowerShell3").ImportanceValue);
        Assert.All(own, row => Assert.Equal("Mine", row.Product));
    }

    [Fact]
    public void A_broken_catalog_is_refused_with_the_place()
    {
        string path = _folder.Write("mine.json", Catalog("\"featre\": \"Telnet-Client\""));
        _engine.Set("catalog", path);

        ErrorRecord error = _engine.Fail("Test-LyncPrerequisite -Role Edge -Path $met -CatalogPath $catalog");

        Assert.StartsWith("CatalogInvalid", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Equal(path, error.TargetObject);
        Assert.Contains("line 13", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("condition", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_that_the_catalog_does_not_have_is_an_error_and_not_an_empty_answer()
    {
        _engine.Set("catalog", _folder.Write("mine.json", Catalog("\"feature\": \"Telnet-Client\"")));

        ErrorRecord error = _engine.Fail("Test-LyncPrerequisite -Role FrontEnd -Path $met -CatalogPath $catalog");
        bool answer = Assert.Single(_engine.Run<bool>("Test-LyncPrerequisite -Role FrontEnd -Path $met -CatalogPath $catalog -Quiet"));

        Assert.StartsWith("RoleMissingInCatalog", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(LyncRole.FrontEnd, error.TargetObject);
        Assert.False(answer);
    }

    [Fact]
    public void Inventories_come_down_the_pipeline_too()
    {
        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>(
            "Import-LyncServerInventory $met, $notMet | Test-LyncPrerequisite -Role Edge -RequirementId WindowsPowerShell3");

        Assert.Equal([PrerequisiteStatus.Met, PrerequisiteStatus.NotMet], rows.Select(row => row.StatusValue));
    }

    private static ServerInventory EdgeServer(params string[] features) => Server.WindowsServer2012()
        .Features(["NET-Framework-45-Core", "Windows-Identity-Foundation", "Server-Gui-Mgmt-Infra", .. features])
        .Services("RpcSs", "TrustedInstaller")
        .InWorkgroup()
        .Key(RegistryLocations.DnsSuffix, Server.Words("Domain", "contoso.example"), Server.Words("NV Domain", "contoso.example"))
        .Adapters(("192.0.2.21", false, ""), ("198.51.100.21", false, "198.51.100.1"))
        .Class("Win32_Processor", ["Architecture=9"])
        .Inventory;

    private static string Catalog(string condition) => $$"""
        {
          "format": "LyncPrereq.Catalog",
          "formatVersion": 1,
          "product": "Mine",
          "name": "Mine",
          "roles": ["Edge"], "operatingSystems": ["WindowsServer2012"],
          "documents": { "wiki": { "title": "Wiki", "uri": "https://wiki.contoso.example/lync", "modified": "2013-11-04" } },
          "requirements": [
            {
              "id": "Telnet", "name": "Telnet", "category": "Tools", "importance": "Required", "roles": ["Edge"],
              "sources": [{ "document": "wiki", "section": "Edge", "origin": "Prose", "quote": "Have Telnet." }],
              "cases": [
                { "condition": { {{condition}} } }
              ]
            }
          ]
        }
        """;

    private IEnumerable<string> Ids(string arguments)
    {
        IEnumerable<string> ids = _engine.Run<PrerequisiteResult>("Test-LyncPrerequisite -Path $met " + arguments).Select(row => row.RequirementId);
        Assert.Empty(_engine.Errors);
        return ids;
    }
}
