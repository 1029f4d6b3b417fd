using System.Text.RegularExpressions;
using LyncPrereq.Captures;
using LyncPrereq.Evaluation;
using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>A row about which no source says anything tells how to capture its fact.</summary>
public sealed class CaptureHintTests
{
    private const string Script = "Collect-LyncServerInventory.ps1";

    public static TheoryData<string, string?> Commands => new()
    {
        { "IIS.StaticContent", "Get-WindowsFeature | Export-Clixml Get-WindowsFeature.xml" },
        { "WindowsFirewallRunning", "Get-WmiObject Win32_Service | Export-Clixml Win32_Service.xml" },
        { "Platform.Memory", "Get-WmiObject Win32_ComputerSystem | Export-Clixml Win32_ComputerSystem.xml" },
        {
            "ReceiveSideScaling",
            @"Get-WmiObject MSFT_NetAdapterRssSettingData -Namespace root\StandardCimv2 | Export-Clixml MSFT_NetAdapterRssSettingData.xml"
        },
        { "DotNetFramework45", @"regedit /e ""Full.reg"" ""HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full""" },
        { "NoPendingRestart", null },
        { "NoFirewallClient", null },
    };

    [Fact]
    public void Every_row_about_which_nothing_is_known_tells_of_the_script()
    {
        List<PrerequisiteResult> rows = Server.Unknown().Test(LyncRole.FrontEnd, LyncRole.Edge);

        Assert.All(rows, row => Assert.Equal(UnknownCause.NotCaptured, row.CauseValue));
        Assert.All(rows, row => Assert.Contains(Script, row.Reason, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Single(Regex.Matches(row.Reason, Regex.Escape(Script))));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_row_names_the_commands_for_the_facts_that_it_needs(string id, string? command)
    {
        string reason = Server.WindowsServer2012R2().Test(id).Reason;

        Assert.EndsWith(command ?? "and test its file.", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Win32_OperatingSystem.xml", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_was_read_is_not_named_again_unless_it_is_a_list()
    {
        PrerequisiteResult row = Server.WindowsServer2012R2().Features("Web-Default-Doc").Test("MessageQueuing", LyncRole.PersistentChat);
        PrerequisiteResult keys = Server.WindowsServer2012R2().NoKey(RegistryLocations.Tls10[0]).Test("Tls10Enabled");

        Assert.EndsWith(
            "Get-WindowsFeature | Export-Clixml Get-WindowsFeature.xml; Get-WmiObject Win32_Service | Export-Clixml Win32_Service.xml",
            row.Reason,
            StringComparison.Ordinal);
        Assert.EndsWith(
            @"file of: regedit /e ""Protocols.reg"" ""HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols""",
            keys.Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_was_read_gets_no_hint() => Assert.All(
        Inspect.Judge(Inspect.Remote(FakeServers.Of(WindowsRelease.WindowsServer2012).Fails("Win32_OptionalFeature", FakeFault.Denied), LyncRole.FrontEnd)),
        row => Assert.DoesNotContain(Script, row.Reason, StringComparison.Ordinal));

    /// <summary>Without its values, and without itself: neither can be told from a key that was not exported, unless the export is that of the hint.</summary>
    [Fact]
    public void The_export_of_a_command_shows_that_a_key_or_its_values_do_not_exist()
    {
        RegistryLocation[] exported = [.. RegistryLocations.All.Where(location => CaptureHint.CommandFor(location) is not null)];

        Assert.True(exported.Length > RegistryLocations.All.Count / 2);
        Assert.All(exported, location =>
        {
            string key = Regex.Match(CaptureHint.CommandFor(location)!, "\"(HKEY_[^\"]+)\"$").Groups[1].Value;
            using var folder = new Folder();
            string path = folder.Write("key.reg", RegistryText.Header + "[" + key + "]\r\n\r\n[" + key + "\\ZZ]\r\n\r\n");

            Assert.True(new ServerFacts(Read(path)).HasRead(location), location.Path);
        });
    }

    [Fact]
    public void Two_exports_do_not_have_the_same_file()
    {
        string[] commands = [.. RegistryLocations.All.Select(CaptureHint.CommandFor).OfType<string>().Distinct()];

        Assert.Equal(commands.Length, commands.Select(command => command.Split('"')[1]).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static ServerInventory Read(string path)
    {
        var captures = new CaptureSet(null);
        captures.Add(new CaptureFile(path));
        return captures.ToInventory()!;
    }
}
