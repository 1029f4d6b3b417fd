using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>Editions by their number (GetProductInfo) and by EditionID: the lists of supported ones are closed.</summary>
public sealed class EditionTests
{
    [Theory]
    [InlineData(7, PrerequisiteStatus.Met)]
    [InlineData(8, PrerequisiteStatus.Met)]
    [InlineData(10, PrerequisiteStatus.Met)]
    [InlineData(13, PrerequisiteStatus.Met)]
    [InlineData(36, PrerequisiteStatus.Met)]
    [InlineData(9, PrerequisiteStatus.NotMet)]
    [InlineData(15, PrerequisiteStatus.NotMet)]
    [InlineData(17, PrerequisiteStatus.NotMet)]
    [InlineData(33, PrerequisiteStatus.NotMet)]
    [InlineData(50, PrerequisiteStatus.NotMet)]
    [InlineData(21, PrerequisiteStatus.NotMet)]
    [InlineData(777, PrerequisiteStatus.Unknown)]
    public void On_Windows_Server_2008_R2_three_editions_are_supported(int sku, PrerequisiteStatus status) => Assert.Equal(
        status,
        new Server().System(7601, servicePack: 1, sku: sku).Test("SupportedOperatingSystem").StatusValue);

    [Theory]
    [InlineData(7, PrerequisiteStatus.Met)]
    [InlineData(79, PrerequisiteStatus.Met)]
    [InlineData(80, PrerequisiteStatus.Met)]
    [InlineData(159, PrerequisiteStatus.Met)]
    [InlineData(160, PrerequisiteStatus.Met)]
    [InlineData(145, PrerequisiteStatus.NotMet)]
    [InlineData(146, PrerequisiteStatus.NotMet)]
    [InlineData(10, PrerequisiteStatus.NotMet)]
    [InlineData(15, PrerequisiteStatus.NotMet)]
    [InlineData(33, PrerequisiteStatus.NotMet)]
    [InlineData(50, PrerequisiteStatus.NotMet)]
    [InlineData(42, PrerequisiteStatus.NotMet)]
    [InlineData(95, PrerequisiteStatus.NotMet)]
    [InlineData(777, PrerequisiteStatus.Unknown)]
    public void On_later_systems_two_are_and_their_evaluations(int sku, PrerequisiteStatus status)
    {
        foreach (int build in new[] { 9200, 9600 })
        {
            Assert.Equal(status, new Server().System(build, sku: sku).Test("SupportedOperatingSystem").StatusValue);
        }

        foreach (LyncProduct product in new[] { LyncProduct.SkypeForBusinessServer2015, LyncProduct.SkypeForBusinessServer2019 })
        {
            Assert.Equal(
                status,
                new Server().System(14393, sku: sku).Test(product, LyncRole.Edge).Row("SupportedOperatingSystem").StatusValue);
        }
    }

    [Theory]
    [InlineData("ServerStandard", "Standard")]
    [InlineData("ServerStandardCore", "Standard")]
    [InlineData("ServerStandardEval", "Standard")]
    [InlineData("ServerStandardEvalCor", "Standard")]
    [InlineData("ServerDatacenterEval", "Datacenter")]
    [InlineData("serverdatacentereval", "Datacenter")]
    [InlineData("ServerEnterpriseIA64", "Itanium")]
    [InlineData("ServerFoundation", "Foundation")]
    [InlineData("ServerSolution", "Essentials")]
    [InlineData("ServerHyperCore", "Hyper-V Server")]
    [InlineData("ServerDatacenterACor", "Semi-Annual Channel")]
    [InlineData("ServerStandardACor", "Semi-Annual Channel")]
    [InlineData("ServerSomething", "ServerSomething")]
    public void The_registry_names_the_edition(string id, string shown)
    {
        PrerequisiteResult row = FromRegistry(id, "AMD64");

        PrerequisiteStatus expected = shown is "Standard" or "Datacenter" ? PrerequisiteStatus.Met
            : shown == id ? PrerequisiteStatus.Unknown
            : PrerequisiteStatus.NotMet;
        Assert.Equal(expected, row.StatusValue);
        Assert.Contains(shown, row.Actual + row.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ServerEnterprise")]
    [InlineData("ServerStandard")]
    [InlineData("")]
    public void A_processor_that_is_an_Itanium_is_not_supported_whatever_the_edition_is_called(string id)
    {
        PrerequisiteResult row = FromRegistry(id, "ia64");

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.Contains("Itanium", row.Actual, StringComparison.Ordinal);
    }

    /// <summary>The numbers of winnt.h are in one order and the editions in another.</summary>
    [Theory]
    [InlineData(159, "Datacenter")]
    [InlineData(160, "Standard")]
    public void An_evaluation_on_Server_Core_is_shown_as_its_edition(int sku, string edition) => Assert.EndsWith(
        edition,
        new Server().System(9600, sku: sku).Test("SupportedOperatingSystem").Actual,
        StringComparison.Ordinal);

    private static PrerequisiteResult FromRegistry(string edition, string processor) => Server.Unknown().Keys(
            new RegistryKeyFact(
                RegistryLocations.CurrentVersion.Path,
                true,
                [Server.Words("CurrentBuildNumber", "9600"), Server.Words("EditionID", edition)]),
            new RegistryKeyFact(RegistryLocations.ProductOptions.Path, true, [Server.Words("ProductType", "ServerNT")]),
            new RegistryKeyFact(RegistryLocations.Environment.Path, true, [Server.Words("PROCESSOR_ARCHITECTURE", processor)]))
        .Test("SupportedOperatingSystem");
}
