using LyncPrereq.Requirements.Features;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Benchmarks;

/// <summary>Compares the results with the correct ones in cases that the author of a script did not consider.</summary>
internal static class CorrectnessBenchmark
{
    private const string Http = "NET-WCF-HTTP-Activation45";
    private const string Identity = "Windows-Identity-Foundation";
    private const string Framework = "NET-Framework-Core";
    private const string AspNet = "Web-Asp-Net";

    private static readonly Contestant[] s_contestants =
    [
        Contestant.ModuleSessions,
        Contestant.FeaturesServerByServer,
        Contestant.FeaturesFanOut,
        Contestant.FactsSessions,
        Contestant.FactsFanOut,
    ];

    public static void Run()
    {
        using IDisposable sessions = InvokeCommandCommand.Open();
        using var engine = new Engine(StandIns.All);
        Table.Head(
            "Correctness",
            "Wrong results are in parentheses; `no row` means that there is no result for the server and the name.",
            ["case", "expected", .. s_contestants.Select(contestant => contestant.Name)]);

        Live(engine, "a name that 2008 R2 does not have, installed as update KB974405", "Met", "FE01", Identity, "WindowsIdentityFoundation", Server("FE01", WindowsRelease.WindowsServer2008R2));
        Live(
            engine,
            "the same name without the update",
            "NotMet",
            "FE01",
            Identity,
            "WindowsIdentityFoundation",
            Server("FE01", WindowsRelease.WindowsServer2008R2, server =>
            {
                server.Classes["Win32_QuickFixEngineering"].RemoveAll(row => (string?)row["HotFixID"] == "KB974405");
                server.Without(@"SOFTWARE\Microsoft\Windows Identity Foundation");
            }));
        Live(engine, "a name that 2008 R2 does not have, without an alternative", "NotApplicable", "FE01", Http, "WcfHttpActivation", Server("FE01", WindowsRelease.WindowsServer2008R2));
        Live(
            engine,
            "not installed, with its files removed from the server",
            "NotMet, files removed",
            "FE01",
            Framework,
            "DotNetFramework35",
            Server("FE01", WindowsRelease.WindowsServer2012R2, server =>
            {
                server.Without(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v3.5");
                Array.ForEach(DismNamesOf(Framework), name => server.SetFeature(name, 3));
            }));

        RaceServer[] three =
        [
            Server("FE01", WindowsRelease.WindowsServer2012R2),
            Server("FE02", WindowsRelease.WindowsServer2012R2, server => server.Fails(FakeServer.Anything, FakeFault.Unreachable)),
            Server(
                "FE03",
                WindowsRelease.WindowsServer2012R2,
                server => Array.ForEach(DismNamesOf(AspNet), name => server.SetFeature(name, 2))),
        ];
        Live(engine, "the second of three servers cannot be reached: the first", "Met", "FE01", AspNet, "IIS.AspNet", three);
        Live(engine, "the second", "Unknown", "FE02", AspNet, "IIS.AspNet", three);
        Live(engine, "the third, without the feature", "NotMet", "FE03", AspNet, "IIS.AspNet", three);

        Table.Head(
            "Correctness over a saved console listing",
            "The script reads check boxes, names, and states with a regular expression. Wrong results are in parentheses.",
            "case",
            "expected",
            "the module",
            "the script");
        foreach (bool isLocalised in new[] { false, true })
        {
            string language = isLocalised ? "a localized listing" : "an English listing";
            Listing(engine, isLocalised, language + ": installed", "Met", "Web-Server", "IIS.WebServer");
            Listing(engine, isLocalised, language + ": not installed", "NotMet", "Telnet-Client", "CommandLine.TelnetClient");
            Listing(engine, isLocalised, language + ", a truncated name: installed", "Met", Http, "WcfHttpActivation");
            Listing(engine, isLocalised, language + ", a truncated name: not installed", "NotMet", Identity, "WindowsIdentityFoundation");
        }
    }

    private static RaceServer Server(string name, WindowsRelease release, Action<FakeServer>? change = null) =>
        new(name, release, TimeSpan.Zero, TimeSpan.Zero, change);

    private static string[] DismNamesOf(string feature) =>
        FeatureTable.For(WindowsRelease.WindowsServer2012R2)!.Find(feature)!.DismNames;

    private static void Live(
        Engine engine,
        string what,
        string truth,
        string server,
        string feature,
        string requirement,
        params RaceServer[] servers)
    {
        Pool.Set(servers);
        Table.Row([what, truth, .. s_contestants.Select(contestant =>
            Judged(Answer(contestant.Run(engine, Pool.Names).Select(row => row.BaseObject is PrerequisiteResult result
                ? Row.Of(result)
                : Row.Of(row)), server, feature, requirement), truth))]);
    }

    /// <summary>
    /// Creates the output of a console with 120 columns, in which names with more than 23 characters are truncated.
    /// </summary>
    private static void Listing(Engine engine, bool isLocalised, string what, string truth, string feature, string requirement)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string listing = Path.Combine(folder, "features.txt");
            string system = Path.Combine(folder, "system.xml");
            File.WriteAllText(listing, Text(isLocalised));
            File.WriteAllText(system, Clixml.File(Clixml.System("FE01")));
            IEnumerable<Row> module = engine
                .Run("param($Path) Test-LyncCapture -Role FrontEnd -Path $Path", new Dictionary<string, object> { ["Path"] = new[] { listing, system } })
                .Select(row => Row.Of((PrerequisiteResult)row.BaseObject));
            IEnumerable<Row> script = engine
                .Run(Contestant.Load("Listing"), new Dictionary<string, object> { ["Path"] = listing, ["Name"] = Contestant.Features })
                .Select(Row.Of);
            Table.Row(
                what,
                truth,
                Judged(Answer(module, "FE01", feature, requirement), truth),
                Judged(Answer(script, "", feature, requirement), truth));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Text(bool isLocalised)
    {
        string[] missing = [Identity, "Telnet-Client"];
        var lines = new List<string>
        {
            "",
            (isLocalised ? "Anzeigename" : "Display Name").PadRight(56) + " " + "Name".PadRight(27) + (isLocalised ? "Installationsst." : "Install State"),
            (isLocalised ? "-----------" : "------------").PadRight(56) + " " + "----".PadRight(27) + "-------------",
        };
        foreach (WindowsFeature feature in FeatureTable.For(WindowsRelease.WindowsServer2012R2)!.Features)
        {
            bool isInstalled = !missing.Contains(feature.Name);
            string display = isLocalised ? "Größe der Übersicht" : feature.DisplayName ?? feature.Name;
            string name = feature.Name.Length > 23 ? feature.Name[..20] + "..." : feature.Name;
            lines.Add(
                ("    " + (isInstalled ? "[X] " : "[ ] ") + (display.Length > 44 ? display[..41] + "..." : display)).PadRight(56)
                + " " + name.PadRight(27)
                + (isInstalled ? "Installed" : "Available").PadLeft(13));
        }

        return string.Join("\r\n", lines) + "\r\n";
    }

    private static string Answer(IEnumerable<Row> rows, string server, string feature, string requirement) =>
        rows.FirstOrDefault(row => row.Server == server && (row.Item == feature || row.Item == requirement || row.Item == "*"))?.Answer
        ?? "no row";

    private static string Judged(string answer, string truth) => answer == truth ? answer : "(" + answer + ")";

    /// <summary>Represents the result of a contestant for a server and a name.</summary>
    private sealed record Row(string Server, string Item, string Answer)
    {
        public static Row Of(PrerequisiteResult row) => new(
            row.RequestedName ?? row.ComputerName,
            row.RequirementId,
            row.Status + (row.SourceRequired ? ", files removed" : ""));

        public static Row Of(System.Management.Automation.PSObject row) => new(
            (string)row.Properties["Server"].Value,
            (string)row.Properties["Item"].Value,
            (string)row.Properties["Result"].Value switch
            {
                "Installed" => "Met",
                "Available" or "Missing" => "NotMet",
                "Removed" => "NotMet, files removed",
                string other => other.StartsWith("Not read", StringComparison.Ordinal) ? "Unknown" : other,
            });
    }
}
