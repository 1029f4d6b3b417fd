using System.Management.Automation;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

public sealed class GetLyncRoleRequirementTests : IDisposable
{
    private readonly Engine _engine = new();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Without_parameters_every_requirement_is_shown_on_the_three_server_systems()
    {
        List<RoleRequirement> all = Get("");

        Assert.Equal(
            [WindowsRelease.WindowsServer2008R2, WindowsRelease.WindowsServer2012, WindowsRelease.WindowsServer2012R2],
            all.Select(requirement => requirement.OperatingSystemValue).Distinct());
        Assert.Equal(3, all.GroupBy(requirement => requirement.OperatingSystem)
            .Count(some => some.Select(requirement => requirement.RequirementId).Distinct().Count() == all.Count / 3));
    }

    [Fact]
    public void A_requirement_shows_the_feature_under_its_three_names_and_who_asks_for_it()
    {
        RoleRequirement asked = Assert.Single(Get("-Role Director -OperatingSystem WindowsServer2012 -RequirementId IIS.AspNet"));

        FeatureName feature = Assert.Single(asked.Feature);
        Assert.Equal(("ASP.NET 3.5", "Web-Asp-Net"), (feature.DisplayName, feature.ServerManagerName));
        Assert.Equal(["IIS-ASPNET"], feature.DismName);
        Assert.Equal([LyncRole.Director], asked.RoleValue);
        Assert.Equal("Additional Software for Directors", Assert.Single(asked.Source).Section);
        Assert.True(asked.Applies);
    }

    [Theory]
    [InlineData("WindowsServer2008R2", "Import-Module ServerManager; Add-WindowsFeature -Name Web-Asp-Net")]
    [InlineData("WindowsServer2012R2", "Install-WindowsFeature -Name Web-Asp-Net")]
    public void A_requirement_shows_the_command_that_would_install_it(string system, string command) => Assert.StartsWith(
        command,
        Assert.Single(Get($"FrontEnd -OperatingSystem {system} -RequirementId IIS.AspNet")).InstallCommand,
        StringComparison.Ordinal);

    [Fact]
    public void A_requirement_shows_which_reading_was_taken_where_the_documents_disagree()
    {
        RoleRequirement media = Assert.Single(Get("FrontEnd -OperatingSystem WindowsServer2012 -RequirementId MediaRuntime"));

        Assert.Equal(["C4", "C8"], media.Interpretation.Select(reading => reading.Contradiction));
        Assert.Equal(["Desktop-Experience"], Assert.Single(media.Feature).BroughtBy);
    }

    [Fact]
    public void What_a_system_is_not_asked_for_says_why()
    {
        RoleRequirement activation = Assert.Single(Get("Mediation -OperatingSystem WindowsServer2008R2 -RequirementId Wcf*"));

        Assert.False(activation.Applies);
        Assert.Contains("does not have this feature", activation.Expected, StringComparison.Ordinal);
        Assert.Null(activation.InstallCommand);
    }

    [Fact]
    public void A_client_system_is_shown_when_it_is_asked_for() => Assert.Equal(
        ["SupportedOperatingSystem", "WindowsPowerShell3", "DotNetFramework45", "SilverlightControlPanel"],
        Get("AdministrativeTools -OperatingSystem Windows7").Where(some => some.Applies).Select(some => some.RequirementId));

    [Theory]
    [InlineData("-Workload None", 0)]
    [InlineData("-Workload CallPark", 1)]
    [InlineData("", 1)]
    public void The_media_runtime_is_shown_with_the_workloads_that_need_it(string workload, int count) =>
        Assert.Equal(count, Get($"FrontEnd -OperatingSystem WindowsServer2012 {workload}").Count(some => some.RequirementId == "MediaRuntime"));

    [Fact]
    public void Roles_come_down_the_pipeline_and_wrong_ones_are_refused()
    {
        IEnumerable<RoleRequirement> both = _engine.Run<RoleRequirement>(
            "[pscustomobject]@{ Role = 'Edge,PersistentChat' } | Get-LyncRoleRequirement -OperatingSystem WindowsServer2012");
        ErrorRecord error = _engine.Fail("Get-LyncRoleRequirement -Role 'FrontEnd,7'");

        Assert.Contains(both, some => some.RequirementId == "MessageQueuing" && some.RoleValue.SequenceEqual([LyncRole.PersistentChat]));
        Assert.Contains(both, some => some.RoleValue.SequenceEqual([LyncRole.PersistentChat, LyncRole.Edge]));
        Assert.Contains("PersistentChat", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_requirement_that_does_not_exist_is_an_error()
    {
        ErrorRecord error = _engine.Fail("Get-LyncRoleRequirement -RequirementId IIS.Nothing");

        Assert.StartsWith("RequirementNotFound", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("IIS.Nothing", error.TargetObject);
    }

    [Fact]
    public void A_broken_catalog_is_one_error_with_the_file_as_target()
    {
        using var folder = new Folder();
        string path = folder.Write("own.json", CatalogText.With("requirements[1].id", "\"First\""));
        _engine.Set("path", path);

        ErrorRecord error = _engine.Fail("Get-LyncRoleRequirement -CatalogPath $path");

        Assert.StartsWith("CatalogInvalid,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Equal(path, error.TargetObject);
    }

    private List<RoleRequirement> Get(string arguments)
    {
        List<RoleRequirement> requirements = _engine.Run<RoleRequirement>("Get-LyncRoleRequirement " + arguments);
        Assert.Empty(_engine.Errors);
        return requirements;
    }
}
