using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>Receive-side scaling of the network adapters that are connected.</summary>
public sealed class ReceiveSideScalingTests
{
    private static readonly string[] s_adapter = ["Name=Adapter", "NetEnabled=True", "PhysicalAdapter=True", "Speed=1000000000"];
    private static readonly string[] s_second = ["Name=Adapter #2", "NetEnabled=True", "PhysicalAdapter=True", "Speed=1000000000"];
    private static readonly string[] s_unplugged = ["Name=Adapter #3", "NetEnabled=False", "PhysicalAdapter=True", "Speed="];

    [Theory]
    [InlineData("True", "False", PrerequisiteStatus.Met)]
    [InlineData("False", "True", PrerequisiteStatus.NotMet)]
    [InlineData("", "True", PrerequisiteStatus.Unknown)]
    public void The_connected_adapter_decides(string connected, string unplugged, PrerequisiteStatus status)
    {
        Server server = Server.WindowsServer2012R2()
            .Class("Win32_NetworkAdapter", s_adapter, s_unplugged)
            .Class("MSFT_NetAdapterRssSettingData", Setting("adapter", connected), Setting("Adapter #3", unplugged));

        foreach (LyncRole role in new[] { LyncRole.FrontEnd, LyncRole.StandardEdition, LyncRole.Mediation, LyncRole.Edge })
        {
            PrerequisiteResult row = server.Test("ReceiveSideScaling", role);

            Assert.Equal((status, RequirementImportance.Recommended), (row.StatusValue, row.ImportanceValue));
            Assert.Equal(RequirementCategory.Platform, row.CategoryValue);
        }
    }

    [Fact]
    public void Every_connected_adapter_counts_and_one_without_a_setting_is_not_known()
    {
        Server Both(params string[][] settings) => Server.WindowsServer2012()
            .Class("Win32_NetworkAdapter", s_adapter, s_second)
            .Class("MSFT_NetAdapterRssSettingData", settings);

        Assert.Equal(PrerequisiteStatus.Met, Both(Setting("Adapter", "True"), Setting("Adapter #2", "True")).Test("ReceiveSideScaling").StatusValue);
        PrerequisiteResult off = Both(Setting("Adapter", "True"), Setting("Adapter #2", "False")).Test("ReceiveSideScaling");
        Assert.Equal((PrerequisiteStatus.NotMet, "disabled on Adapter #2"), (off.StatusValue, off.Actual));
        Assert.Equal(UnknownCause.Unreadable, Both(Setting("Adapter", "True")).Test("ReceiveSideScaling").CauseValue);
        Assert.Equal(PrerequisiteStatus.NotMet, Both(Setting("Adapter", "False")).Test("ReceiveSideScaling").StatusValue);
        Assert.Equal(UnknownCause.Unreadable, Both().Test("ReceiveSideScaling").CauseValue);
    }

    [Fact]
    public void Without_one_of_the_classes_nothing_is_known()
    {
        Assert.Equal(UnknownCause.NotCaptured, Server.WindowsServer2012R2().Class("Win32_NetworkAdapter", s_adapter).Test("ReceiveSideScaling").CauseValue);
        Assert.Equal(
            UnknownCause.NotCaptured,
            Server.WindowsServer2012R2().Class("MSFT_NetAdapterRssSettingData", Setting("Adapter", "True")).Test("ReceiveSideScaling").CauseValue);
        Assert.Equal(
            UnknownCause.Unreadable,
            Server.WindowsServer2012R2().Class("Win32_NetworkAdapter", s_unplugged).Class("MSFT_NetAdapterRssSettingData").Test("ReceiveSideScaling").CauseValue);
    }

    [Fact]
    public void Windows_Server_2008_R2_does_not_show_the_setting()
    {
        PrerequisiteResult row = Server.WindowsServer2008R2().Test("ReceiveSideScaling");

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.Undocumented), (row.StatusValue, row.CauseValue));
        Assert.Contains("netsh interface tcp show global", row.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("True", "8", PrerequisiteStatus.Met)]
    [InlineData("True", "4", PrerequisiteStatus.NotMet)]
    [InlineData("True", "16", PrerequisiteStatus.NotMet)]
    [InlineData("True", "", PrerequisiteStatus.Unknown)]
    [InlineData("True", "0", PrerequisiteStatus.Unknown)]
    [InlineData("False", "8", PrerequisiteStatus.NotMet)]
    public void Skype_for_Business_Server_2019_recommends_eight_queues(string enabled, string queues, PrerequisiteStatus status)
    {
        Server server = Server.On(WindowsRelease.WindowsServer2019)
            .Class("Win32_NetworkAdapter", s_adapter)
            .Class("MSFT_NetAdapterRssSettingData", ["InterfaceDescription=Adapter", "Enabled=" + enabled, "NumberOfReceiveQueues=" + queues]);
        foreach (LyncProduct product in new[] { LyncProduct.SkypeForBusinessServer2019, LyncProduct.SkypeForBusinessServerSubscriptionEdition })
        {
            Assert.Equal(status, server.Test(product, LyncRole.Director).Row("ReceiveSideScaling").StatusValue);
        }
    }

    [Theory]
    [InlineData("True", "8", "True", PrerequisiteStatus.Met)]
    [InlineData("True", "4", "True", PrerequisiteStatus.NotMet)]
    [InlineData("True", "8", "False", PrerequisiteStatus.NotMet)]
    public void The_adapters_of_a_team_have_its_queues(string enabled, string queues, string teamEnabled, PrerequisiteStatus status)
    {
        const string Team = "Microsoft Network Adapter Multiplexor Driver";
        Server server = Server.On(WindowsRelease.WindowsServer2019)
            .Class("Win32_NetworkAdapter", s_adapter, ["Name=" + Team, "NetEnabled=True", "PhysicalAdapter=True", "Speed=2000000000"])
            .Class(
                "MSFT_NetAdapterRssSettingData",
                ["InterfaceDescription=Adapter", "Enabled=" + enabled, "NumberOfReceiveQueues=" + queues],
                ["InterfaceDescription=" + Team, "Enabled=" + teamEnabled, "NumberOfReceiveQueues=0"]);

        Assert.Equal(status, server.Test(LyncProduct.SkypeForBusinessServer2019, LyncRole.FrontEnd).Row("ReceiveSideScaling").StatusValue);
    }

    private static string[] Setting(string adapter, string enabled) =>
        ["InterfaceDescription=" + adapter, "Enabled=" + enabled, "NumberOfReceiveQueues=4"];
}
