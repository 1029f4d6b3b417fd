using System.Collections;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Installation;
using LyncPrereq.Scripting;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Inspection;

/// <summary>Text of a server reaches consoles, files, and reports, and none of them may run what is in it.</summary>
public sealed class OutsideTextTests
{
    /// <summary>The title of a terminal, red, a new beginning of the line, C1, text from right to left, a separator.</summary>
    private const string Evil = "\u001b]0;owned\u0007\u001b[31m\rx\u009b2J\u202e\u200f\u2028\u007f";

    public static TheoryData<string> Transports => ["remote", "local", "session"];

    [Theory]
    [MemberData(nameof(Transports))]
    public void Facts_rows_and_messages_of_a_server_have_no_control_characters(string transport)
    {
        FakeServer server = Hostile();

        InspectionOutcome outcome = transport switch
        {
            "remote" => Inspect.Remote(server, LyncRole.FrontEnd),
            "local" => Inspect.Local(server, LyncRole.FrontEnd),
            _ => Inspect.Session(server, LyncRole.FrontEnd),
        };

        List<string> texts =
        [
            .. TextsOf(outcome.Inventory),
            .. Inspect.Judge(outcome, LyncRole.FrontEnd).SelectMany(TextsOf),
            .. outcome.Failures.Select(failure => failure.Value.Message),
            .. outcome.Trace,
        ];
        Assert.Contains(texts, text => text.Contains('\ufffd', StringComparison.Ordinal));
        Assert.All(texts, text => Assert.Equal(Text.Clean(text), text));
    }

    [Theory]
    [InlineData("fe01" + Evil)]
    [InlineData("fe 01")]
    [InlineData("<fe01>")]
    public void A_name_that_no_computer_can_have_is_replaced_by_the_specified_one_and_reported(string name)
    {
        FakeServer server = FakeServers.Of(WindowsRelease.WindowsServer2012R2).Set("Win32_ComputerSystem", "DNSHostName", name);

        InspectionOutcome outcome = Inspect.Remote(server, LyncRole.Edge);

        Assert.Equal("FE01", outcome.Inventory.ComputerName);
        Assert.Equal(
            (FactSubjects.ComputerName, UnknownCause.Unreadable, Text.Format(SR.ReportedNameInvalid, Text.Clean(name) + ".contoso.example")),
            Assert.Single(outcome.Failures.Select(failure => (failure.Key, failure.Value.Cause, failure.Value.Message))));
        Assert.Equal(PrerequisiteStatus.Met, Inspect.Judge(outcome, LyncRole.Edge).Row("SupportedOperatingSystem").StatusValue);
    }

    [Fact]
    public void Answers_of_the_installation_script_are_cleaned()
    {
        var host = new InstallHost((_, _) => [new SnapshotRow("Error", "log" + Evil, "", "", "failed" + Evil)], TimeSpan.FromMinutes(1));

        FeatureReport report = host.InstallFeatures(["Web-Server"], [], null, stopAtLimit: false, CancellationToken.None);

        Assert.Equal(Text.Clean("failed" + Evil), report.Error);
        Assert.Equal(Text.Clean("log" + Evil), report.LogPath);
    }

    [Theory]
    [InlineData("a\rb", "a\ufffdb")]
    [InlineData("a\r", "a\ufffd")]
    [InlineData("a\r\nb\n\tc", "a\r\nb\n\tc")]
    [InlineData("\u007f\u0085\u009b\u061c\u200e\u2029\u2066\u2069", "\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd")]
    [InlineData("\u00e4 \u0627\u0644 \ud83d\ude00", "\u00e4 \u0627\u0644 \ud83d\ude00")]
    public void Only_characters_that_are_not_shown_are_replaced(string text, string clean) => Assert.Equal(clean, Text.Clean(text));

    private static FakeServer Hostile()
    {
        FakeServer server = FakeServers.Of(WindowsRelease.WindowsServer2012R2)
            .WithWinsock(3)
            .Set("Win32_OperatingSystem", "Caption", "Windows" + Evil)
            .Fails("Win32_Service", FakeFault.Throws(new InspectionException(UnknownCause.QueryFailed, "No." + Evil)));
        server.Classes["Win32_OptionalFeature"].Add(new() { ["Name"] = "Feature" + Evil, ["InstallState"] = 1u });
        foreach (Dictionary<string, object> key in server.Keys.Values)
        {
            foreach (string name in key.Where(value => value.Value is string).Select(value => value.Key).ToArray())
            {
                key[name] += name == WinsockCatalog.CurrentCatalogValue ? "" : Evil;
            }
        }

        server.With(
            FakeServers.EntryPath(WinsockCatalog.Entries64, 3),
            (WinsockCatalog.ItemValue, FakeServers.WinsockItem(0, "C:\\filter\u001b[31m.dll", "Filter" + Evil, 1003)));
        return server;
    }

    private static IEnumerable<string> TextsOf(object? value) => value switch
    {
        null => [],
        string text => [text],
        IEnumerable items => items.Cast<object?>().SelectMany(TextsOf),
        _ when value.GetType().Assembly == typeof(ServerInventory).Assembly && !value.GetType().IsEnum =>
            value.GetType().GetProperties().SelectMany(property => TextsOf(property.GetValue(value))),
        _ => [],
    };
}
