using System.Text;
using LyncPrereq.Inspection;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Inspection;

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

        Assert.Equal(InventorySourceKind.Dism, source.Kind);
        Assert.Equal(FeatureNameSpace.Dism, source.FeatureNameSpace);
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

    [Fact]
    public void A_localised_output_is_not_recognised_rather_than_guessed_at()
    {
        InputException problem = Assert.Throws<InputException>(() => Read("Featurename : IIS-ASPNET\nStatus : Aktiviert\n"));

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
