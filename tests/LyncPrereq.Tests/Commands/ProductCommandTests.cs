using System.Management.Automation;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>The cmdlets with the products of their -Product parameter.</summary>
public sealed class ProductCommandTests : IDisposable
{
    private const LyncProduct Lync = LyncProduct.LyncServer2013;
    private const LyncProduct S2015 = LyncProduct.SkypeForBusinessServer2015;
    private const LyncProduct S2019 = LyncProduct.SkypeForBusinessServer2019;

    private readonly Engine _engine = new();

    public void Dispose() => _engine.Dispose();

    [Theory]
    [InlineData(Lync, "WindowsServer2008R2, WindowsServer2012, WindowsServer2012R2")]
    [InlineData(S2015, "WindowsServer2012, WindowsServer2012R2, WindowsServer2016, WindowsServer2019")]
    [InlineData(S2019, "WindowsServer2016, WindowsServer2019, WindowsServer2022")]
    public void Without_a_system_the_requirements_are_shown_on_those_of_the_product(LyncProduct product, string expected)
    {
        IEnumerable<string> shown = _engine.Run<RoleRequirement>($"Get-LyncRoleRequirement FrontEnd -Product {product}")
            .Select(row => row.OperatingSystem)
            .Distinct();

        Assert.Equal(expected, string.Join(", ", shown));
    }

    [Theory]
    [InlineData(Lync, "VideoInteropServer", LyncRole.VideoInteropServer, "TrustedApplication")]
    [InlineData(S2019, "Edge, PersistentChat", LyncRole.PersistentChat, "VideoInteropServer")]
    [InlineData(S2015, "AdministrativeTools", LyncRole.AdministrativeTools, "PersistentChat")]
    public void A_role_that_a_product_does_not_have_is_an_error_that_names_its_roles(
        LyncProduct product,
        string roles,
        LyncRole missing,
        string known)
    {
        _engine.Set("inventory", Server.WindowsServer2012R2().Inventory);

        ErrorRecord error = _engine.Fail($"$inventory | Test-LyncPrerequisite -Role {roles} -Product {product}");

        Assert.StartsWith("RoleMissingInCatalog,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Equal(missing, error.TargetObject);
        Assert.Contains(Catalogs.For(product).Name, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(known, error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$rows")]
    [InlineData("($rows | Install-LyncPrerequisite -PlanOnly -Product SkypeForBusinessServer2019)")]
    public void What_is_about_another_product_is_one_error_and_no_plan(string input)
    {
        _engine.Set("rows", Server.On(WindowsRelease.WindowsServer2019).Features("Web-Server=Available").Test(S2019, LyncRole.FrontEnd).ToArray());

        ErrorRecord error = _engine.Fail($"{input} | Install-LyncPrerequisite -PlanOnly");

        Assert.StartsWith("OtherProduct,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidOperation, error.CategoryInfo.Category);
        Assert.Contains("SkypeForBusinessServer2019", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_a_product_are_planned_by_its_own_catalog()
    {
        _engine.Set("rows", Server.On(WindowsRelease.WindowsServer2019).Features("RSAT-ADDS=Available").Test(S2019, LyncRole.Edge).ToArray());

        InstallationPlan plan = Assert.Single(_engine.Run<InstallationPlan>(
            "$rows | Install-LyncPrerequisite -PlanOnly -Product SkypeForBusinessServer2019"));

        Assert.Equal("SkypeForBusinessServer2019", plan.Product);
        Assert.Equal("Install-WindowsFeature -Name RSAT-ADDS", Assert.Single(plan.Step).Command);
    }

    [Theory]
    [InlineData(S2015, LyncRole.FrontEnd, WindowsRelease.WindowsServer2012)]
    [InlineData(S2015, LyncRole.StandardEdition, WindowsRelease.WindowsServer2019)]
    [InlineData(S2019, LyncRole.FrontEnd, WindowsRelease.WindowsServer2016)]
    [InlineData(S2019, LyncRole.StandardEdition, WindowsRelease.WindowsServer2019)]
    public void A_Front_End_Server_needs_Media_Foundation_whatever_is_deployed(
        LyncProduct product,
        LyncRole role,
        WindowsRelease release)
    {
        _engine.Set("inventory", Server.On(release).Features("Server-Media-Foundation=Available").Inventory);

        PrerequisiteResult row = Assert.Single(_engine.Run<PrerequisiteResult>(
            $"$inventory | Test-LyncPrerequisite {role} -Product {product} -Workload None -RequirementId MediaRuntime"));

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.Equal(RequirementImportance.Required, row.ImportanceValue);
    }
}
