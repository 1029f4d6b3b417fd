using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Captures;

public sealed class SystemInfoListingTests
{
    private const string English = """

        Host Name:                 SRV01
        OS Name:                   Microsoft Windows Server 2008 R2 Standard
        OS Version:                6.1.7601 Service Pack 1 Build 7601
        OS Manufacturer:           Microsoft Corporation
        OS Configuration:          Member Server
        Registered Organization:
        BIOS Version:              Contoso Ltd. 6.00, 9/21/2013
        Processor(s):              1 Processor(s) Installed.
                                   [01]: Intel64 Family 6 Model 45
        Hotfix(s):                 2 Hotfix(s) Installed.
                                   [01]: KB974405
                                   [02]: KB976932
        Network Card(s):           1 NIC(s) Installed.
                                   [01]: Intel(R) 82574L Gigabit Network Connection

        """;

    private const string German = """

        Hostname:                                      SRV01
        Betriebssystemname:                            Microsoft Windows Server 2012 R2 Standard
        Betriebssystemversion:                         6.3.9600 Nicht zutreffend Build 9600
        Betriebssystemkonfiguration:                   Mitgliedsserver
        Hotfix(es):                                    1 Hotfix(e) installiert.
                                                       [01]: KB2919355

        """;

    [Fact]
    public void The_system_its_name_and_its_updates_are_read()
    {
        InventorySource source = Assert.Single(Read("C:\\>systeminfo\r\n" + English + "\r\nC:\\>"));

        Assert.Equal((InventorySourceKind.SystemInfo, "SRV01"), (source.KindValue, source.ComputerName));
        OperatingSystemFact system = source.OperatingSystem!;
        Assert.Equal((7601, 1, 3), (system.Build, system.ServicePack, system.ProductType));
        Assert.Equal("Microsoft Windows Server 2008 R2 Standard", system.Caption);
        Assert.Equal(["KB974405", "KB976932"], source.Updates!);
    }

    [Theory]
    [InlineData("6.3.9600 N/A Build 9600", 9600, 0)]
    [InlineData("10.0.14393 N/A Build 14393", 14393, 0)]
    [InlineData("6.1.7600 Build 7601", null, null)]
    public void No_service_pack_is_known_to_be_none(string version, int? build, int? servicePack)
    {
        InventorySource source = Assert.Single(Read(
            English.Replace("6.1.7601 Service Pack 1 Build 7601", version, StringComparison.Ordinal)));

        Assert.Equal((build, servicePack), (source.OperatingSystem?.Build, source.OperatingSystem?.ServicePack));
    }

    [Fact]
    public void In_another_language_only_what_is_certain_is_read()
    {
        InventorySource source = Assert.Single(Read(German));

        Assert.Equal("SRV01", source.ComputerName);
        OperatingSystemFact system = source.OperatingSystem!;
        Assert.Equal((9600, null, null, null), (system.Build, system.ServicePack, system.ProductType, system.Caption));
        Assert.Equal(["KB2919355"], source.Updates!);
    }

    [Theory]
    [InlineData("KB974405", "Met")]
    [InlineData("KB111111", "Unknown")]
    public void It_proves_an_update_and_never_that_one_is_missing(string listed, string expected)
    {
        InventorySource source = Assert.Single(Read(English.Replace("KB974405", listed, StringComparison.Ordinal)));
        var server = new ServerInventory("s1", null, DateTime.UtcNow, [source]);
        using var folder = new Folder();
        string path = folder.Write("s1.json", InventoryFile.Write(server));

        foreach (ServerInventory some in new[] { server, InventoryFile.Read(new CaptureFile(path)) })
        {
            PrerequisiteResult row = Inspect.Judge(some, LyncRole.FrontEnd).Row("WindowsIdentityFoundation");

            Assert.Equal(expected, row.Status.ToString());
            Assert.Equal(expected == "Unknown", row.Reason.Contains("systeminfo does not list every update", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_whole_list_beside_it_decides()
    {
        InventorySource source = Assert.Single(Read(English.Replace("KB974405", "KB111111", StringComparison.Ordinal)));
        var server = new ServerInventory("s1", null, DateTime.UtcNow, [
            source, new InventorySource(InventorySourceKind.Update, "updates") { Updates = ["KB976932"] },
        ]);

        Assert.Equal(PrerequisiteStatus.NotMet, Inspect.Judge(server, LyncRole.FrontEnd).Row("Update.KB2646886").StatusValue);
    }

    [Fact]
    public void What_follows_is_read_by_its_own_reader()
    {
        IReadOnlyList<InventorySource> sources = Read(English + "\n\nFeature Name : IIS-WebServer\nState : Enabled\n");

        Assert.Equal([InventorySourceKind.SystemInfo, InventorySourceKind.Dism], sources.Select(source => source.KindValue));
    }

    [Theory]
    [InlineData(English)]
    [InlineData(German)]
    public void Two_outputs_without_a_blank_line_between_them_are_two(string output)
    {
        string text = output.Trim() + "\n" + output.Trim().Replace("SRV01", "SRV02", StringComparison.Ordinal) + "\n";

        Assert.Equal("CaptureTwoComputers", Assert.Throws<InputException>(() => Read(text)).ErrorId);
    }

    [Theory]
    [InlineData("Windows Server 2012 R2 Standard", "Windows Server", "SRV01")]
    [InlineData("SRV01", "srv 01", null)]
    [InlineData("Hostname:", "Hostname", null)]
    public void The_name_in_another_language_is_the_first_of_three_lines(string old, string changed, string? expected) =>
        Assert.Equal(expected, Assert.Single(Read(German.Replace(old, changed, StringComparison.Ordinal))).ComputerName);

    [Theory]
    [InlineData("[01]: KB974405")]
    [InlineData("2 Hotfix(s) Installed.")]
    [InlineData("[02]: KB976932")]
    public void A_pager_between_the_lines_takes_nothing_away(string behind)
    {
        InventorySource source = Assert.Single(Read(English.Replace(behind, behind + "\n-- More  --", StringComparison.Ordinal)));

        Assert.Equal(["KB974405", "KB976932"], source.Updates!);
        Assert.Equal("SRV01", source.ComputerName);
    }

    [Fact]
    public void Updates_after_an_empty_line_belong_to_the_same_output()
    {
        InventorySource source = Assert.Single(Read(English.Replace("Hotfix(s):", "\nHotfix(s):", StringComparison.Ordinal)));

        Assert.Equal(["KB974405", "KB976932"], source.Updates!);
        Assert.Equal(("SRV01", 7601), (source.ComputerName, source.OperatingSystem!.Build));
    }

    [Fact]
    public void A_long_line_takes_no_time()
    {
        string line = "V: 6.1.7601 " + new string(' ', 200_000) + "x " + string.Concat(Enumerable.Repeat("a ", 100_000)) + "\n";
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Single(Read(line + English));

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void A_version_that_was_wrapped_is_read()
    {
        InventorySource source = Assert.Single(Read(English.Replace("Pack 1 Build", "Pack 1\nBuild", StringComparison.Ordinal)));

        Assert.Equal(("SRV01", 7601, 1), (source.ComputerName, source.OperatingSystem?.Build, source.OperatingSystem?.ServicePack));
        Assert.Equal(["KB974405", "KB976932"], source.Updates!);
    }

    [Theory]
    [InlineData("Host Name:\u00a7 SRV01\nOS Version: 6.1\n")]
    [InlineData("Host Name: SRV01\n")]
    [InlineData("Host Name:\n")]
    public void A_label_alone_is_no_listing(string text) =>
        Assert.Equal("CaptureNotRecognized", Assert.Throws<InputException>(() => Read(text)).ErrorId);

    [Fact]
    public void An_update_that_is_cut_is_truncated()
    {
        string cut = English[..(English.IndexOf("KB974405", StringComparison.Ordinal) + 7)];

        Assert.Equal("CaptureTruncated", Assert.Throws<InputException>(() => Read(cut)).ErrorId);
    }

    [Fact]
    public void A_line_of_any_length_is_read_in_time()
    {
        string text = "V: 6.3.9600 " + new string(' ', 1000000) + "x\n" + "HotFixID\n--------\nKB974405\n\n";

        Assert.Equal(["KB974405"], Assert.Single(Read(text)).Updates!);
    }

    private static IReadOnlyList<InventorySource> Read(string text)
    {
        using var folder = new Folder();
        return CaptureFormats.Read(new CaptureFile(folder.Write("system.txt", text)));
    }
}
