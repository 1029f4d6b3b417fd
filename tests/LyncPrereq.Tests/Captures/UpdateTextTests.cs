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

            Assert.Equal((InventorySourceKind.Update, "SRV01"), (source.KindValue, source.ComputerName));
            Assert.Equal(["KB974405", "KB2506143"], source.Updates!);
            Assert.Empty(source.MissingFacts);
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
    [InlineData("a\nb\nc\nd\ne\nf\n", 6)]
    [InlineData("The exception occurred.\nAt line:1 char:1\n+ Get-HotFix\n    + CategoryInfo : NotSpecified\n    + ErrorId : x\n\n", 5)]
    [InlineData("WARNING: The connection was lost.\n\n", 1)]
    public void A_row_is_read_whatever_is_before_it(string between, int count)
    {
        foreach (string header in new[] { "CSName  HotFixID  InstalledOn\n------  --------  -----------\n", "CSName  HotFixID  InstalledOn\n" })
        {
            InventorySource source = Assert.Single(Read(
                header + "s1      KB974405  9/21/2013\n" + between + "s1      KB2506143 9/22/2013\n"));

            Assert.Equal(["KB974405", "KB2506143"], source.Updates!);
            Assert.Equal($"Number of lines in the list of updates that could not be read: {count}. The first is line {header.Count(c => c == '\n') + 2}.", Assert.Single(source.MissingFacts).Message);
        }
    }

    [Theory]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\nSRV01 KB2506143 9/21/2013\n")]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\nWe need KB2506143 too.\n")]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\n\nKB2506143 is missing.\n")]
    [InlineData("HotFixID\n--------\nKB974405\n\nMissing:\nKB2506143\n")]
    [InlineData("Source HotFixID\n------ --------\nSRV01 KB974405\n\nMissing KB2506143\n")]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\nKB974406  9/2")]
    public void A_line_that_may_be_an_update_leaves_the_list_incomplete(string text)
    {
        InventorySource source = Assert.Single(Read(text));

        Assert.DoesNotContain("KB2506143", source.Updates!);
        Assert.Equal("Updates", Assert.Single(source.MissingFacts).Subject);
    }

    [Theory]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\nC:\\>wusa KB2506143.msu\n")]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\n[srv01]: PS C:\\> wusa KB2506143.msu")]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\n```\n")]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\n\nRegards, Ann")]
    public void What_ends_a_table_is_no_update(string text)
    {
        InventorySource source = Assert.Single(Read(text));

        Assert.Equal(["KB974405"], source.Updates!);
        Assert.Empty(source.MissingFacts);
    }

    [Fact]
    public void A_pager_parts_no_list()
    {
        InventorySource source = Assert.Single(Read("HotFixID : KB974405\n\n<SPACE> next page\nHotFixID : KB2506143\nHotFixID : KB2506144\n"));

        Assert.Equal(["KB974405", "KB2506143", "KB2506144"], source.Updates!);
    }

    [Fact]
    public void A_table_with_one_blank_between_its_columns_is_read()
    {
        InventorySource source = Assert.Single(Read(
            "Source Description HotFixID InstalledOn\n------ ----------- -------- -----------\n"
            + "SRV01 Security Update KB974405 9/21/2013\nSRV01 Update KB2506143 9/21/2013\n"));

        Assert.Equal("SRV01", source.ComputerName);
        Assert.Equal(["KB974405", "KB2506143"], source.Updates!);
        Assert.Empty(source.MissingFacts);
    }

    [Theory]
    [InlineData("Source\tDescription\tHotFixID\tInstalledOn\n------\t-----------\t--------\t-----------\nSRV01\tSecurity Update\tKB974405\t9/21/2013\nSRV01\tUpdate\tKB2506143\n", 0)]
    [InlineData("Source\tDescription\tHotFixID\tInstalledOn\nSRV01\tUpdate\tKB974405\t9/21/2013\nSRV01\tUpdate\tKB2506143\t9/21/2013\n", 0)]
    [InlineData("Source  Descrip\ttion  HotFixID\n------  ------------  --------\nSRV01   Update        KB974405\nSRV01   Update        KB2506143\n", 0)]
    [InlineData("Source\tDescription\tHotFixID\nSRV01\tUpdate\tKB974405\nSRV01 Update\tKB2506144\nSRV01\tUpdate\tKB2506143\n", 1)]
    public void Columns_with_tabs_are_read(string text, int gaps)
    {
        InventorySource source = Assert.Single(Read("All updates:\n\n" + text));

        Assert.Equal("SRV01", source.ComputerName);
        Assert.Equal(["KB974405", "KB2506143"], source.Updates!);
        Assert.Equal(gaps, source.MissingFacts.Length);
    }

    [Fact]
    public void A_table_of_many_columns_takes_no_time()
    {
        string titles = "HotFixID " + string.Concat(Enumerable.Repeat("Name ", 300));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        InventorySource source = Assert.Single(Read(
            titles + "\n" + string.Concat(Enumerable.Repeat("KB974405 " + string.Concat(Enumerable.Repeat("abcd ", 300)) + "\n", 1000))));

        Assert.Equal(1000, source.Updates!.Length);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    [Theory]
    [InlineData("PS C:\\> Get-HotFix -Id KB974405", true)]
    [InlineData("PS C:\\> Get-HotFix KB974405", true)]
    [InlineData("PS C:\\> get-hotfix -desc Update", true)]
    [InlineData("PS C:\\> Get-HotFix | select -First 1", true)]
    [InlineData("PS C:\\> Get-HotFix | Sort-Object InstalledOn | Select-Object HotFixID -Last 5", true)]
    [InlineData("[srv01]: PS C:\\> Get-HotFix | ? {$_.HotFixID -like 'KB9*'} | ft", true)]
    [InlineData("PS C:\\> (Get-HotFix)[0]", true)]
    [InlineData("PS C:\\> gwmi Win32_QuickFixEngineering -Filter \"HotFixID='KB974405'\"", true)]
    [InlineData("C:\\>wmic qfe where \"HotFixID='KB974405'\" get HotFixID,InstalledOn", true)]
    [InlineData("C:\\>wmic qfe list brief | findstr 974405", true)]
    [InlineData("PS C:\\> Get-HotFix | Sort-Object InstalledOn -Descending | Format-Table -AutoSize", false)]
    [InlineData("PS C:\\> Get-HotFix -ComputerName srv01 | Select-Object HotFixID, InstalledOn | Out-File C:\\x.txt", false)]
    [InlineData("C:\\>wmic qfe get HotFixID,InstalledOn", false)]
    [InlineData("PS C:\\> .\\Get-Everything.ps1 -First 1", false)]
    public void A_command_that_chooses_updates_proves_no_absence(string command, bool isIncomplete)
    {
        InventorySource source = Assert.Single(Read(command + "\n\nHotFixID  InstalledOn\n--------  -----------\nKB974405  9/21/2013\n\n"));

        Assert.Equal(["KB974405"], source.Updates!);
        Assert.Equal(isIncomplete ? ["The command at line 1 does not list every update."] : [], source.MissingFacts.Select(gap => gap.Message));
    }

    [Theory]
    [InlineData(HotFixTable)]
    [InlineData(WmicList)]
    [InlineData(FormatList)]
    public void Quoting_mail_is_read(string text) => Assert.Equal(
        ["KB974405", "KB2506143"],
        Assert.Single(Read("> > " + text.ReplaceLineEndings("\n> > "))).Updates!);

    [Theory]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\n-- More --\nKB2506143 9/21/2013\n")]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\n          9/21/2013\nKB2506143 9/21/2013\n")]
    public void A_row_that_is_none_leaves_the_list_incomplete(string text)
    {
        InventorySource source = Assert.Single(Read(text));

        Assert.Equal(["KB974405", "KB2506143"], source.Updates!);
        Assert.Equal("Updates", Assert.Single(source.MissingFacts).Subject);
    }

    [Theory]
    [InlineData("Description      HotFixID   InstalledOn\n-----------      --------   -----------\nUpdate           KB974405   9/21/2013\n", "Sec")]
    [InlineData("Description      HotFixID   InstalledOn\n-----------      --------   -----------\nUpdate           KB974405   9/21/2013\n", "Security Update  ")]
    [InlineData("Description  HotFixID  InstalledOn\nUpdate       KB974405  9/21/2013\n", "Hotfix       ")]
    [InlineData("HotFixID  InstalledBy          InstalledOn\n--------  -----------          -----------\n", "KB974405  NT AUTHORI")]
    [InlineData("HotFixID  InstalledOn\n", "KB974405  9")]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\n", "KB974406  10/21/201")]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013 12:00:00 AM\n", "KB974406  10/21/2013 12:00:00 A")]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\n", "KB974406  9/21/2013    ")]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\n", "    ")]
    [InlineData("Source  HotFixID  InstalledOn\n------  --------  -----------\ns1      KB974405  9/21/2013\n", "        ")]
    [InlineData("HotFixID  InstalledOn\n\nKB974405  9/21/2013\n\nKB974406  9/21/2013\n\n", "KB")]
    [InlineData("Description  HotFixID  InstalledOn\n\nUpdate       KB974405  9/21/2013\n\nUpdate       KB974406  9/21/2013\n\n", "Hot")]
    [InlineData("HotFixID    : KB974405\n", "InstalledBy")]
    [InlineData("HotFixID    : KB974405\n", "-- More  --\n\n")]
    [InlineData("HotFixID    : KB974405\n\nHotFixID    : KB974406\n", "WARNING: x\n\n")]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013 ...\n", "KB974406  9/21/2013")]
    [InlineData("HotFixID    : KB974405\n", "InstalledBy :")]
    [InlineData("HotFixID    : KB974405\nInstalledOn : 9/21/2013\n\nHotFixID    : KB974406\n", "InstalledOn : 9/2")]
    [InlineData("HotFixID=KB974405\n", "Nam")]
    [InlineData("Description : Update\n", "HotFixID    :")]
    public void A_list_that_is_cut_proves_no_absence(string text, string rest)
    {
        AssertIncomplete(text + rest);
        AssertIncomplete((text + rest).ReplaceLineEndings("\r\n"));
    }

    [Theory]
    [InlineData("-- More  --")]
    [InlineData("<SPACE> next page; <CR> next line; Q quit")]
    [InlineData("^C")]
    [InlineData("[...]")]
    [InlineData("Get-HotFix : Der RPC-Server ist nicht verf\u00fcgbar.")]
    [InlineData("Terminate batch job (Y/N)? y")]
    public void A_list_that_ends_in_other_text_proves_no_absence(string other)
    {
        foreach (string end in new[] { "", "\n", "\n\n\n", "\nPS C:\\>" })
        {
            AssertIncomplete("HotFixID  InstalledOn\n--------  -----------\nKB974405  9/21/2013\n" + other + end);
            AssertIncomplete("HotFixID    : KB974405\nInstalledOn : 9/21/2013\n\nHotFixID    : KB974406\nInstalledOn : 9/21/2013\n\n" + other + end);
            AssertIncomplete("HotFixID=KB974405\nStatus=\n\n\nHotFixID=KB974406\nStatus=\n\n\n" + other + end);
        }
    }

    [Theory]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\nPS C:\\>\nKB2506143 9/21/2013\n")]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\nPS C:\\>\n\nPS C:\\> cls\nWARNING: x\nKB2506143 9/21/2013\n")]
    [InlineData("HotFixID\n--------\nKB974405\n[s1]: PS C:\\>\nKB2506143\n")]
    public void A_prompt_between_two_rows_ends_no_list(string text) => AssertIncomplete(text);

    [Theory]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\nKB974406  9/22/2013")]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013\nKB974406  11/22/2013")]
    [InlineData("HotFixID    : KB974405\nInstalledOn : 9/21/2013\n\nHotFixID    : KB974406\nInstalledOn : 9/22/2013")]
    [InlineData("HotFixID    : KB974405\nInstalledOn : 9/21/2013\n\n\nRegards")]
    [InlineData("HotFixID\n--------\nKB974405\n\nPS C:\\> Get-Date\n\nToday\n")]
    public void A_pasted_list_is_complete_without_its_last_line_break(string text) =>
        Assert.Empty(Assert.Single(Read(text)).MissingFacts);

    [Theory]
    [InlineData("Description  HotFixID\n-----------  --------\nUpdate       KB9744...\n", "CaptureMalformed")]
    [InlineData("HotFixID\nKB974405\nKB25061", "CaptureTruncated")]
    [InlineData("HotFixID=KB974405\n\nHotFixID=KB25061", "CaptureTruncated")]
    [InlineData("CSName=s1\nHotFixID=KB974405\n\nCSName=s1\nDescr", "CaptureTruncated")]
    [InlineData("Description  HotFixID  InstalledOn\n-----------  --------  -----------\nUpdate       KB974405  9/21/2013\nUpd", "CaptureTruncated")]
    [InlineData("Description  HotFixID  InstalledOn\n-----------  --------  -----------\nUpdate       KB974405  9/21/2013\nHotfix       KB2\n", "CaptureTruncated")]
    [InlineData("CSName  Description  HotFixID\ns1      Update       KB974405\ns1      Hot", "CaptureTruncated")]
    [InlineData("CSName=s1\nHotFixID=KB974405\nStatus=\n\nCSNa", "CaptureTruncated")]
    [InlineData("CSName : s1\nHotFixID : KB974405\nStatus :\n\nCSName : s1\nHotFixID : KB2506143\n", "CaptureTruncated")]
    [InlineData("HotFixID : KB974405\n\nHotFixID : several\n", "CaptureMalformed")]
    [InlineData("HotFixID\nKB974405\n\nHotFixID\nKB2506143\n", "CaptureTwoListings")]
    [InlineData("CSName  HotFixID\ns1      KB974405\ns2      KB974405\n", "CaptureTwoComputers")]
    [InlineData("HotFixID is the name of a column.\n", "CaptureNotRecognized")]
    public void What_cannot_be_read_is_refused(string text, string id) =>
        Assert.Equal(id, Assert.Throws<InputException>(() => Read(text)).ErrorId);

    [Theory]
    [InlineData("PS C:\\> (Get-HotFix | Sort-Object -Property InstalledOn)[-1]", false)]
    [InlineData("PS C:\\> (Get-HotFix | Select-Object *)[3]", false)]
    [InlineData("PS C:\\> (Get-HotFix).Where({ $_.Description })", false)]
    [InlineData("PS C:\\> Get-HotFix | Sort-Object Description -Unique", false)]
    [InlineData("PS C:\\> Get-HotFix | sort InstalledOn -Top 1", false)]
    [InlineData("PS C:\\> Get-HotFix | Sort-Object InstalledOn -Bottom 1", false)]
    [InlineData("PS C:\\> Get-HotFix | Out-GridView -PassThru", false)]
    [InlineData("PS C:\\> Get-HotFix | Get-Unique", false)]
    [InlineData("PS C:\\> Get-HotFix | Out-String -Stream | Select-String KB9", false)]
    [InlineData("PS C:\\> Get-HotFix `\n>> -Id KB974405", false)]
    [InlineData("PS C:\\> Get-HotFix |\n>> where Description -eq Update\n>> ", false)]
    [InlineData("PS C:\\> Get-HotFix\n>> | where Description -eq Update", false)]
    [InlineData("C:\\>wmic qfe ^\nMore? where HotFixID='KB974405'", false)]
    [InlineData("PS C:\\> Invoke-Command srv01 { Get-HotFix | select -f 1 }", false)]
    [InlineData("PS C:\\> $h = Get-HotFix | ? Description -eq Update; $h", false)]
    [InlineData("PS C:\\> $h[0..5]", false)]
    [InlineData("PS C:\\> .\\Get-Updates.ps1 -Id KB974405", false)]
    [InlineData("[PS] C:\\Windows\\system32>Get-HotFix -Id KB974405", false)]
    [InlineData("[10:32:01] PS C:\\> Get-HotFix -Id KB974405", false)]
    [InlineData("(admin) PS C:\\> Get-HotFix -Id KB974405", false)]
    [InlineData("  PS C:\\> Get-HotFix -Id KB974405", false)]
    [InlineData("ps c:\\> Get-HotFix -Id KB974405", false)]
    [InlineData("PS SRV01> Get-HotFix -Id KB974405", false)]
    [InlineData("PS > Get-HotFix -Id KB974405", false)]
    [InlineData("\\\\srv\\share>Get-HotFix -Id KB974405", false)]
    [InlineData("# Get-HotFix -Id KB974405", false)]
    [InlineData("Get-HotFix | select -First 3", false)]
    [InlineData("PS C:\\> Get-HotFix | more", true)]
    [InlineData("PS C:\\> (Get-HotFix | Sort-Object InstalledOn -Descending)", true)]
    [InlineData("PS C:\\> Get-HotFix `\n>> | Format-Table -AutoSize", true)]
    [InlineData("PS C:\\> Invoke-Command -ComputerName srv01 -ScriptBlock { Get-HotFix } | ft", true)]
    [InlineData("PS C:\\> Get-WmiObject -Class Win32_QuickFixEngineering -ComputerName srv01 -Credential $c", true)]
    [InlineData("PS C:\\> gcim Win32_QuickFixEngineering | select * | fl", true)]
    [InlineData("PS C:\\> Get-HotFix 2>$null | Tee-Object x.txt", true)]
    [InlineData("PS C:\\> Get-HotFix | Select-Object HotFixID, @{n='On'; e={$_.InstalledOn}} | ft", true)]
    [InlineData("PS C:\\> Get-HotFix | Select-Object HotFixID, @{n='On'; e={$_.InstalledOn}} -First 3", false)]
    [InlineData("C:\\>powershell -NoProfile -Command \"Get-HotFix | ft -AutoSize\"", true)]
    [InlineData("C:\\>wmic /node:srv01 qfe list brief /format:table > x.txt", true)]
    [InlineData("[PS] C:\\Windows\\system32>Get-HotFix", true)]
    [InlineData("This is the output of Get-HotFix on our server:", true)]
    [InlineData("PS C:\\> $h", true)]
    public void Only_a_command_that_keeps_all_updates_proves_absence(string command, bool isComplete)
    {
        InventorySource source = Assert.Single(Read(command + "\n\nHotFixID  InstalledOn\n--------  -----------\nKB974405  9/21/2013\n\n"));

        Assert.Equal(["KB974405"], source.Updates!);
        Assert.Equal(isComplete, source.MissingFacts.Length == 0);
    }

    [Theory]
    [InlineData("PS C:\\> Get-HotFix | ConvertTo-Json\n[{\"HotFixID\":\"KB974405\"}]\nPS C:\\>\n", true)]
    [InlineData("PS C:\\> Get-HotFix -Id KB974405 | ConvertTo-Json\n[{\"HotFixID\":\"KB974405\"}]\nPS C:\\>\n", false)]
    [InlineData("PS C:\\> Get-HotFix `\n>> -Id KB974405 | ConvertTo-Json\n{\"HotFixID\":\"KB974405\"}\n", false)]
    [InlineData("PS C:\\> Get-HotFix | select -First 1 HotFixID | ConvertTo-Csv\n\"HotFixID\"\n\"KB974405\"\n", false)]
    [InlineData("PS C:\\> Get-HotFix | ConvertTo-Csv -NoTypeInformation\n\"HotFixID\"\n\"KB974405\"\n", true)]
    [InlineData("C:\\>wmic qfe where \"HotFixID='KB974405'\" get HotFixID,CSName /format:csv\n\nNode,CSName,HotFixID\ns1,s1,KB974405\n\nC:\\>\n", false)]
    public void The_command_above_JSON_and_CSV_is_read_in_the_same_way(string text, bool isComplete) =>
        Assert.Equal(isComplete, Assert.Single(Read(text)).MissingFacts.Length == 0);

    [Theory]
    [InlineData("Description  HotFixID  InstalledOn\n-----------  --------  -----------\nUpdate       KB974405  9/21/2013\nHot")]
    [InlineData("CSName  Description      HotFixID\ns1      Update           KB974405\nx")]
    [InlineData("Description  HotFixID  InstalledOn\n-----------  --------  -----------\nUpdate       KB974405  9/21/2013\n     ")]
    [InlineData("Description  HotFixID  InstalledOn\n-----------  --------  -----------\nUpdate       KB974405  9/21")]
    [InlineData("HotFixID  InstalledOn\nKB974405  9/21/2013  \nKB2506143 9/22/2013  ")]
    [InlineData("HotFixID  InstalledOn\n--------  -----------\nKB974405  9/21/2013\n-- More --\n")]
    [InlineData("HotFixID  InstalledOn\n--------  -----------\nKB974405  9/21/2013\n\n[...]\n")]
    [InlineData("HotFixID  InstalledOn\n--------  -----------\nKB974405  9/21/2013\n\n^C\n")]
    [InlineData("HotFixID  InstalledOn\n--------  -----------\nKB974405  9/21/2013\nGet-HotFix : The RPC server is unavailable.\n")]
    [InlineData("HotFixID  InstalledOn\n--------  -----------\nKB974405  9/21/2013\nKB 2506143  9/21/2013\n\n")]
    [InlineData("CSName  HotFixID  InstalledOn\n------  --------  -----------\ns1      KB974405  9/21/2013\nPS C:\\>\ns1      KB2506143 9/21/2013\n\n")]
    [InlineData("CSName=s1\nHotFixID=KB974405\nNam")]
    [InlineData("Description : Update\nHotFixID    : KB974405\n\nDescription : Update\nHotFixID    :")]
    public void A_list_that_can_go_on_is_incomplete(string text) => AssertIncomplete(text);

    private static IReadOnlyList<InventorySource> Read(string text)
    {
        using var folder = new Folder();
        return CaptureFormats.Read(new CaptureFile(folder.Write("updates.txt", text)));
    }

    /// <summary>Asserts that a text is refused as truncated, or that its list does not prove that an update is missing.</summary>
    private static void AssertIncomplete(string text)
    {
        try
        {
            Assert.Contains(Assert.Single(Read(text)).MissingFacts, gap => gap.Subject == "Updates");
        }
        catch (InputException problem)
        {
            Assert.Equal("CaptureTruncated", problem.ErrorId);
        }
    }
}
