using System.Text;
using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Captures;

public sealed class DismListingTests
{
    private const string Head = """

        Deployment Image Servicing and Management tool
        Version: 6.1.7600.16385

        Image Version: 6.1.7601.17514


        """;

    private const string List = Head + """
        Features listing for package : Microsoft-Windows-ServerCore-Package~31bf3856ad364e35~amd64~~6.1.7601.17514

        Feature Name : IIS-ASPNET
        State : Enabled

        Feature Name : IIS-CGI
        State : Disabled

        Feature Name : NetFx3
        State : Disabled with Payload Removed

        Feature Name : TelnetClient
        State : Enable Pending

        Feature Name : BITS
        State : Disable Pending

        Feature Name : MSMQ-Server
        State : Partially Installed

        The operation completed successfully.

        """;

    private const string Table = Head + """
        Features listing for package : Microsoft-Windows-ServerCore-Package~31bf3856ad364e35~amd64~~6.1.7601.17514


        ------------------------------------------- | --------
        Feature Name                                | State
        ------------------------------------------- | --------
        IIS-ASPNET                                  | Enabled
        IIS-CGI                                     | Disabled
        NetFx3                                      | Disabled with Payload Removed
        TelnetClient                                | Enable Pending
        BITS                                        | Disable Pending
        MSMQ-Server                                 | Partially Installed

        The operation completed successfully.

        """;

    private const string Facts =
        "IIS-ASPNET: Installed|IIS-CGI: Available|NetFx3: Removed|TelnetClient: InstallPending|BITS: UninstallPending|MSMQ-Server: Unknown";

    [Theory]
    [InlineData(List)]
    [InlineData(Table)]
    public void Both_formats_say_the_same(string text)
    {
        InventorySource source = Read(text);

        Assert.Equal(InventorySourceKind.Dism, source.KindValue);
        Assert.Equal(FeatureNaming.Dism, source.FeatureNamingValue);
        Assert.Equal(Facts, FactsOf(source));
    }

    [Fact]
    public void The_version_of_the_image_is_the_build_and_that_of_the_tool_is_not()
    {
        OperatingSystemFact system = Read(List).OperatingSystem!;

        Assert.Equal(7601, system.Build);
        Assert.Null(system.ProductType);
        Assert.Null(Read(List[Head.Length..]).OperatingSystem);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    public void Encoding_mark_and_line_ends_do_not_matter(string encoding, bool withMark)
    {
        Encoding known = Encoding.GetEncoding(encoding);
        using var folder = new Folder();
        byte[] text = known.GetBytes(List.ReplaceLineEndings("\r\n"));
        string path = folder.Write("features.clixml", [.. withMark ? known.GetPreamble() : [], .. text]);

        InventorySource source = Assert.Single(CaptureFormats.Read(new CaptureFile(path)));

        Assert.Equal(Facts, FactsOf(source));
    }

    [Theory]
    [InlineData("Feature Name : IIS-ASPNET\nState : Enabled\n\nFeature Name : IIS-CGI\n")]
    [InlineData("Feature Name : IIS-ASPNET\nState : Enabled\n\nFeature Name : IIS-CGI\nState : Enab")]
    [InlineData("Feature Name : IIS-ASPNET\nState : Enabled\n\nFeature Name : IIS-C")]
    [InlineData("Feature Name : ")]
    [InlineData("------------ | --------\nFeature Name | State\n------------ | --------\n")]
    [InlineData("Feature Name | State\n------------ | --------\nIIS-ASPNET | Enab")]
    public void A_file_that_ends_too_early_is_an_error(string text)
    {
        InputException problem = Assert.Throws<InputException>(() => Read(text));

        Assert.True(problem.ErrorId is "CaptureTruncated" or "CaptureMalformed", problem.Message);
    }

    [Theory]
    [InlineData("Feature Name : A\nFeature Name : B\nState : Enabled\n", 2)]
    [InlineData("Feature Name : A\nState : Enabled\nState : Disabled\n", 3)]
    [InlineData("Feature Name : \nState : Enabled\n", 1)]
    public void Names_and_states_that_do_not_pair_are_refused_with_their_line(string text, int line)
    {
        InputException problem = Assert.Throws<InputException>(() => Read(text));

        Assert.Equal("CaptureMalformed", problem.ErrorId);
        Assert.Contains("line " + line, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Featurename", "Status", "Aktiviert", "Deaktiviert")]
    [InlineData("Nom de la fonctionnalité", "État", "Activé", "Désactivé")]
    [InlineData("Nom de la fonctionnalit\ufffd", "\ufffdtat", "Activ\ufffd", "D\ufffdsactiv\ufffd")]
    [InlineData("Nombre de característica", "Estado", "Habilitado", "Deshabilitado")]
    [InlineData("Nome do recurso", "Estado", "Habilitado", "Desabilitado")]
    [InlineData("Имя компонента", "Состояние", "Включен", "Отключен")]
    [InlineData("機能名", "状態", "有効", "無効")]
    [InlineData("功能名称", "状态", "已启用", "已禁用")]
    public void Labels_and_states_are_localized_and_names_are_not(string name, string state, string on, string off)
    {
        string text = Head
            + $"{name} : OEMHelpCustomization\n{state} : {off}\n\n{name} : IIS-CGI\n{state} : {on}\n\n"
            + $"{name} : NetFx3\n{state} : {off}\n\n{name} : TelnetClient\n{state} : ???\n\nFinis.\n";
        string table = Head
            + $"--------- | ------\n{name} | {state}\n--------- | ------\nIIS-CGI | {on}\nNetFx3 | {off}\nTelnetClient | ???\n\nFinis.\n";

        Assert.EndsWith("IIS-CGI: Installed|NetFx3: Available|TelnetClient: Unknown", FactsOf(Read(text)), StringComparison.Ordinal);
        Assert.Equal("IIS-CGI: Installed|NetFx3: Available|TelnetClient: Unknown", FactsOf(Read(table)));
    }

    [Theory]
    [InlineData("État", "Activé")]
    [InlineData("Stan", "Włączone")]
    public void Letters_that_a_code_page_has_spoiled_leave_a_state_readable(string label, string state)
    {
        // One byte a letter, as the code pages of MS-DOS have, none of which is UTF-8.
        byte[] text = [.. $"X : IIS-CGI\n{label} : {state}\n".Select(letter => letter > 127 ? (byte)0x90 : (byte)letter)];
        using var folder = new Folder();

        InventorySource source = Assert.Single(CaptureFormats.Read(new CaptureFile(folder.Write("dism.txt", text))));

        Assert.Equal("IIS-CGI: Installed", FactsOf(source));
    }

    [Theory]
    [InlineData("Nimi : NetFx3\nTila : Poissa\n\nNimi : IIS-CGI\nTila : Paalla\n")]
    [InlineData("Nimi | Tila\n---- | ----\nNetFx3 | Poissa\nIIS-CGI | Paalla\n")]
    public void A_language_of_which_no_state_is_known_is_refused_and_the_switch_is_named(string text)
    {
        InputException problem = Assert.Throws<InputException>(() => Read(text));

        Assert.Equal("CaptureLocalized", problem.ErrorId);
        Assert.Contains("/english", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Poissa", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_build_is_that_of_the_image_in_any_language()
    {
        string text = "Tool zur Imageverwaltung\nVersion: 6.1.7600.16385\n\nAbbildversion: 6.3.9600.17031\n\n"
            + "Featurename : IIS-CGI\nStatus : Aktiviert\n";

        Assert.Equal(9600, Read(text).OperatingSystem!.Build);
        Assert.Null(Read(text.Replace("Abbildversion: 6.3.9600.17031", "", StringComparison.Ordinal)).OperatingSystem);
    }

    [Theory]
    [InlineData("Feature Name", "State", "Enabled")]
    [InlineData("Featurename", "Status", "Aktiviert")]
    public void The_information_about_one_feature_is_read(string name, string state, string on)
    {
        string text = Head + $"Info :\n\n{name} : IIS-CGI\nA : CGI\nB : Lets programs answer\nC : Possible\n{state} : {on}\n\n"
            + "Custom :\n\nServerComponent\\Id : 151\nServerComponent\\Type : Role Service\n\nDone.\n";

        Assert.Equal("IIS-CGI: Installed", FactsOf(Read(text)));
    }

    [Fact]
    public void Packages_after_the_features_are_foreign_text()
    {
        string text = List + "\nC:\\>dism /online /english /get-packages\n" + Head + "Packages listing:\n\n"
            + "Package Identity : Package_for_KB974405~31bf3856ad364e35~amd64~~6.1.1.0\nState : Installed\nRelease Type : Update\n\n"
            + "Package Identity : Package_for_KB2646886~31bf3856ad364e35~amd64~~6.1.1.0\nState : Staged\nRelease Type : Update\n";

        Assert.Equal(Facts, FactsOf(Read(text)));
        Assert.Equal(Facts, FactsOf(Read(text[List.Length..] + "\n" + List)));
    }

    [Theory]
    [InlineData(List, List)]
    [InlineData(List, Table)]
    [InlineData(Table, Table)]
    public void Two_outputs_in_one_file_are_refused_with_their_lines(string first, string second)
    {
        InputException problem = Assert.Throws<InputException>(() => Read(first + "\nC:\\>\n" + second));

        Assert.Equal("CaptureTwoListings", problem.ErrorId);
        Assert.Contains("dism /get-features", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\n-- More  --\n")]
    public void Lost_blank_lines_and_a_pager_do_not_matter(string between)
    {
        string[] pairs = ["Feature Name : IIS-ASPNET\nState : Enabled", "Feature Name : IIS-CGI\nState : Disabled\n"];

        Assert.Equal("IIS-ASPNET: Installed|IIS-CGI: Available", FactsOf(Read(string.Join(between, pairs))));
    }

    [Fact]
    public void A_pager_parts_no_table()
    {
        Assert.Equal("IIS-ASPNET: Installed|IIS-CGI: Available", FactsOf(Read("IIS-ASPNET | Enabled\n-- More  --\nIIS-CGI | Disabled\n\nC:\\>\n")));
    }

    [Fact]
    public void Disabled_may_be_the_beginning_of_more_where_a_file_ends_with_it()
    {
        Assert.Equal("NetFx3: NotInstalled", FactsOf(Read("Feature Name : NetFx3\nState : Disabled")));
        Assert.Equal("NetFx3: Available", FactsOf(Read("Feature Name : NetFx3\nState : Disabled\n")));
        Assert.Equal("NetFx3: NotInstalled", FactsOf(Read("Feature Name | State\n--- | ---\nNetFx3 | Disabled")));
    }

    [Theory]
    [InlineData("Name : BITS\nStatus : Stopped\n\nName : W3SVC\nStatus : Running\n")]
    [InlineData("Capability Identity | State\n---- | ----\nLanguage.Basic~~~de-DE~0.0.1.0 | Installed\n")]
    [InlineData("Package Identity : Package_for_KB974405~31bf3856ad364e35~amd64~~6.1.1.0\nState : Installed\n")]
    public void Output_of_other_commands_is_not_recognized(string text)
    {
        Assert.Equal("CaptureNotRecognized", Assert.Throws<InputException>(() => Read(text)).ErrorId);
    }

    [Fact]
    public void A_table_with_the_states_of_another_command_is_no_output_of_DISM()
    {
        InputException problem = Assert.Throws<InputException>(() => Read("Name | InstallState\n--- | ---\nBITS | Installed\nMSMQ-Server | Available\n"));

        Assert.Equal("CaptureNotRecognized", problem.ErrorId);
    }

    private static string FactsOf(InventorySource source) =>
        string.Join('|', source.Features!.Select(feature => feature.ToString()));

    private static InventorySource Read(string text)
    {
        using var folder = new Folder();
        return Assert.Single(CaptureFormats.Read(new CaptureFile(folder.Write("dism.txt", text))));
    }
}
