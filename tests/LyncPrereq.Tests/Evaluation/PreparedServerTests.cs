using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>Facts that say nothing yet, or less than they seem to: services without their feature, memory, names, and TLS.</summary>
public sealed class PreparedServerTests
{
    private static readonly string[] s_complete = ["RpcSs", "TrustedInstaller"];

    [Theory]
    [InlineData(LyncRole.FrontEnd)]
    [InlineData(LyncRole.Director)]
    [InlineData(LyncRole.PersistentChat)]
    public void A_service_is_missing_together_with_its_feature(LyncRole role)
    {
        PrerequisiteResult bare = new Server().Services(s_complete).Test("WebAndQueueServicesRun", role);

        Assert.Equal(PrerequisiteStatus.NotApplicable, bare.StatusValue);
        Assert.Contains("whether its feature is installed", bare.Reason, StringComparison.Ordinal);
        Assert.Equal(PrerequisiteStatus.Unknown, new Server().Services("RpcSs").Test("WebAndQueueServicesRun", role).StatusValue);
        Assert.Equal(
            PrerequisiteStatus.Met,
            new Server().AutomaticServices([.. s_complete, "WAS", "W3SVC", "MSMQ"]).Test("WebAndQueueServicesRun", role).StatusValue);
    }

    [Theory]
    [InlineData("Virtual Machine", true)]
    [InlineData("VMware Virtual Platform", false)]
    [InlineData("Server 2", false)]
    public void The_memory_of_a_Hyper_V_virtual_machine_is_that_of_today(string model, bool isDynamic)
    {
        foreach ((string memory, PrerequisiteStatus status) in new[] { ("4294967296", PrerequisiteStatus.NotMet), ("68719476736", PrerequisiteStatus.Met) })
        {
            PrerequisiteResult row = new Server()
                .Class("Win32_ComputerSystem", ["Model=" + model, "TotalPhysicalMemory=" + memory])
                .Test("Platform.Memory");

            Assert.Equal(status, row.StatusValue);
            Assert.Equal(isDynamic, row.Reason.Contains("Dynamic Memory", StringComparison.Ordinal));
            Assert.Equal(isDynamic ? 2 : 1, row.Evidence.Count);
        }
    }

    [Theory]
    [InlineData("contoso", "contoso.example", PrerequisiteStatus.Unknown)]
    [InlineData("contoso", "contoso", PrerequisiteStatus.NotMet)]
    [InlineData("contoso", "", PrerequisiteStatus.NotMet)]
    [InlineData("contoso.example", "contoso", PrerequisiteStatus.Met)]
    public void A_domain_without_a_period_can_be_a_NetBIOS_name(string domain, string suffix, PrerequisiteStatus status)
    {
        PrerequisiteResult row = new Server()
            .Joined(domain)
            .Key(RegistryLocations.DnsSuffix, Server.Words("Domain", suffix), Server.Words("NV Domain", suffix))
            .Test("NoSingleLabelDomain");

        Assert.Equal(status, row.StatusValue);
        Assert.Equal(status == PrerequisiteStatus.Unknown ? UnknownCause.Conflict : UnknownCause.None, row.CauseValue);
        Assert.Equal(PrerequisiteStatus.NotMet, new Server().Joined("contoso").Test("NoSingleLabelDomain").StatusValue);
    }

    [Theory]
    [InlineData(true, false, PrerequisiteStatus.NotApplicable)]
    [InlineData(true, true, PrerequisiteStatus.NotApplicable)]
    [InlineData(false, true, PrerequisiteStatus.Met)]
    [InlineData(false, false, PrerequisiteStatus.Unknown)]
    public void Without_TLS_1_0_Windows_Server_2012_needs_an_update(bool isEnabled, bool isUpdated, PrerequisiteStatus status)
    {
        Server server = Tls(Server.WindowsServer2012(), isEnabled).Updates(isUpdated ? "KB3140245" : "KB2999226");

        PrerequisiteResult row = server.Test(LyncProduct.SkypeForBusinessServer2015, LyncRole.Edge).Row("Tls12.KB3140245");

        Assert.Equal((status, RequirementImportance.Recommended), (row.StatusValue, row.ImportanceValue));
        Assert.Equal(
            PrerequisiteStatus.NotApplicable,
            Tls(Server.WindowsServer2012R2(), isEnabled).Test(LyncProduct.SkypeForBusinessServer2015, LyncRole.Edge).Row("Tls12.KB3140245").StatusValue);
    }

    [Theory]
    [InlineData(true, 378389, 0, PrerequisiteStatus.NotApplicable)]
    [InlineData(false, 460798, 1, PrerequisiteStatus.Met)]
    [InlineData(false, 528040, 1, PrerequisiteStatus.Met)]
    [InlineData(false, 394254, 1, PrerequisiteStatus.NotMet)]
    [InlineData(false, 460798, 0, PrerequisiteStatus.NotMet)]
    public void Without_TLS_1_0_NET_Framework_needs_strong_cryptography(bool isEnabled, int release, long strong, PrerequisiteStatus status)
    {
        foreach (RegistryLocation weak in RegistryLocations.StrongCrypto)
        {
            Server server = Tls(Server.WindowsServer2012R2(), isEnabled).Key(RegistryLocations.DotNetFramework4, Server.Number("Release", release));
            foreach (RegistryLocation location in RegistryLocations.StrongCrypto)
            {
                server.Key(location, Server.Number("SchUseStrongCrypto", location == weak ? strong : 1));
            }

            PrerequisiteResult row = server.Test(LyncProduct.SkypeForBusinessServer2015, LyncRole.Director).Row("Tls12.NetFramework");
            Assert.Equal((status, RequirementImportance.Recommended), (row.StatusValue, row.ImportanceValue));
        }

        Assert.Equal(
            PrerequisiteStatus.Unknown,
            Tls(Server.WindowsServer2012R2(), isEnabled: false).Test(LyncProduct.SkypeForBusinessServer2015, LyncRole.Director).Row("Tls12.NetFramework").StatusValue);
    }

    private static Server Tls(Server server, bool isEnabled) => isEnabled
        ? server.NoKey(RegistryLocations.Tls10[0]).NoKey(RegistryLocations.Tls10[1])
        : server.Key(RegistryLocations.Tls10[0], Server.Number("Enabled", 0)).NoKey(RegistryLocations.Tls10[1]);
}
