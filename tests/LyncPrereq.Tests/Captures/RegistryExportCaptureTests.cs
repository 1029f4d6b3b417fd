using System.Text;
using LyncPrereq.Captures;
using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Captures;

public sealed class RegistryExportCaptureTests
{
    private const string DotNet = @"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full";
    private const string Iis = @"SOFTWARE\Microsoft\InetStp\Components";
    private const string SessionManager = @"SYSTEM\CurrentControlSet\Control\Session Manager";
    private const string FirewallClient = @"SOFTWARE\Microsoft\Firewall Client 2004";
    private const string Engine = @"SOFTWARE\Microsoft\PowerShell\3\PowerShellEngine";
    private const string Catalog = WinsockCatalog.Parameters + @"\Protocol_Catalog9";

    public static TheoryData<string> DataAndProblem => new(
        "\"Release\"=dword:0005c5",
        "\"Release\"=dword:00005c5e5",
        "\"Release\"=dword:0005c5xx",
        "\"Release\"=dword:",
        "\"Release\"=",
        "\"Release\"",
        "\"Release",
        "Release=dword:0005c5e5",
        "\"Release\"=\"378389\" x",
        "\"Release\"=378389",
        "\"Release\"=hex:0,1",
        "\"Release\"=hex:zz",
        "\"Release\"=qword:0000000000000001",
        "\"Release\"=-",
        "\"Unwanted\"=-",
        "\"Unwanted\"=nonsense",
        "@=-",
        "[-HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\PowerShell]",
        "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft",
        "nonsense");

    [Fact]
    public void Every_type_of_value_is_read()
    {
        InventorySource source = ReadText(RegistryText.File(RegistryText.Key(
            Iis,
            "\"Text\"=\"C:\\\\Program Files\\\\\\\"x\\\"\"",
            "\"Number\"=dword:0005C5e5",
            "\"Long\"=" + RegistryText.Hex("(b)", BitConverter.GetBytes(-2L)),
            "\"Number4\"=" + RegistryText.Hex("(4)", BitConverter.GetBytes(uint.MaxValue)),
            "\"Odd4\"=hex(4):01,00",
            "\"Expand\"=" + RegistryText.Hex("(2)", Encoding.Unicode.GetBytes("%SystemRoot%\0")),
            "\"Text1\"=" + RegistryText.Hex("(1)", Encoding.Unicode.GetBytes("3.0\0")),
            "\"Lines\"=" + RegistryText.Hex("(7)", Encoding.Unicode.GetBytes("a\0b\0\0")),
            "\"Binary\"=hex:00,ff",
            "\"Nothing\"=hex(0):",
            "@=\"default\"",
            "\"Two lines\"=\"one\r\ntwo\"",
            "\"Long line\"=hex:00,01,\\",
            "  02,03,\\",
            "  04",
            "; a remark",
            "\"Say \\\"=\\\"\"=\"=\"")));

        Assert.Equal(
            [
                "Text: Text = C:\\Program Files\\\"x\"",
                "DWord: Number = 378341",
                "QWord: Long = -2",
                "DWord: Number4 = 4294967295",
                "Binary: Odd4 = 0100",
                "ExpandText: Expand = %SystemRoot%",
                "Text: Text1 = 3.0",
                "MultiText: Lines = a; b",
                "Binary: Binary = 00FF",
                "Binary: Nothing = ",
                "Text: (default) = default",
                "Text: Two lines = one\r\ntwo",
                "Binary: Long line = 0001020304",
                "Text: Say \"=\" = =",
            ],
            Find(source, Iis)!.Values.Select(value => value.Kind + ": " + value));
        Assert.Equal(["a", "b"], Value(source, Iis, "Lines")!.Lines);
    }

    [Fact]
    public void Of_a_key_only_the_values_are_kept_that_somebody_asks_for()
    {
        InventorySource source = ReadText(RegistryText.File(RegistryText.Key(
            DotNet.ToUpperInvariant(), "\"release\"=dword:0005c5e5", "\"InstallPath\"=\"C:\\\\x\"", "\"Secret\"=hex:01")));

        RegistryKeyFact key = Find(source, DotNet)!;
        Assert.True(key.Exists);
        Assert.Equal(["release = 378341"], key.Values.Select(value => value.ToString()));
    }

    [Theory]
    [InlineData(@"SOFTWARE\Microsoft\Unrelated", null)]
    [InlineData(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Client", null)]
    [InlineData(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4", false)]
    [InlineData(@"software\microsoft\net framework setup\ndp\V4", false)]
    [InlineData(@"SOFTWARE\Microsoft\NET Framework Setup\NDP", null)]
    [InlineData(@"SOFTWARE\Microsoft", null)]
    [InlineData(DotNet, true)]
    public void A_key_is_absent_only_where_the_export_holds_the_key_above_it(string held, bool? exists)
    {
        InventorySource source = ReadText(RegistryText.File(
            RegistryText.Key(Engine, "\"PowerShellVersion\"=\"3.0\""),
            RegistryText.Key(held)));

        Assert.Equal(exists, Find(source, DotNet)?.Exists);
    }

    [Theory]
    [InlineData(@"[HKEY_CURRENT_USER\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full]")]
    [InlineData(@"[HKEY_LOCAL_MACHINE_OLD\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full]")]
    [InlineData(@"[HKEY_USERS\S-1-5-18\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full]")]
    [InlineData(@"[HKEY_LOCAL_MACHINE\OFFLINE\Microsoft\NET Framework Setup\NDP\v4\Full]")]
    public void Keys_of_other_hives_are_passed_over_with_their_values(string key)
    {
        InventorySource source = ReadText(RegistryText.File(
            RegistryText.Key(Engine, "\"PowerShellVersion\"=\"3.0\""),
            key + "\r\n\"Release\"=dword:00000001\r\n\"PowerShellVersion\"=\"1.0\"\r\n\r\n"));

        Assert.Null(Find(source, DotNet));
        Assert.Equal(["PowerShellVersion = 3.0"], Find(source, Engine)!.Values.Select(value => value.ToString()));
    }

    [Fact]
    public void Only_the_control_set_in_use_speaks()
    {
        InventorySource source = ReadText(RegistryText.File(
            RegistryText.Key(@"SYSTEM\ControlSet002\Control\ComputerName\ComputerName", "\"ComputerName\"=\"OLD\""),
            RegistryText.Key(@"SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName", "\"ComputerName\"=\"NEW\"")));

        Assert.Equal("NEW", source.ComputerName);
    }

    [Fact]
    public void The_old_format_is_read_with_its_ansi_strings()
    {
        using var folder = new Folder();
        string text = "REGEDIT4\r\n\r\n"
            + RegistryText.Key(Engine, "\"PowerShellVersion\"=hex(1):33,2e,30,00")
            + RegistryText.Key(SessionManager, "\"PendingFileRenameOperations\"=hex(7):61,00,62,00,00")
            + RegistryText.Key(@"SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName", "\"ComputerName\"=\"FE01\"", "@=\"Größe\"");

        InventorySource source = Read(folder.Write("old.reg", Encoding.Latin1.GetBytes(text)));

        Assert.Equal("3.0", Value(source, Engine, "PowerShellVersion")!.Text);
        Assert.Equal(["a", "b"], Value(source, SessionManager, "PendingFileRenameOperations")!.Lines);
        Assert.Equal("FE01", source.ComputerName);
    }

    [Theory]
    [InlineData("utf-8", true, "\n")]
    [InlineData("utf-8", false, "\r\n")]
    [InlineData("utf-16", true, "\r\n")]
    [InlineData("utf-16", false, "\r\n")]
    [InlineData("utf-16BE", true, "\r\n")]
    public void Encoding_mark_and_line_ends_do_not_matter(string encoding, bool withMark, string lineEnd)
    {
        Encoding known = Encoding.GetEncoding(encoding);
        using var folder = new Folder();
        byte[] text = known.GetBytes(
            RegistryText.File(RegistryText.Key(DotNet, "\"Release\"=dword:0005c5e5")).ReplaceLineEndings(lineEnd));

        InventorySource source = Read(folder.Write("key.txt", [.. withMark ? known.GetPreamble() : [], .. text]));

        Assert.Equal(378341, Value(source, DotNet, "Release")!.Number);
    }

    [Theory]
    [MemberData(nameof(DataAndProblem))]
    public void What_regedit_does_not_export_is_refused_with_its_line(string line)
    {
        string text = RegistryText.Header + "[HKEY_LOCAL_MACHINE\\" + DotNet + "]\r\n" + line + "\r\n\"Version\"=\"4.5\"\r\n";

        InputException problem = Assert.Throws<InputException>(() => ReadText(text));

        Assert.Equal("CaptureMalformed", problem.ErrorId);
        Assert.Contains("line 4", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_inside_a_line_is_never_read_otherwise_than_whole()
    {
        string whole = RegistryText.File(
            RegistryText.Key(Engine, "\"PowerShellVersion\"=\"3.0\""),
            RegistryText.Key(SessionManager, "\"PendingFileRenameOperations\"=hex(7):61,00,\\\r\n  00,00,00,00"),
            RegistryText.Key(DotNet, "\"Release\"=dword:0005c5e5", "\"Version\"=\"4.5.50938\""));
        var known = Facts(ReadText(whole)).ToHashSet();
        using var folder = new Folder();
        int refused = 0;

        for (int length = RegistryText.Header.Length + 1; length < whole.Length; length++)
        {
            string path = folder.Write("cut.reg", whole[..length]);
            try
            {
                Assert.Subset(known, Facts(Read(path)).ToHashSet());
            }
            catch (InputException problem)
            {
                Assert.True(problem.ErrorId is "CaptureTruncated" or "CaptureNoKeys", problem.Message);
                refused++;
            }
        }

        Assert.InRange(refused, whole.Length / 2, whole.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[HKEY_CURRENT_USER\\Console]\r\n\"FontSize\"=dword:00100008\r\n")]
    [InlineData("[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\r\n\"x\"=\"y\"\r\n")]
    public void An_export_of_other_keys_is_refused_and_not_an_empty_server(string keys)
    {
        InputException problem = Assert.Throws<InputException>(() => ReadText(RegistryText.Header + keys));

        Assert.Equal("CaptureNoKeys", problem.ErrorId);
    }

    [Fact]
    public void A_layered_provider_and_its_chains_are_read_from_both_catalogs()
    {
        InventorySource source = ReadText(RegistryText.File(
            RegistryText.Key(WinsockCatalog.Parameters, "\"Current_Protocol_Catalog\"=\"Protocol_Catalog9\""),
            RegistryText.Key(Catalog, "\"Num_Catalog_Entries\"=dword:00000002", "\"Num_Catalog_Entries64\"=dword:00000003"),
            RegistryText.Key(Catalog + @"\Catalog_Entries"),
            Entry("Catalog_Entries", "000000000001", RegistryText.WinsockItem(1, "mswsock.dll", "Tcpip")),
            Entry("Catalog_Entries", "000000000002", RegistryText.WinsockItem(0, @"C:\lsp.dll", "LSP")),
            Entry("Catalog_Entries64", "000000000001", RegistryText.WinsockItem(2, @"C:\lsp.dll", "LSP over Tcpip")),
            Entry("Catalog_Entries64", "000000000002", [1, 2, 3]),
            RegistryText.Key(Catalog + @"\Catalog_Entries64\000000000003", "\"ProtocolName\"=\"x\"")));

        WinsockCatalogFact[] catalogs = source.WinsockCatalogs!;
        Assert.Equal([2, 3], catalogs.Select(catalog => catalog.DeclaredCount!.Value));
        Assert.Equal([1, 0], catalogs[0].Entries.Select(entry => entry.ChainLength));
        Assert.Equal(@"LSP, chain length 0, C:\lsp.dll", catalogs[0].Entries[1].ToString());
        Assert.Equal(2, catalogs[1].Entries[0].ChainLength);
        Assert.All(catalogs[1].Entries[1..], entry => Assert.NotNull(entry.Problem));
    }

    [Fact]
    public void Another_protocol_catalog_in_use_is_the_one_that_is_read()
    {
        InventorySource source = ReadText(RegistryText.File(
            RegistryText.Key(WinsockCatalog.Parameters, "\"Current_Protocol_Catalog\"=\"Protocol_Catalog10\""),
            Entry("Catalog_Entries", "000000000001", RegistryText.WinsockItem(0, "old.dll", "Old")),
            Entry("Catalog_Entries", "000000000001", RegistryText.WinsockItem(1, "new.dll", "New"))
                .Replace("Protocol_Catalog9", "Protocol_Catalog10", StringComparison.Ordinal)));

        WinsockCatalogFact catalog = Assert.Single(source.WinsockCatalogs!);
        Assert.Equal("new.dll", Assert.Single(catalog.Entries).ProviderPath);
        Assert.Null(catalog.DeclaredCount);
    }

    [Fact]
    public void A_key_whose_name_only_begins_alike_is_no_winsock_catalog()
    {
        InventorySource source = ReadText(RegistryText.File(
            RegistryText.Key(Engine, "\"PowerShellVersion\"=\"3.0\""),
            Entry("Catalog_Entries", "000000000001", RegistryText.WinsockItem(1, "a.dll", "A"))
                .Replace(@"\Parameters\", @"\Parameters.old\", StringComparison.Ordinal)));

        Assert.Null(source.WinsockCatalogs);
    }

    /// <summary>Cut to 32 bits it would be 1, and the catalog whole.</summary>
    [Fact]
    public void A_number_of_entries_beyond_all_reason_is_none_that_a_catalog_has()
    {
        InventorySource source = ReadText(RegistryText.File(
            RegistryText.Key(Catalog, "\"Num_Catalog_Entries\"=hex(b):01,00,00,00,01,00,00,00"),
            Entry("Catalog_Entries", "000000000001", RegistryText.WinsockItem(1, "mswsock.dll", "Tcpip"))));

        Assert.Equal(int.MaxValue, Assert.Single(source.WinsockCatalogs!).DeclaredCount);
    }

    [Fact]
    public void Of_a_value_that_stands_twice_the_later_one_holds_as_for_regedit()
    {
        InventorySource source = ReadText(RegistryText.File(
            RegistryText.Key(Engine, "\"PowerShellVersion\"=\"2.0\"", "\"powershellversion\"=\"3.0\""),
            RegistryText.Key(Engine, "\"PowerShellVersion\"=\"4.0\"")));

        Assert.Equal("4.0", Assert.Single(Find(source, Engine)!.Values).Text);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("\r\n", true)]
    [InlineData("\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\r\n", true)]
    [InlineData("[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\r\n", true)]
    [InlineData("PS C:\\>\r\n", false)]
    [InlineData("\r\nPS C:\\>\r\n", true)]
    public void The_last_key_proves_a_value_missing_only_with_the_blank_line_behind_it(string end, bool isMissing)
    {
        InventorySource source = ReadText(RegistryText.Header + "[HKEY_LOCAL_MACHINE\\" + DotNet
            + "]\r\n\"CBS\"=dword:00000001\r\n\"Install\"=dword:00000001\r\n" + end);

        Assert.Equal(isMissing, Find(source, DotNet) is not null);
        Assert.Equal(isMissing ? [] : [DotNet], source.MissingFacts.Select(gap => gap.Subject));
    }

    [Theory]
    [InlineData(@"\v4\Client", "\r\n", true)]
    [InlineData(@"\v4\Client", "", false)]
    [InlineData(@"\v4\Client\1033", "", false)]
    [InlineData(@"\v4\Gull", "", true)]
    [InlineData("", "", false)]
    public void Where_the_text_may_be_cut_no_key_is_absent_that_would_come_next(string last, string end, bool isAbsent)
    {
        InventorySource source = ReadText(RegistryText.File(
            RegistryText.Key(Engine, "\"PowerShellVersion\"=\"3.0\""),
            last.Length > 0 ? RegistryText.Key(@"SOFTWARE\Microsoft\NET Framework Setup\NDP\v4") : "",
            RegistryText.Key(@"SOFTWARE\Microsoft\NET Framework Setup\NDP" + (last.Length > 0 ? last : @"\v4"), "\"Install\"=dword:00000001").TrimEnd() + "\r\n") + end);

        Assert.Equal(isAbsent, Find(source, DotNet) is { Exists: false });
    }

    [Theory]
    [InlineData("[...]")]
    [InlineData("[snip]")]
    [InlineData("[ ... ]")]
    [InlineData("[HKLM\\SOFTWARE]")]
    [InlineData("(...)")]
    [InlineData("...")]
    public void An_omission_sign_is_no_key(string sign)
    {
        string text = RegistryText.File(RegistryText.Key(Iis, "\"ASPNET\"=dword:00000001").TrimEnd() + "\r\n" + sign + "\r\n\r\n");

        Assert.Equal("CaptureMalformed", Assert.Throws<InputException>(() => ReadText(text)).ErrorId);
    }

    [Theory]
    [InlineData("\r\r\n", "", false)]
    [InlineData("\r\n\r\n", "", false)]
    [InlineData("\n\n", "", false)]
    [InlineData("\r\r\n", "\r\n", true)]
    [InlineData("\r\n\r\n", "\r\n", true)]
    [InlineData("\r\r\n", "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\InetStp\\Parts]\r\n", true)]
    public void Where_lines_are_doubled_one_empty_line_ends_no_key(string lineEnd, string rest, bool isWhole)
    {
        string text = RegistryText.File(
            RegistryText.Key(Engine, "\"PowerShellVersion\"=\"3.0\""),
            RegistryText.Key(Iis, "\"ASPNET\"=dword:00000001", "\"HttpErrors\"=dword:00000001").TrimEnd() + "\r\n" + rest);

        InventorySource source = ReadText(text.ReplaceLineEndings(lineEnd));

        Assert.Equal(isWhole, Find(source, Iis) is not null);
        Assert.Equal(isWhole ? [] : [Iis], source.MissingFacts.Select(gap => gap.Subject));
        Assert.Equal("3.0", Value(source, Engine, "PowerShellVersion")!.Text);
    }

    [Fact]
    public void A_last_key_that_has_every_value_is_read_however_the_text_ends()
    {
        InventorySource source = ReadText(RegistryText.File(RegistryText.Key(DotNet, "\"Release\"=dword:0005c5e5").TrimEnd()) + "\r\n");

        Assert.Equal(378341, Value(source, DotNet, "Release")!.Number);
        Assert.Empty(source.MissingFacts);
    }

    [Theory]
    [InlineData("```\r\n", "```\r\n")]
    [InlineData("```reg\r\n\r\n", "```")]
    [InlineData("C:\\>type full.reg\r\n", "\r\nC:\\>\r\n")]
    [InlineData("\r\n[fe01]: PS C:\\> Get-Content full.reg\r\n", "[fe01]: PS C:\\> exit\r\n")]
    public void Prompts_and_fences_around_an_export_are_passed_over(string before, string after)
    {
        InventorySource source = ReadText(
            before + RegistryText.File(RegistryText.Key(DotNet, "\"Release\"=dword:0005c5e5")) + after);

        Assert.Equal(378341, Value(source, DotNet, "Release")!.Number);
    }

    [Theory]
    [InlineData("The export:\r\n\r\n```\r\n", "```\r\n\r\nThanks, Ann\r\n")]
    [InlineData("```reg\r\n", "```\r\n\r\nThanks, Ann")]
    public void Text_around_a_fence_is_passed_over(string before, string after)
    {
        InventorySource source = ReadText(
            before + RegistryText.File(RegistryText.Key(Iis, "\"ASPNET\"=dword:00000001")) + after);

        Assert.Equal(["ASPNET = 1"], Find(source, Iis)!.Values.Select(value => value.ToString()));
        Assert.Empty(source.MissingFacts);
    }

    [Fact]
    public void Two_fences_are_each_read_or_refused()
    {
        string first = "a\r\n```\r\n" + RegistryText.File(RegistryText.Key(DotNet, "\"Release\"=dword:0005c5e5")) + "```\r\nb\r\n```\r\n";
        string second = RegistryText.File(RegistryText.Key(Engine, "\"PowerShellVersion\"=\"3.0\"")) + "```\r\n";
        using var folder = new Folder();

        Assert.Equal(2, CaptureFormats.Read(new CaptureFile(folder.Write("two.md", first + second))).Count);
        Assert.Equal("CaptureMalformed", Assert.Throws<InputException>(() => ReadText(first + "[X] Web Server (IIS)    Web-Server    Installed\r\n```\r\n")).ErrorId);
    }

    [Fact]
    public void An_export_in_a_fence_between_text_is_read()
    {
        InventorySource source = ReadText(
            "Hi,\r\nhere it is:\r\n\r\n```reg\r\n" + RegistryText.File(RegistryText.Key(DotNet, "\"Release\"=dword:0005c5e5")) + "```\r\nThanks\r\n");

        Assert.Equal(378341, Value(source, DotNet, "Release")!.Number);
    }

    [Theory]
    [InlineData("[...]")]
    [InlineData("[snip]")]
    public void A_mark_for_omitted_lines_is_no_key(string mark) => Assert.Equal(
        "CaptureMalformed",
        Assert.Throws<InputException>(() => ReadText(
            RegistryText.File(RegistryText.Key(DotNet, "\"Install\"=dword:00000001")).TrimEnd() + "\r\n" + mark + "\r\n")).ErrorId);

    [Theory]
    [InlineData("\r\r\n")]
    [InlineData("\r\n\r\n")]
    public void An_empty_line_after_each_line_ends_no_key(string lineBreak)
    {
        string text = RegistryText.File(RegistryText.Key(DotNet, "\"Install\"=dword:00000001")).TrimEnd().Replace("\r\n", lineBreak, StringComparison.Ordinal);

        Assert.Equal([DotNet], ReadText(text + lineBreak).MissingFacts.Select(gap => gap.Subject));
        Assert.Empty(ReadText(text + lineBreak + lineBreak).MissingFacts);
    }

    [Fact]
    public void Exports_of_two_computers_in_one_file_are_refused()
    {
        string Export(string name) => RegistryText.File(RegistryText.Key(
            @"SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName", $"\"ComputerName\"=\"{name}\""));

        Assert.Equal("CaptureTwoComputers", Assert.Throws<InputException>(() => ReadText(Export("FE01") + Export("FE02"))).ErrorId);
    }

    [Fact]
    public void Text_that_is_no_prompt_is_still_refused_behind_one()
    {
        string text = RegistryText.File(RegistryText.Key(DotNet, "\"CBS\"=dword:00000001")) + "C:\\>\r\n\"Release\"=dword:0005c5e5\r\n";

        Assert.Equal("CaptureMalformed", Assert.Throws<InputException>(() => ReadText(text)).ErrorId);
    }

    [Fact]
    public void Exports_that_were_joined_each_speak_for_themselves()
    {
        string[] exports =
        [
            RegistryText.File(RegistryText.Key(DotNet, "\"Release\"=dword:0005c5e5")),
            RegistryText.File(RegistryText.Key(DotNet, "\"Release\"=dword:00080ea8")),
        ];
        using var folder = new Folder();

        IReadOnlyList<InventorySource> sources =
            CaptureFormats.Read(new CaptureFile(folder.Write("two.reg", exports[0] + "\ufeff" + exports[1])));

        Assert.Equal([378341, 528040], sources.Select(source => Value(source, DotNet, "Release")!.Number));
    }

    [Fact]
    public void The_name_in_use_names_the_server_where_the_lasting_one_was_not_exported()
    {
        InventorySource source = ReadText(RegistryText.File(RegistryText.Key(
            @"SYSTEM\CurrentControlSet\Control\ComputerName\ActiveComputerName", "\"ComputerName\"=\"FE01\"")));

        Assert.Equal("FE01", source.ComputerName);
    }

    private static string Entry(string catalog, string name, byte[] item) => RegistryText.Key(
        Catalog + "\\" + catalog + "\\" + name, "\"PackedCatalogItem\"=" + RegistryText.Hex("", item));

    private static RegistryKeyFact? Find(InventorySource source, string path) =>
        Array.Find(source.RegistryKeys!, key => string.Equals(key.Path, path, StringComparison.OrdinalIgnoreCase));

    private static RegistryValueFact? Value(InventorySource source, string path, string name) => Find(source, path)?.Find(name);

    private static IEnumerable<string> Facts(InventorySource source) => source.RegistryKeys!
        .SelectMany(key => key.Values.Select(value => key + " " + value).Append(key.ToString()));

    private static InventorySource ReadText(string text)
    {
        using var folder = new Folder();
        return Read(folder.Write("export.reg", text));
    }

    private static InventorySource Read(string path) => Assert.Single(CaptureFormats.Read(new CaptureFile(path)));
}
