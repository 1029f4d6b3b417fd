using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Captures;

public sealed class RegistryQueryListingTests
{
    private const string Full = @"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full";
    private const string Servicing = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing";
    private const string CurrentVersion = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion";
    private const string Updates = @"SOFTWARE\Microsoft\Updates";

    [Fact]
    public void Keys_and_values_of_every_type_are_read()
    {
        InventorySource source = Assert.Single(Read(
            Key(Full, "    (Default)    REG_SZ    (value not set)", "    Install    REG_DWORD    0x1", "    Release    REG_DWORD    0x70bf6")
            + Key(
                @"SYSTEM\CurrentControlSet\Control\Session Manager",
                @"    PendingFileRenameOperations    REG_MULTI_SZ    \??\C:\a\0\0\??\C:\b",
                "    AutoChkTimeout    REG_DWORD    0x5")
            + Key(@"SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName", "    (Standard)    REG_SZ    mnmsrvc", "    ComputerName    REG_SZ    SRV01")));

        Assert.Equal((InventorySourceKind.Registry, "SRV01"), (source.KindValue, source.ComputerName));
        Assert.Equal(461814, Value(source, Full, "Release")!.Number);
        Assert.Equal([@"\??\C:\a", "", @"\??\C:\b"], Value(source, @"SYSTEM\CurrentControlSet\Control\Session Manager", "PendingFileRenameOperations")!.Lines);
    }

    [Fact]
    public void A_single_value_is_enough_where_the_key_has_no_other()
    {
        InventorySource source = Assert.Single(Read(Key(Full, "    Release    REG_DWORD    0x70bf6")));

        Assert.Equal(461814, Value(source, Full, "Release")!.Number);
    }

    [Theory]
    [InlineData(CurrentVersion, "    CurrentBuildNumber    REG_SZ    7601")]
    [InlineData(@"SOFTWARE\Microsoft\InetStp\Components", "    StaticContent    REG_DWORD    0x1")]
    [InlineData(Full, "    Install    REG_DWORD    0x1")]
    [InlineData(Full)]
    public void What_is_only_a_part_of_a_key_tells_nothing_of_the_rest(string path, params string[] values)
    {
        InventorySource source = Assert.Single(Read(Key(path, values)));

        Assert.Empty(source.RegistryKeys!);
        MissingFact gap = Assert.Single(source.MissingFacts);
        Assert.Equal((path, UnknownCause.NotCaptured), (gap.Subject, gap.CauseValue));
    }

    [Fact]
    public void A_key_whose_presence_counts_is_there_without_values()
    {
        InventorySource source = Assert.Single(Read(Key(Servicing + @"\RebootPending")));

        Assert.True(Assert.Single(source.RegistryKeys!).Exists);
    }

    [Theory]
    [InlineData("-- More  --\r\n    Release    REG_DWORD    0x5c786")]
    [InlineData("    InstallPath    REG_SZ\r\nC:\\x\r\n    Release    REG_DWORD    0x5c786")]
    [InlineData("    InstallPath    REG_SZ    C:\\Windows\\Micro\r\nsoft.NET\\\r\n    Release    REG_DWORD    0x5c786")]
    [InlineData("Release    REG_DWORD    0x5c786")]
    [InlineData("> Release REG_DWORD 0x5c786")]
    [InlineData("\r\n    Release    REG_DWORD    0x5c786")]
    [InlineData("\r\n-- More  --\r\n\r\n    Release    REG_DWORD    0x5c786")]
    public void A_key_that_is_interrupted_proves_no_value_missing(string rest)
    {
        InventorySource source = Assert.Single(Read(
            Key(Full, "    CBS    REG_DWORD    0x1", "    Install    REG_DWORD    0x1", rest) + "C:\\>"));

        Assert.Empty(source.RegistryKeys!);
        Assert.Equal((Full, UnknownCause.NotCaptured), (source.MissingFacts[0].Subject, source.MissingFacts[0].CauseValue));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("\r\n", true)]
    [InlineData("\r\n\r\nC:\\>", true)]
    [InlineData("\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\r\n    x    REG_SZ    y\r\n\r\n", true)]
    [InlineData("\r\nPS C:\\> reg query y /v x\r\n    x    REG_SZ    y\r\n", true)]
    public void A_value_is_missing_only_from_a_key_that_has_an_end(string end, bool isMissing)
    {
        InventorySource source = Read("\r\nHKEY_LOCAL_MACHINE\\" + Full
            + "\r\n    CBS    REG_DWORD    0x1\r\n    Install    REG_DWORD    0x1\r\n" + end)[0];

        Assert.Equal(isMissing, source.RegistryKeys!.Any(key => key.Path == Full && key.Find("Release") is null));
        Assert.Equal(isMissing ? 0 : 1, source.MissingFacts.Length);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("C:\\>", true)]
    [InlineData("-- More  --", false)]
    [InlineData("HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based\r\nServicing\\RebootPending\r\n", false)]
    [InlineData("HKEY_LOCAL_MACHINE\\" + Servicing + "\\Zone\r\n", false)]
    public void A_key_is_absent_only_from_a_list_that_comes_to_its_end(string rest, bool isAbsent)
    {
        string text = Key(Updates, "    UpdateExeVolatile    REG_DWORD    0x0")
            + Key(Servicing, "    Version    REG_DWORD    0x1", "    Name    REG_SZ    x")
            + "HKEY_LOCAL_MACHINE\\" + Servicing + "\\Catalogs\r\n\r\n" + rest;

        RegistryKeyFact? pending = Assert.Single(Read(text)).RegistryKeys!
            .FirstOrDefault(key => key.Path == Servicing + @"\RebootPending");

        Assert.Equal(isAbsent, pending is { Exists: false });
    }

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    public void A_key_is_absent_only_where_keys_without_values_are_listed(bool isWhole, bool withSubkeys, bool isAbsent)
    {
        const string Version = "    Version    REG_DWORD    0x1";
        string text = Key(Servicing, isWhole ? [Version, "    Name    REG_SZ    x"] : [Version])
            + Key(Servicing + @"\Catalogs", withSubkeys ? ["    Count    REG_DWORD    0x1"] : [])
            + Key(Updates, "    UpdateExeVolatile    REG_DWORD    0x0");

        // Keys of no fact are passed over; the sibling has to be seen all the same.
        RegistryKeyFact? pending = Assert.Single(Read(text)).RegistryKeys!
            .FirstOrDefault(key => key.Path == Servicing + @"\RebootPending");

        Assert.Equal(isAbsent, pending is { Exists: false });
    }

    [Theory]
    [InlineData("    Release    REG_DWORD    0x70bf6", "    Release    REG_DWORD    0x5c615")]
    [InlineData("    Release    REG_DWORD    0x70bf6", "    release    REG_SZ    461814")]
    [InlineData("    CBS    REG_DWORD    0x1\r\n    Release    REG_DWORD    0x70bf6", "    CBS    REG_DWORD    0x1\r\n    Install    REG_DWORD    0x1")]
    [InlineData("    CBS    REG_DWORD    0x1\r\n    Install    REG_DWORD    0x1", "    Release    REG_DWORD    0x70bf6")]
    public void A_key_with_other_data_belongs_to_another_server(string first, string second)
    {
        string other = Key(Updates, "    UpdateExeVolatile    REG_DWORD    0x0");

        InputException problem = Assert.Throws<InputException>(() => Read(Key(Full, first) + other + Key(Full, second)));

        Assert.Equal("CaptureTwoListings", problem.ErrorId);
        Assert.Contains("reg query", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    Release    REG_DWORD    0x70bf6", "    Release    REG_DWORD    0x70bf6")]
    [InlineData("    Install    REG_DWORD    0x1", "    Release    REG_DWORD    0x70bf6")]
    [InlineData("    Install    REG_DWORD    0x1\r\n    Release    REG_DWORD    0x70bf6", "    Release    REG_DWORD    0x70bf6")]
    public void A_key_that_is_queried_twice_is_read(string first, string second) =>
        Assert.Equal(461814, Value(Assert.Single(Read(Key(Full, first) + Key(Full, second))), Full, "Release")!.Number);

    [Fact]
    public void Several_queries_of_one_text_are_each_read()
    {
        IReadOnlyList<InventorySource> sources = Read(
            "C:\\>reg query x\r\n" + Key(Full, "    Release    REG_DWORD    0x70bf6")
            + "C:\\>reg query y\r\nERROR: The system was unable to find the specified registry key or value.\r\n"
            + "C:\\>reg query z\r\n" + Key(Updates, "    UpdateExeVolatile    REG_DWORD    0x0"));

        Assert.Equal(2, sources.Count);
        Assert.All(sources, source => Assert.All(source.RegistryKeys!, key => Assert.True(key.Exists)));
    }

    [Theory]
    [InlineData("End of search: 2 match(es) found.")]
    [InlineData("Suchende: 2 Übereinstimmung(en) gefunden.")]
    public void A_search_proves_nothing(string end)
    {
        string text = Key(Full, "    Release    REG_DWORD    0x70bf6", "    ReleaseId    REG_DWORD    0x1") + end + "\r\n";

        Assert.Equal("CaptureNoQueriedKeys", Assert.Throws<InputException>(() => Read(text)).ErrorId);
    }

    [Theory]
    [InlineData("C:\\>reg query HKLM\\K", true)]
    [InlineData("C:\\>reg.exe query \"HKLM\\SOFTWARE\\Microsoft\\A B\" /s /z", true)]
    [InlineData("C:\\>reg query HKLM\\K /v Release /reg:64 > C:\\out.txt 2>&1", true)]
    [InlineData("C:\\>cmd /c \"reg query \"HKLM\\K\" /S\" | more", true)]
    [InlineData("PS C:\\> & reg query 'HKLM\\K' /s | Out-File -FilePath C:\\x.txt", true)]
    [InlineData("PS C:\\> Invoke-Command -ComputerName fe01 { reg query HKLM\\K /s }", true)]
    [InlineData("C:\\>audit.cmd", true)]
    [InlineData("C:\\>for %k in (v3.5 v4) do reg query HKLM\\K\\%k", true)]
    [InlineData("C:\\>reg query HKLM\\K /f ASP /t REG_DWORD", false)]
    [InlineData("C:\\>reg query HKLM\\K /s /f ASP /e", false)]
    [InlineData("C:\\>reg query HKLM\\K /t REG_DWORD", false)]
    [InlineData("C:\\>REG QUERY HKLM\\K /REG:32", false)]
    [InlineData("C:\\>reg query HKLM\\K /reg:32 & reg query HKLM\\L", false)]
    [InlineData("C:\\>reg query HKLM\\K | findstr ASP", false)]
    [InlineData("C:\\>reg query HKLM\\K|find \"ASP\"", false)]
    [InlineData("PS C:\\> reg query HKLM\\K | Select-String ASP", false)]
    [InlineData("PS C:\\> reg query HKLM\\K | select -First 4", false)]
    [InlineData("PS C:\\> foreach ($s in 'fe01', 'fe02') { reg query \"\\\\$s\\HKLM\\K\" }", false)]
    [InlineData("C:\\>for %s in (fe01 fe02) do reg query \\\\%s\\HKLM\\K", false)]
    public void A_search_a_filter_or_another_view_proves_nothing(string command, bool isRead)
    {
        string text = command + "\r\n" + Key(Full, "    Install    REG_DWORD    0x1", "    Release    REG_DWORD    0x70bf6") + "\r\n";

        if (isRead)
        {
            Assert.Equal(461814, Value(Assert.Single(Read(text)), Full, "Release")!.Number);
        }
        else
        {
            Assert.Equal("CaptureNoQueriedKeys", Assert.Throws<InputException>(() => Read(text)).ErrorId);
        }
    }

    [Theory]
    [InlineData("    Release    REG_DWORD    0x70bf6", "CaptureTruncated")]
    [InlineData("    Release    REG_DWORD    0x70bxx\r\n", "CaptureMalformed")]
    [InlineData("    Release    REG_DWORD    460798\r\n", "CaptureMalformed")]
    [InlineData("    Release    REG_BINARY    0F0\r\n", "CaptureMalformed")]
    [InlineData("", "CaptureTruncated")]
    public void What_is_cut_or_broken_is_refused(string last, string id)
    {
        string text = "HKEY_LOCAL_MACHINE\\" + Full + (last.Length > 0 ? "\r\n" + last : "");

        Assert.Equal(id, Assert.Throws<InputException>(() => Read(text)).ErrorId);
    }

    [Fact]
    public void Keys_of_other_hives_and_of_no_fact_are_passed_over() =>
        Assert.Equal("CaptureNoQueriedKeys", Assert.Throws<InputException>(() => Read(
            "HKEY_CURRENT_USER\\" + Full + "\r\n    Release    REG_DWORD    0x70bf6\r\n\r\n" + Key(@"SOFTWARE\Contoso", "    A    REG_SZ    b"))).ErrorId);

    [Fact]
    public void Winsock_entries_are_read_from_their_bytes()
    {
        string[] names = ["Catalog_Entries", "Catalog_Entries64"];
        string text = string.Concat(names.Select(name => Key(
            @"SYSTEM\CurrentControlSet\Services\WinSock2\Parameters\Protocol_Catalog9\" + name + @"\000000000001",
            "    PackedCatalogItem    REG_BINARY    "
                + Convert.ToHexString(RegistryText.WinsockItem(1, @"%SystemRoot%\system32\mswsock.dll", "MSAFD Tcpip")))));

        WinsockCatalogFact[] catalogs = Assert.Single(Read(text)).WinsockCatalogs!;

        Assert.Equal(names, catalogs.Select(catalog => catalog.Name));
        Assert.All(catalogs, catalog => Assert.Equal("MSAFD Tcpip", Assert.Single(catalog.Entries).ProtocolName));
    }

    [Theory]
    [InlineData("C:\\>reg query HKLM\\SOFTWARE\\Microsoft\\InetStp\\Components /f ASP /t REG_DWORD\n")]
    [InlineData("PS C:\\> reg.exe query HKLM\\SOFTWARE\\Microsoft\\InetStp\\Components /s /reg:32\n")]
    public void A_command_that_shows_some_of_the_values_is_not_used(string prompt) => Assert.Equal(
        "CaptureNoQueriedKeys",
        Assert.Throws<InputException>(() => Read(prompt + "\n" + Key(
            @"SOFTWARE\Microsoft\InetStp\Components", "    ASPNET    REG_DWORD    0x1", "    CGI    REG_DWORD    0x1"))).ErrorId);

    [Fact]
    public void A_loop_over_servers_is_refused() => Assert.Equal(
        "CaptureNoQueriedKeys",
        Assert.Throws<InputException>(() => Read(
            "PS C:\\> foreach ($s in 'fe01', 'fe02') { reg query \"\\\\$s\\HKLM\\SOFTWARE\\Microsoft\\Updates\" }\n\n"
            + Key(Full, "    Install    REG_DWORD    0x1", "    Release    REG_DWORD    0x70bf6"))).ErrorId);

    private static string Key(string path, params string[] values) =>
        "\r\nHKEY_LOCAL_MACHINE\\" + path + "\r\n" + string.Concat(values.Select(value => value + "\r\n")) + "\r\n";

    private static RegistryValueFact? Value(InventorySource source, string path, string name) =>
        Assert.Single(source.RegistryKeys!, key => key.Path == path).Find(name);

    private static IReadOnlyList<InventorySource> Read(string text)
    {
        using var folder = new Folder();
        return CaptureFormats.Read(new CaptureFile(folder.Write("query.txt", text)));
    }
}
