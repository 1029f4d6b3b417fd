using System.Text;
using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Captures;

public sealed class WindowsFeatureListingTests
{
    private const string ThreeColumns = """
        Display Name                                            Name                       Install State
        ------------                                            ----                       -------------

        """;

    private const string TwoColumns = """
        Display Name                                            Name
        ------------                                            ----

        """;

    private const string Japanese = """
        表示名                                                  名前                       インストール状態
        ------------                                            ----                       -------------
        [X] Web サーバー (IIS)                                  Web-Server                     Installed
            [X] 管理ツール                                      Web-Mgmt-Tools                 Installed
                [ ] IIS 管理スクリプトおよびツール              Web-Scripting-Tools            Available
            [X] クライアント証明書マッピング認証一統合...       Web-Client-Auth                Installed
        [ ] .NET Framework 3.5 の機能                           NET-Framework-Features         Removed

        """;

    private const string JapaneseFacts =
        "Web-Server: Installed|Web-Mgmt-Tools: Installed|Web-Scripting-Tools: Available|Web-Client-Auth: Installed"
        + "|NET-Framework-Features: Removed";

    [Theory]
    [InlineData("utf-8", false, "\n")]
    [InlineData("utf-8", true, "\r\n")]
    [InlineData("utf-16", true, "\r\n")]
    [InlineData("utf-16", false, "\r\n")]
    [InlineData("utf-16BE", true, "\n")]
    [InlineData("utf-16BE", false, "\n")]
    public void Titles_in_another_language_and_wide_letters_change_nothing_in_any_encoding(
        string encoding,
        bool withMark,
        string lineEnd)
    {
        Encoding known = Encoding.GetEncoding(encoding);
        using var folder = new Folder();
        byte[] text = known.GetBytes(Japanese.ReplaceLineEndings(lineEnd));

        InventorySource source = Read(folder.Write("listing.reg", [.. withMark ? known.GetPreamble() : [], .. text]));

        Assert.Equal(JapaneseFacts, Facts(source));
    }

    [Fact]
    public void A_code_page_that_is_not_utf8_spoils_display_names_only()
    {
        using var folder = new Folder();
        string text = ThreeColumns + "[X] Verschlüsselndes Dateisystem für Größen             Web-Server                     Installed\n";

        InventorySource source = Read(folder.Write("listing.txt", Encoding.Latin1.GetBytes(text)));

        Assert.Equal("Web-Server: Installed", Facts(source));
    }

    [Theory]
    [InlineData("[X] Web Server (IIS)        Web-Server           Installed", "Web-Server: Installed")]
    [InlineData("[x] Web Server (IIS)        WEB-SERVER           INSTALLED", "WEB-SERVER: Installed")]
    [InlineData("[ ] Web Server (IIS)        Web-Server           Available", "Web-Server: Available")]
    [InlineData("[ ] Web Server (IIS)        Web-Server             Removed", "Web-Server: Removed")]
    [InlineData("[ ] Web Server (IIS)        Web-Server      InstallPending", "Web-Server: InstallPending")]
    [InlineData("[X] Web Server (IIS)        Web-Server    UninstallPending", "Web-Server: UninstallPending")]
    [InlineData("[X] Web Server (IIS)        Web-Server       UninstallP...", "Web-Server: UninstallPending")]
    [InlineData("[ ] Web Server (IIS)        Web-Server       InstallPen...", "Web-Server: InstallPending")]
    [InlineData("[X] Web Server (IIS)        Web-Server       UninstallPen…", "Web-Server: UninstallPending")]
    [InlineData("[X] Web Server (IIS)        Web-Server         Installiert", "Web-Server: Installed")]
    [InlineData("[ ] Web Server (IIS)        Web-Server              已安裝", "Web-Server: NotInstalled")]
    [InlineData("[ ] Web Server (IIS)        Web-Server     Nicht verfügbar", "Web-Server: NotInstalled")]
    [InlineData("[ ] Web Server (IIS)        Web-Server           Installed", "Web-Server: Unknown")]
    [InlineData("[X] Web Server (IIS)        Web-Server           Available", "Web-Server: Unknown")]
    [InlineData("[X] HTTP Activation         NET-WCF-HTTP-Activat... Installed", "NET-WCF-HTTP-Activat...: Installed")]
    [InlineData("[X] HTTP Activation         NET-WCF-HTTP-Activatio… Installed", "NET-WCF-HTTP-Activatio...: Installed")]
    [InlineData("[X] Client Certificate Mapping Authentic... Web-Client-Auth   Installed", "Web-Client-Auth: Installed")]
    [InlineData("[X] Client Certificate Mapping Authentica… Web-Client-Auth   Installed", "Web-Client-Auth: Installed")]
    [InlineData("\t[X] Web Server (IIS)      Web-Server           Installed   ", "Web-Server: Installed")]
    public void A_row_of_three_columns_is_read_from_both_ends(string row, string fact)
    {
        Assert.Equal(fact, Facts(ReadText(ThreeColumns + row + "\n")));
    }

    [Theory]
    [InlineData("[X] Web Server (IIS)                         Web-Server", "Web-Server: Installed")]
    [InlineData("    [ ] Client Certificate Mapping Authentic... Web-Client-Auth", "Web-Client-Auth: NotInstalled")]
    [InlineData("[ ] .NET Framework 3.5.1 Features            NET-Framework-Featur...", "NET-Framework-Featur...: NotInstalled")]
    public void A_row_of_two_columns_has_its_box_alone(string row, string fact)
    {
        Assert.Equal(fact, Facts(ReadText(TwoColumns + row + "\n")));
    }

    [Theory]
    [InlineData("[X] Web Server (IIS)     Web-Server        Installed", "Web-Server: Installed")]
    [InlineData("[X] Web Server (IIS)     Web-Server", "Web-Server: Installed")]
    public void Without_titles_the_first_row_tells_the_columns(string row, string fact)
    {
        Assert.Equal(fact, Facts(ReadText(row + "\n")));
    }

    [Fact]
    public void A_display_name_that_fills_its_column_stands_one_blank_before_the_name()
    {
        string row = "[X] " + new string('D', 51) + " Web-Server                     Installed\n";

        Assert.Equal("Web-Server: Installed", Facts(ReadText(ThreeColumns + row)));
    }

    [Theory]
    [InlineData("[X] Windows PowerShell")]
    [InlineData("[X] Windows PowerShell       Installed")]
    [InlineData("[X] Windows PowerShell    Power Installed PS")]
    [InlineData("[X] PowerShell")]
    [InlineData("[X] Web Server            Web_Server?       Installed")]
    [InlineData("[X] Web Server            ...               Installed")]
    [InlineData("[X] Web Server")]
    [InlineData("[X]")]
    [InlineData("Management Tools          Web-Mgmt-Tools    Installed")]
    [InlineData("12: [X] Management Tools  Web-Mgmt-Tools    Installed")]
    [InlineData("[X]Management Tools       Web-Mgmt-Tools    Installed")]
    public void A_row_that_is_not_whole_is_refused_with_its_line(string row)
    {
        string text = ThreeColumns + "[X] Web Server (IIS)     Web-Server        Installed\n" + row + "\n";

        InputException problem = Assert.Throws<InputException>(() => ReadText(text));

        Assert.Equal("CaptureMalformed", problem.ErrorId);
        Assert.Contains("line 4: " + row, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ThreeColumns, "[X] Windows PowerShell      Power")]
    [InlineData(ThreeColumns, "[X] .NET Extensibility 3.5      Web-Net-Ext      Instal")]
    [InlineData(TwoColumns, "[X] .NET Extensibility 4.5      Web-Net-Ext")]
    [InlineData(TwoColumns, "[X] .NET Extensibility 4.5      Web-Net-")]
    [InlineData(TwoColumns, "[X] Windows PowerShell")]
    public void A_last_row_that_may_have_lost_its_end_is_truncated(string title, string row)
    {
        InputException problem = Assert.Throws<InputException>(() => ReadText(title + row));

        Assert.Equal("CaptureTruncated", problem.ErrorId);
    }

    [Theory]
    [InlineData(ThreeColumns, "[X] .NET Extensibility 3.5      Web-Net-Ext      Installed", "Web-Net-Ext: Installed")]
    [InlineData(ThreeColumns, "[X] .NET Extensibility 3.5      Web-Net-Ext      Installiert", "Web-Net-Ext: Installed")]
    [InlineData(TwoColumns, "[X] IIS Hostable Web Core       Web-WHC", "Web-WHC: Installed")]
    public void A_last_row_without_a_line_break_is_read_where_it_is_whole(string title, string row, string fact)
    {
        Assert.Equal(fact, Facts(ReadText(title + row)));
    }

    [Fact]
    public void Text_around_the_listing_and_blank_lines_are_passed_over()
    {
        string text = "PS C:\\> Get-WindowsFeature\n\n" + ThreeColumns
            + "[X] A     A-1        Installed\n\n[ ] B     B-1        Removed\n\n\nPS C:\\> # [done]\nPS C:\\>";

        Assert.Equal("A-1: Installed|B-1: Removed", Facts(ReadText(text)));
    }

    [Theory]
    [InlineData("-- More  --")]
    [InlineData("<SPACE> next page; <CR> next line; Q quit")]
    [InlineData("WARNING: The feature list is being refreshed.")]
    public void What_a_pager_prints_between_rows_parts_no_listing(string line)
    {
        string text = ThreeColumns + "[X] Web Server (IIS)   Web-Server   Installed\n" + line + "\n"
            + "[ ] Basic Authentication   Web-Basic-Auth   Available\n";

        Assert.Equal("Web-Server: Installed|Web-Basic-Auth: Available", Facts(ReadText(text)));
    }

    [Fact]
    public void The_column_that_remoting_adds_names_the_server()
    {
        InventorySource source = ReadText("""
            Display Name                                            Name                       Install State PSComputerName
            ------------                                            ----                       ------------- --------------
            [X] Web Server (IIS)                                    Web-Server                     Installed lab7.example.net
                    [ ] Basic Authentication                        Web-Basic-Auth                   Removed lab7.example.net
            [ ] Message Queuing                                     MSMQ                      InstallPending lab7.example.net

            """);

        Assert.Equal("lab7.example.net", source.ComputerName);
        Assert.Equal("Web-Server: Installed|Web-Basic-Auth: Removed|MSMQ: InstallPending", Facts(source));
    }

    [Theory]
    [InlineData("lab7", "lab7")]
    [InlineData("lab7.exampl...", "lab7")]
    [InlineData("lab7.exampl…", "lab7")]
    [InlineData("lab7-with-a-lo...", null)]
    [InlineData("localhost", null)]
    [InlineData("192.0.2.7", null)]
    public void The_server_is_named_where_its_name_is_known(string shown, string? name)
    {
        InventorySource source = ReadText("[X] Web Server (IIS)   Web-Server   Installed " + shown + "\n");

        Assert.Equal(name, source.ComputerName);
        Assert.Equal("Web-Server: Installed", Facts(source));
    }

    [Fact]
    public void Remoting_adds_its_column_to_two_columns_as_well()
    {
        InventorySource source = ReadText("""
            Display Name                                            Name                    PSComputerName
            ------------                                            ----                    --------------
            [X] Web Server (IIS)                                    Web-Server              lab7
                [ ] Basic Authentication                            Web-Basic-Auth          lab7

            """);

        Assert.Equal("lab7", source.ComputerName);
        Assert.Equal("Web-Server: Installed|Web-Basic-Auth: NotInstalled", Facts(source));
    }

    [Fact]
    public void Without_titles_a_word_behind_known_names_is_no_name()
    {
        InventorySource source = ReadText(
            "[X] Web Server (IIS)   Web-Server   lab7\n[ ] Message Queuing   MSMQ   lab7\n");

        Assert.Equal("Web-Server: Installed|MSMQ: NotInstalled", Facts(source));
    }

    [Fact]
    public void Two_servers_in_one_listing_are_refused_by_name()
    {
        InputException problem = Assert.Throws<InputException>(() => ReadText(
            ThreeColumns.Replace("Install State", "Install State PSComputerName", StringComparison.Ordinal)
                .Replace("-------------", "------------- --------------", StringComparison.Ordinal)
            + "[X] Web Server (IIS)   Web-Server   Installed lab7\n[X] Web Server (IIS)   Web-Server   Installed lab8\n"));

        Assert.True(problem.ErrorId is "CaptureTwoComputers" or "CaptureTwoListings", problem.ErrorId);
        Assert.Contains("lab7 (line 3)", problem.Message, StringComparison.Ordinal);
        Assert.Contains("lab8 (line 4)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_that_is_listed_twice_makes_two_listings()
    {
        InputException problem = Assert.Throws<InputException>(() => ReadText(
            "[ ] Web Server (IIS)   Web-Server   Available\n\n=== afterwards ===\n[X] Web Server (IIS)   Web-Server   Installed\n"));

        Assert.Equal("CaptureTwoListings", problem.ErrorId);
        Assert.Contains("line 1 and at line 4", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[X] Active Directory Certificate Services Tools RSAT-ADCS   Installed", "RSAT-ADCS: Installed")]
    [InlineData("[ ] .NET Framework 3.5 (includes .NET 2.0 and 3.0) NET-Framework-Core Removed", "NET-Framework-Core: Removed")]
    [InlineData("[X] Web Server (IIS)\tWeb-Server\tInstalled", "Web-Server: Installed")]
    [InlineData("> [X] Web Server (IIS)        Web-Server       Installed", "Web-Server: Installed")]
    [InlineData("[ ] Basic Authentication      Web-Basic-Auth     Removed   <-- why?", "Web-Basic-Auth: Removed")]
    [InlineData("[X] Acme Agent                Acme-Agent2      Installed", "Acme-Agent2: Installed")]
    public void A_row_is_read_by_what_is_known(string row, string fact)
    {
        Assert.Equal("Web-Http-Logging: Installed|" + fact, Facts(ReadText("[X] HTTP Logging    Web-Http-Logging    Installed\n" + row + "\n")));
    }

    [Fact]
    public void A_name_that_is_a_word_is_known_by_its_column()
    {
        const string Row = "[X] Message Queuing and its neighbors MSMQ           Installed\n";
        const string Other = "[X] Web Server (IIS)                   Web-Server     Installed\n";

        Assert.Equal("MSMQ: Installed|Web-Server: Installed", Facts(ReadText(Row + Other)));
        Assert.Equal("Web-Server: Installed|MSMQ: Installed", Facts(ReadText("    " + Other + Row)));
        Assert.Equal("CaptureMalformed", Assert.Throws<InputException>(() => ReadText(Other + "[X] Message Queuing MSMQ   Installed\n")).ErrorId);
    }

    [Fact]
    public void Where_blanks_were_joined_names_and_states_are_enough()
    {
        Assert.Equal(
            "Web-Server: Installed|MSMQ: Available",
            Facts(ReadText("[X] Web Server (IIS) Web-Server Installed\n[ ] Message Queuing MSMQ Available\n")));
    }

    [Fact]
    public void Columns_are_counted_in_cells_too()
    {
        // Titles and display names take two cells a letter, so that no column begins at the same letter twice.
        InventorySource source = ReadText("""
            表示名                     名前             インストール状態
            ------                     ----             ----------------
            [X] Web サーバー (IIS)     Web-Server              Installed
            [X] メッセージ キューの窓  MSMQ                    Available
            [ ] 背景知能転送機能の略称 BITS                    Available

            """.Replace("[X] メッセージ", "[ ] メッセージ", StringComparison.Ordinal));

        Assert.Equal("Web-Server: Installed|MSMQ: Available|BITS: Available", Facts(source));
    }

    [Theory]
    [InlineData("[ ] Media Foundation   Server-Media-Foundation   Install...", "Server-Media-Foundation: InstallPending")]
    [InlineData("[X] Media Foundation   Server-Media-Foundation   Install...", "Server-Media-Foundation: Unknown")]
    [InlineData("[ ] Media Foundation   Server-Media-Foundation   A...", "Server-Media-Foundation: Available")]
    public void A_cut_state_is_what_it_can_be_beside_its_box(string row, string fact)
    {
        Assert.Equal(fact, Facts(ReadText(ThreeColumns + row + "\n")));
    }

    [Fact]
    public void Two_columns_say_nothing_of_the_files_of_a_feature()
    {
        InventorySource source = ReadText(TwoColumns + "[ ] .NET Framework 3.5   NET-Framework-Core\n[X] Web Server (IIS)   Web-Server\n");

        Assert.Equal("NET-Framework-Core: NotInstalled|Web-Server: Installed", Facts(source));
    }

    [Theory]
    [InlineData("[ ] Media Foundation       Server-Media-Foundation\nInstallPending", "Server-Media-Foundation: InstallPending")]
    [InlineData("[ ] Client Certificate Mapping Authentication\nWeb-Client-Auth      Removed", "Web-Client-Auth: Removed")]
    [InlineData("[X] HTTP Activation   NET-WCF-HTTP-Activati   Installed\n                      on45", "NET-WCF-HTTP-Activation45: Installed")]
    [InlineData("[X] HTTP Activation   NET-WCF-HTTP-Activati   Installed\n    of something      on45", "NET-WCF-HTTP-Activation45: Installed")]
    [InlineData("[X] Client Certificate  Web-Client-Auth   Installed\n    Mapping", "Web-Client-Auth: Installed")]
    public void A_row_can_go_on_in_the_next_line(string row, string fact)
    {
        const string Other = "[X] Web Server (IIS)   Web-Server   Installed\n";

        Assert.Equal("Web-Server: Installed|" + fact, Facts(ReadText(ThreeColumns + Other + row + "\n")));
        Assert.Equal(fact + "|Web-Server: Installed", Facts(ReadText(row + "\n" + Other)));
    }

    [Theory]
    [InlineData("Web-WHC   needed", "Web-WHC: NotInstalled")]
    [InlineData("Acme-Core", "Acme-Core: NotInstalled")]
    public void A_remark_in_two_columns_is_no_name(string end, string fact)
    {
        Assert.Equal(fact, Facts(ReadText(TwoColumns + "[ ] Hostable core of Web-Server     " + end + "\n")));
    }

    [Fact]
    public void A_row_of_doubt_is_not_taken_for_foreign_text()
    {
        Assert.Equal(
            "CaptureMalformed",
            Assert.Throws<InputException>(() => ReadText("[X] Message Queuing MSMQ    Installed\n")).ErrorId);
    }

    [Fact]
    public void A_name_in_a_display_name_is_no_name()
    {
        Assert.Equal(
            "Acme-Web: Installed",
            Facts(ReadText(ThreeColumns + "[X] Tools for Web-Server     Acme-Web     Installiert\n")));
    }

    [Fact]
    public void Rows_under_a_heading_are_a_second_listing()
    {
        InputException problem = Assert.Throws<InputException>(() => ReadText(
            "lab7:\n[X] Web Server (IIS)   Web-Server   Installed\n\nlab8:\n[ ] Basic Authentication   Web-Basic-Auth   Available\n"));

        Assert.Equal("CaptureTwoListings", problem.ErrorId);
    }

    [Fact]
    public void A_remark_behind_some_rows_is_no_server()
    {
        InventorySource source = ReadText(
            "[X] Web Server (IIS)   Web-Server   Installed\n[ ] Basic Authentication   Web-Basic-Auth   Removed important\n");

        Assert.Null(source.ComputerName);
        Assert.Equal("Web-Server: Installed|Web-Basic-Auth: Removed", Facts(source));
    }

    [Theory]
    [InlineData("[x] buy milk\n[ ] call Ann\n")]
    [InlineData("[X] finished     yesterday\n[ ] open         since Monday\n")]
    [InlineData("- [x] install IIS\n- [ ] restart\n")]
    public void A_list_of_tasks_is_no_listing(string text)
    {
        Assert.Equal("CaptureNotRecognized", Assert.Throws<InputException>(() => ReadText(text)).ErrorId);
    }

    [Theory]
    [InlineData("            [X] Active Directory module for Windows ... RSAT-AD-PowerShell", "RSAT-AD-PowerShell: Installed")]
    [InlineData("    [ ] Failover Clustering Tools for this        ... RSAT-Clustering", "RSAT-Clustering: NotInstalled")]
    [InlineData("        [ ] Remote management of servers with In...   Web-Mgmt-Service", "Web-Mgmt-Service: NotInstalled")]
    [InlineData("        [X] All of the tools that are currently A...  Web-Mgmt-Tools", "Web-Mgmt-Tools: Installed")]
    [InlineData("        [X] All of the tools that were recently R\u2026    Web-Mgmt-Tools", "Web-Mgmt-Tools: Installed")]
    public void A_display_name_that_was_cut_ends_in_no_state(string row, string fact)
    {
        string rows = "[X] Web Server (IIS)                                    Web-Server\n" + row + "\n";

        Assert.Equal("Web-Server: Installed|" + fact, Facts(ReadText(TwoColumns + rows)));
        Assert.Equal(
            "Web-Server: Installed|" + fact + "|Web-WebServer: Installed",
            Facts(ReadText(TwoColumns + rows + "    [X] Web Server                                      Web-WebServer\n")));
    }

    [Theory]
    [InlineData("[X] Web Server (IIS)   Web-Server   Installed lab7\n[X] HTTP Logging   Web-Http-Logging   Installed la")]
    [InlineData("[X] Web Server (IIS)   Web-Server   Installed\n    [")]
    [InlineData("[X] Web Server (IIS)   Web-Server   Installed\n    [X")]
    [InlineData("[X] Web Server (IIS)   Web-Server   Installed\n    [X]")]
    [InlineData("[X] Web Server (IIS)   Web-Server   Installed\n    [ ] Basic Auth")]
    [InlineData("[X] Web Server (IIS)   Web-Server   Installed\n    [ ] Basic Authentication   Web-Basic-Auth")]
    public void What_is_cut_inside_a_row_is_truncated(string text)
    {
        Assert.Equal("CaptureTruncated", Assert.Throws<InputException>(() => ReadText(text)).ErrorId);
    }

    [Fact]
    public void A_display_name_can_be_cut_after_a_space()
    {
        InventorySource source = ReadText("""
            Display Name                                            Name
            ------------                                            ----
            [X] Web Server (IIS)                                    Web-Server
                [ ] Active Directory module for Windows ...         RSAT-AD-PowerShell
                        [ ] Failover Cluster Module for Windows ... RSAT-Clustering-Powe...

            """);

        Assert.Equal(FeatureState.Installed, State(source, "Web-Server"));
        Assert.Equal(FeatureState.NotInstalled, State(source, "RSAT-AD-PowerShell"));
    }

    private static FeatureState State(InventorySource source, string name) =>
        Assert.Single(source.Features!, feature => feature.Name == name).StateValue;

    private static string Facts(InventorySource source) =>
        string.Join('|', source.Features!.Select(feature => feature.ToString()));

    private static InventorySource ReadText(string text)
    {
        using var folder = new Folder();
        return Read(folder.Write("listing.txt", text));
    }

    private static InventorySource Read(string path) => Assert.Single(CaptureFormats.Read(new CaptureFile(path)));
}
