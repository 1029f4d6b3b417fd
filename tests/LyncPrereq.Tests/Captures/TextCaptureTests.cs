using System.Text;
using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Captures;

public sealed class TextCaptureTests
{
    private const string Listing = """
        Display Name                                            Name                       Install State
        ------------                                            ----                       -------------
        [X] Web Server (IIS)                                    Web-Server                     Installed
            [ ] Basic Authentication                            Web-Basic-Auth                 Available

        """;

    private const string Dism = """
        Deployment Image Servicing and Management tool
        Version: 6.3.9600.17031

        Image Version: 6.3.9600.17031

        Feature Name : IIS-WebServerRole
        State : Enabled

        The operation completed successfully.

        """;

    private const string Optional = """

        FeatureName : NetFx3
        State       : DisabledWithPayloadRemoved


        """;

    [Fact]
    public void A_transcript_holds_listings_of_several_kinds()
    {
        string text = "**********************\nWindows PowerShell transcript start\nStart time: 20210412093011\nUsername  : LAB\\ann\n"
            + "Machine   : LAB7 (Microsoft Windows NT 6.3.9600.0)\n**********************\nPS C:\\> Get-WindowsFeature Web*\n\n" + Listing
            + "\n\nPS C:\\> dism /online /english /get-features\n\n" + Dism + "PS C:\\> Get-WindowsOptionalFeature -Online -FeatureName NetFx3\n"
            + Optional + "PS C:\\> Stop-Transcript\n**********************\nWindows PowerShell transcript end\n";

        Assert.Equal(
            [InventorySourceKind.WindowsFeature, InventorySourceKind.Dism, InventorySourceKind.OptionalFeature],
            Read(text).Select(source => source.KindValue));
    }

    [Theory]
    [InlineData("```\n", "```\n")]
    [InlineData("Hi Ann,\n\nthis is what the server says: see below.\n\n", "\nRegards\n")]
    [InlineData("WARNING: column \"Name\" does not fit.\n\n", "PS C:\\>")]
    [InlineData("[10:14:07] [INFO] collecting\n", "[10:14:09] [INFO] done\n")]
    public void What_is_around_a_listing_is_foreign_text(string before, string after)
    {
        Assert.Equal(2, Assert.Single(Read(before + Listing + after)).Features!.Length);
        Assert.Single(Assert.Single(Read(before + Dism + after)).Features!);
        Assert.Single(Assert.Single(Read(before + Optional + after)).Features!);
    }

    [Fact]
    public void A_listing_can_begin_late()
    {
        Assert.Single(Read(string.Concat(Enumerable.Repeat("PS C:\\> # nothing of interest\n", 2000)) + Listing));
    }

    [Theory]
    [InlineData("Some text of a person, with [brackets] : colons | pipes and ----- rules.\n")]
    [InlineData("\n\n\n")]
    [InlineData("-----\n")]
    public void A_text_without_a_listing_is_not_recognized(string text)
    {
        Assert.Equal("CaptureNotRecognized", Assert.Throws<InputException>(() => Read(text)).ErrorId);
    }

    [Fact]
    public void Two_listings_of_one_kind_are_refused_with_their_lines()
    {
        string text = "before:\n" + Listing + "\n\nafter:\n" + Listing;

        InputException problem = Assert.Throws<InputException>(() => Read(text));

        Assert.Equal("CaptureTwoListings", problem.ErrorId);
        Assert.Contains("two listings of Get-WindowsFeature, at line 3 and at line 10", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_the_same_command_is_a_second_listing()
    {
        string text = Listing + "\nPS C:\\> Get-WindowsFeature NET-Framework-Core | Format-List\n\nName : NET-Framework-Core\nInstallState : Removed\n";

        Assert.Equal("CaptureTwoListings", Assert.Throws<InputException>(() => Read(text)).ErrorId);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r\r\n")]
    [InlineData("\r")]
    public void Line_breaks_of_any_kind_part_lines(string lineBreak)
    {
        Assert.Equal(2, Assert.Single(Read(Listing.ReplaceLineEndings(lineBreak))).Features!.Length);
        Assert.Single(Assert.Single(Read(Dism.ReplaceLineEndings(lineBreak))).Features!);
        Assert.Single(Assert.Single(Read(Optional.ReplaceLineEndings(lineBreak))).Features!);
    }

    [Fact]
    public void Numbers_of_lines_are_those_of_an_editor()
    {
        string text = Listing.ReplaceLineEndings("\r\r\n") + "[X] Web Server\r\r\n";

        Assert.Contains("line 5: [X] Web Server", Assert.Throws<InputException>(() => Read(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Escapes_of_colors_and_of_the_window_are_taken_away()
    {
        string text = "\u001b]0;PowerShell\u0007\u001b[32;1m" + Listing.ReplaceLineEndings("\u001b[0m\n\u001b[32;1m") + "\u001b[0m\n"
            + "\u001b[32;1mFeatureName : \u001b[0mNetFx3\n\u001b[32;1mState       : \u001b[0mEnabled\u001b[K\n";

        Assert.Equal("Web-Basic-Auth", Read(text)[0].Features![1].Name);
        Assert.Equal("NetFx3: Installed", Read(text)[1].Features![0].ToString());
    }

    [Fact]
    public void Blanks_and_marks_of_web_pages_and_joined_files_are_taken_away()
    {
        string text = "\ufeffone file\n\ufeff" + Listing.Replace(' ', '\u00a0');

        Assert.Equal("Web-Server: Installed", Assert.Single(Read(text)).Features![0].ToString());
    }

    [Fact]
    public void What_PowerShell_appends_in_UTF16_to_another_encoding_is_read()
    {
        using var folder = new Folder();
        string beginning = string.Concat(Enumerable.Repeat("PS C:\\> # nothing of interest\n", 200)) + Listing;
        byte[] bytes = [.. Encoding.ASCII.GetBytes(beginning), .. Encoding.Unicode.GetBytes(Optional.ReplaceLineEndings("\r\n"))];

        Assert.Equal(2, CaptureFormats.Read(new CaptureFile(folder.Write("both.txt", bytes))).Count);
    }

    [Fact]
    public void Two_encodings_in_one_file_are_refused()
    {
        using var folder = new Folder();
        string padded = "row      of    columns\r\n";
        byte[][] files =
        [
            [0xff, 0xfe, .. Encoding.Unicode.GetBytes(Listing), .. Encoding.ASCII.GetBytes(padded)],
            [0xfe, 0xff, .. Encoding.BigEndianUnicode.GetBytes(Listing), .. Encoding.ASCII.GetBytes(padded)],
            [.. Encoding.ASCII.GetBytes(Listing), 0xff, 0xfe, .. Encoding.Unicode.GetBytes(Dism)],
        ];
        foreach (byte[] bytes in files)
        {
            Assert.Equal(
                "CaptureMixedEncodings",
                Assert.Throws<InputException>(() => CaptureFormats.Read(new CaptureFile(folder.Write("both.txt", bytes)))).ErrorId);
        }
    }

    [Fact]
    public void A_file_that_is_refused_at_its_first_line_is_closed()
    {
        using var folder = new Folder();
        string path = folder.Write("both.txt", [0xff, 0xfe, .. Encoding.Unicode.GetBytes(Listing), .. Encoding.ASCII.GetBytes("a      b\r\n")]);

        Assert.Throws<InputException>(() => CaptureFormats.Read(new CaptureFile(path)));

        using FileStream exclusive = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.NotEqual(0, exclusive.Length);
    }

    [Theory]
    [InlineData("[srv02]: PS C:\\Users\\ann> Get-WindowsFeature\n\n", "srv02")]
    [InlineData("PS C:\\> Get-WindowsFeature -ComputerName srv02\n\n", "srv02")]
    [InlineData("[srv01]: PS C:\\> Get-WindowsFeature -ComputerName 'srv02.contoso.com'\n", "srv02.contoso.com")]
    [InlineData("\n   PSComputerName: srv02\n\n", "srv02")]
    [InlineData("PS C:\\> Get-WindowsFeature -ComputerName srv02, srv03\n", null)]
    [InlineData("PS C:\\> Get-WindowsFeature -ComputerName $server\n", null)]
    [InlineData("[10.0.0.5]: PS C:\\> Get-WindowsFeature\n", null)]
    [InlineData("[srv02]: PS C:\\> exit\nPS C:\\> Get-WindowsFeature\n", null)]
    public void The_text_above_a_listing_names_its_server(string above, string? computer) =>
        Assert.Equal(computer, Assert.Single(Read(above + Listing)).ComputerName);

    [Fact]
    public void Listings_of_two_servers_are_refused_with_both_names()
    {
        string text = "[srv01]: PS C:\\> Get-WindowsFeature\n" + Listing + "[srv02]: PS C:\\> dism /online /get-features\n" + Dism;

        InputException problem = Assert.Throws<InputException>(() => Read(text));

        Assert.Equal("CaptureTwoComputers", problem.ErrorId);
        Assert.Contains("srv01 (line 3) and srv02", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C:\\>dism /image:D:\\mount /english /get-features\n")]
    [InlineData("PS C:\\> dism.exe /English /Get-Features /Image:D:\\mount\n")]
    public void The_features_of_an_offline_image_are_refused(string above) =>
        Assert.Equal("CaptureOffline", Assert.Throws<InputException>(() => Read(above + Dism)).ErrorId);

    [Theory]
    [InlineData("PS C:\\> Install-WindowsFeature  Web-Static-Content\n")]
    [InlineData("As you see,  Web-Static-Content\nis missing.\n")]
    public void A_feature_named_below_a_listing_is_no_broken_row(string after) =>
        Assert.Equal(2, Assert.Single(Read(Listing + after)).Features!.Length);

    [Fact]
    public void A_list_of_tasks_is_no_listing() => Assert.Equal(
        "CaptureNotRecognized",
        Assert.Throws<InputException>(() => Read("Tasks:\n[X] Install Web-Server\n[ ] Web-Static-Content\n")).ErrorId);

    [Fact]
    public void A_warning_and_a_blank_line_part_no_listing()
    {
        string row = "    [X] Windows Authentication                          Web-Windows-Auth           Installed\n";
        int length = Listing.Split('\n')[3].TrimEnd().Length;

        Assert.Equal(3, Assert.Single(Read(
            Listing + "WARNING: The connection was interrupted.\n\n" + row.TrimEnd().Insert(row.IndexOf("Installed", StringComparison.Ordinal), new string(' ', length - row.TrimEnd().Length)) + "\n")).Features!.Length);
    }

    [Fact]
    public void Lines_of_an_error_part_no_table_of_objects()
    {
        string text = "\nName            InstallState\n----            ------------\nWeb-Server         Installed\n"
            + "Get-X : failed\nAt line:1 char:1\n+ x\nWeb-Basic-Auth     Available\n";

        Assert.Equal(2, Assert.Single(Read(text)).Features!.Length);
    }

    [Fact]
    public void A_prompt_of_any_length_is_read()
    {
        string text = "PS C:\\> " + string.Concat(Enumerable.Repeat("dism a:b ", 20000)) + "\nPS " + new string(':', 200000) + "\n"
            + string.Concat(Enumerable.Repeat("text\n", 20000)) + Listing;

        Assert.Single(Read(text));
    }

    private static IReadOnlyList<InventorySource> Read(string text)
    {
        using var folder = new Folder();
        return CaptureFormats.Read(new CaptureFile(folder.Write("text.txt", text)));
    }
}
