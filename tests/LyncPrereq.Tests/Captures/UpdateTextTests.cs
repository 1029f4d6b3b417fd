using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Captures;

/// <summary>Lists of updates as text: the table and list of Get-HotFix, and the formats of wmic qfe.</summary>
public sealed class UpdateTextTests
{
    private const string HotFixTable = """

        Source        Description      HotFixID      InstalledBy          InstalledOn
        ------        -----------      --------      -----------          -----------
        SRV01         Update           KB974405      NT AUTHORITY\SYSTEM  9/21/2013 12:00:00 AM
        SRV01         Security Update  KB2506143                          9/21/2013 12:00:00 AM


        """;

    private const string WmicTable = """
        Caption                                     CSName  Description  FixComments  HotFixID   InstallDate  InstalledBy          InstalledOn  Name  ServicePackInEffect  Status
        http://support.microsoft.com/?kbid=974405   SRV01   Update                    KB974405                SRV01\Administrator  9/21/2013
        http://support.microsoft.com/?kbid=2506143  SRV01   Update                    KB2506143               SRV01\Administrator  9/21/2013

        """;

    private const string WmicList = """


        Caption=http://support.microsoft.com/?kbid=974405
        CSName=SRV01
        Description=Update
        HotFixID=KB974405
        ServicePackInEffect=


        Caption=http://support.microsoft.com/?kbid=2506143
        CSName=SRV01
        Description=Update
        HotFixID=KB2506143
        ServicePackInEffect=


        """;

    private const string FormatList = """

        Description         : Update
        HotFixID            : KB974405
        InstalledBy         : NT AUTHORITY\SYSTEM and some more words of a value that
                              goes on
        PSComputerName      : SRV01

        Description         : Update
        HotFixID            : KB2506143
        PSComputerName      : SRV01



        """;

    [Theory]
    [InlineData(HotFixTable)]
    [InlineData(WmicTable)]
    [InlineData(WmicList)]
    [InlineData(FormatList)]
    public void Updates_are_read_with_their_server(string text)
    {
        foreach (string variant in new[]
        {
            text,
            text.ReplaceLineEndings("\r\r\n"),
            "PS C:\\> Get-HotFix; wmic qfe\r\n" + text + "\r\nPS C:\\> wusa KB123456.msu\r\nC:\\>exit\r\n",
        })
        {
            InventorySource source = Assert.Single(Read(variant));

            Assert.Equal((InventorySourceKind.Update, "SRV01"), (source.Kind, source.ComputerName));
            Assert.Equal(["KB974405", "KB2506143"], source.Updates!);
            Assert.Empty(source.Gaps);
        }
    }

    [Theory]
    [InlineData("HotFixID\r\r\nKB974405   \r\r\nKB2506143  \r\r\n\r\r\n")]
    [InlineData("HotFixID   InstalledOn\r\nKB974405   9/21/2013\r\nKB2506143  9/21/2013\r\n")]
    [InlineData("HotFixID=KB974405\r\r\n\r\r\n\r\r\nHotFixID=KB2506143\r\r\n")]
    [InlineData("HotFixID\n--------\nKB974405\nKB2506143\n")]
    [InlineData("hotfixid  Installed On\n--------  ------------\nKB974405  yesterday\nKB2506143 yesterday\n")]
    [InlineData("Description      HotFixID\n-----------      --------\n更新プログラム   KB974405\n更新             KB2506143\n")]
    public void Some_columns_are_enough(string text) => Assert.Equal(["KB974405", "KB2506143"], Assert.Single(Read(text)).Updates!);

    [Fact]
    public void A_cut_name_of_the_server_names_none()
    {
        InventorySource source = Assert.Single(Read(HotFixTable.Replace("SRV01     ", "CONTOSO...", StringComparison.Ordinal)));

        Assert.Null(source.ComputerName);
        Assert.Equal(2, source.Updates!.Length);
    }

    [Theory]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\n-- More --\nKB2506143 9/21/2013\n")]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\n          9/21/2013\nKB2506143 9/21/2013\n")]
    public void A_row_that_is_none_leaves_the_list_incomplete(string text)
    {
        InventorySource source = Assert.Single(Read(text));

        Assert.Equal(["KB974405", "KB2506143"], source.Updates!);
        Assert.Equal("Updates", Assert.Single(source.Gaps).Subject);
    }

    [Theory]
    [InlineData("HotFixID   InstalledOn\nKB974405   9/21/2013\nSRV01 KB2506143 9/21/2013\n", "CaptureMalformed")]
    [InlineData("Description  HotFixID\n-----------  --------\nUpdate       KB9744...\n", "CaptureMalformed")]
    [InlineData("HotFixID\nKB974405\nKB25061", "CaptureTruncated")]
    [InlineData("HotFixID=KB974405\n\nHotFixID=KB25061", "CaptureTruncated")]
    [InlineData("CSName=s1\nHotFixID=KB974405\n\nCSName=s1\nDescr", "CaptureTruncated")]
    [InlineData("HotFixID : KB974405\n\nHotFixID : several\n", "CaptureMalformed")]
    [InlineData("HotFixID\nKB974405\n\nHotFixID\nKB2506143\n", "CaptureTwoListings")]
    [InlineData("CSName  HotFixID\ns1      KB974405\ns2      KB974405\n", "CaptureTwoComputers")]
    [InlineData("HotFixID is the name of a column.\n", "CaptureNotRecognized")]
    public void What_cannot_be_read_is_refused(string text, string id) =>
        Assert.Equal(id, Assert.Throws<InputException>(() => Read(text)).ErrorId);

    private static IReadOnlyList<InventorySource> Read(string text)
    {
        using var folder = new Folder();
        return CaptureFormats.Read(new CaptureFile(folder.Write("updates.txt", text)));
    }
}
