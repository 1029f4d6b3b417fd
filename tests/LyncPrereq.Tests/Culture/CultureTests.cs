using System.Globalization;
using System.Text;
using LyncPrereq.Captures;
using LyncPrereq.Evaluation;
using LyncPrereq.Facts;
using LyncPrereq.Installation;
using LyncPrereq.Reporting;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Culture;

/// <summary>Everything that leaves the module is the same in every culture, to the last byte.</summary>
public sealed class CultureTests
{
    public static TheoryData<string> Cultures => new("sv-SE", "tr-TR", "ar-SA", "th-TH", "fa-IR", "de-DE", "he-IL", "hi-IN");

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Files_rows_plans_and_reports_do_not_depend_on_the_culture(string name)
    {
        string expected = In(CultureInfo.InvariantCulture, Everything);

        // Whatever the system's data of the culture, with the signs that some versions of it have.
        var culture = new CultureInfo(name);
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = "\u066b";
        culture.NumberFormat.NumberGroupSeparator = "\u00a0";
        culture.DateTimeFormat.TimeSeparator = ".";
        culture.DateTimeFormat.DateSeparator = "\u200f/";

        Assert.Equal("\u22121", In(culture, () => Convert.ToString(-1, CultureInfo.CurrentCulture)));
        Assert.Contains("chain length -1", expected, StringComparison.Ordinal);
        Assert.Equal(expected, In(culture, Everything));
    }

    [Theory]
    [InlineData("Service Pack 1", 1)]
    [InlineData("Service Pack \u0661", 0)]
    [InlineData("\u0633\u0631\u0648\u064a\u0633 1", 1)]
    public void Only_the_digits_of_ASCII_count(string text, int servicePack)
    {
        var facts = new OperatingSystemFacts([
            new InventorySource(InventorySourceKind.Registry, "test")
            {
                RegistryKeys =
                [
                    new RegistryKeyFact(
                        RegistryLocations.CurrentVersion.Path,
                        exists: true,
                        [Server.Words("CurrentBuildNumber", "7601"), Server.Words("CSDVersion", text)]),
                ],
            },
        ]);

        Assert.Equal(servicePack, facts.ServicePack.Value);
    }

    private static string Everything()
    {
        var text = new StringBuilder();
        ServerInventory[] servers =
        [
            Inventories.Strange,
            .. Captured(),
            Server.Bare2008R2().Inventory,
            Server.Bare2012R2().Inventory,
            Server.WindowsServer2012R2()
                .FirewallClientKeys(view64: true)
                .Winsock([Server.Entry(-1), Server.Entry(2, @"C:\filter.dll")], [Server.Entry(0)])
                .Key(RegistryLocations.DotNetFramework4, Server.Number("Release", 378389))
                .Updates("KB2919355")
                .Inventory,
        ];
        var rows = new List<PrerequisiteResult>();
        foreach (ServerInventory server in servers)
        {
            text.AppendLine(InventoryFile.Write(server));
            text.AppendJoin('\n', Inventories.Describe(server));
            foreach (LyncProduct product in Enum.GetValues<LyncProduct>())
            {
                rows.AddRange(Test(server, product));
            }
        }

        foreach (PrerequisiteResult row in rows)
        {
            text.AppendJoin('\n', Inventories.Describe(row));
        }

        foreach (ReportFormat format in Enum.GetValues<ReportFormat>())
        {
            text.Append(Encoding.UTF8.GetString(new Report(rows, [], Rows.Time).Write(format)));
        }

        foreach (ServerInventory server in servers)
        {
            InstallationPlan plan = new InstallationPlanner(Catalogs.For(LyncProduct.LyncServer2013)).Plan(InstallRequest.Of(
                server.ComputerName,
                [.. Test(server, LyncProduct.LyncServer2013)],
                new InstallationOptions { IncludeRecommended = true }));
            text.Append(plan).AppendJoin('\n', Inventories.Describe(plan));
        }

        text.AppendLine(ExitCodes.Explain(0x80070005)).AppendLine(ExitCodes.Explain(1234567));
        return text.ToString();
    }

    /// <summary>Files are read in the culture too.</summary>
    private static IEnumerable<ServerInventory> Captured()
    {
        using var folder = new Folder();
        var set = new CaptureSet("server");
        string[] files =
        [
            Clixml.File(Clixml.System("SERVER"), Clixml.Feature("NET-Framework-Core", "Removed"), Clixml.Feature("WEB-STATIC-CONTENT", "INSTALLED")),
            "Name,InstallState\nBITS,INSTALLED\n",
            """[{"Name":"MSMQ","Status":4}]""",
            "Feature Name : IIS-ASPNET\nState : Disabled with Payload Removed\n",
            "HotFixID  InstalledOn\nKB974405  9/21/2013\n",
            RegistryText.File(RegistryText.Key(RegistryLocations.DotNetFramework4.Path, "\"RELEASE\"=dword:0005c733")),
            "HKEY_LOCAL_MACHINE\\" + RegistryLocations.DotNetFramework4.Path + "\n    release    REG_DWORD    0x5c733\n",
            "OS Version:  6.3.9600 N/A Build 9600\nHotfix(s):  1\n   [01]: KB2919355\n",
        ];
        for (int i = 0; i < files.Length; i++)
        {
            string path = folder.Write("file" + i, files[i]);
            File.SetLastWriteTimeUtc(path, Rows.Time);
            set.Add(new CaptureFile(path));
        }

        yield return set.ToInventory()!;
    }

    private static IEnumerable<PrerequisiteResult> Test(ServerInventory server, LyncProduct product)
    {
        Catalog catalog = Catalogs.For(product);
        return new RequirementEvaluator(catalog, [catalog.Roles[0]], Enum.GetValues<LyncWorkload>()[1..], catalog.Requirements)
            .Evaluate(server);
    }

    private static T In<T>(CultureInfo culture, Func<T> what)
    {
        (CultureInfo before, CultureInfo beforeUI) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = culture;
            return what();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = beforeUI;
        }
    }
}
