using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Captures;

public sealed class CsvCaptureTests
{
    [Theory]
    [InlineData(',', "")]
    [InlineData(';', "")]
    [InlineData('\t', "")]
    [InlineData(',', "#TYPE Microsoft.Windows.ServerManager.Commands.Feature\r\n")]
    [InlineData(';', "#TYPE Selected.Microsoft.Windows.ServerManager.Commands.Feature\r\n")]
    [InlineData(';', "sep=;\r\n")]
    [InlineData(',', "\r\n\r\n")]
    public void Features_are_read_whatever_the_delimiter(char delimiter, string before)
    {
        string text = before + (
            "\"Name\",\"DisplayName\",\"InstallState\"\r\n"
            + "\"Web-Server\",\"Web Server (IIS)\",\"Installed\"\r\n"
            + "\"NET-Framework-Core\",\".NET Framework 3.5 (includes \"\"2.0\"\"\nand 3.0)\",\"Removed\"\r\n"
            + "\"BITS\",,\"InstallPending\"\r\n").Replace(',', delimiter);

        InventorySource source = Assert.Single(Read(text));

        Assert.Equal((InventorySourceKind.WindowsFeature, FeatureNaming.ServerManager), (source.KindValue, source.FeatureNamingValue));
        Assert.Equal(
            ["Web-Server: Installed", "NET-Framework-Core: Removed", "BITS: InstallPending"],
            source.Features!.Select(feature => feature.ToString()));
    }

    [Fact]
    public void Columns_need_no_quotes_and_no_state()
    {
        InventorySource source = Assert.Single(Read("Name,Installed\nWeb-Server,True\nBITS,False\n"));

        Assert.Equal(["Web-Server: Installed", "BITS: NotInstalled"], source.Features!.Select(feature => feature.ToString()));
    }

    [Fact]
    public void Updates_of_wmic_name_their_server()
    {
        InventorySource source = Assert.Single(Read(
            "\r\r\nNode,Caption,HotFixID,InstalledBy\r\r\nSRV01,http://support.microsoft.com/?kbid=974405,KB974405,\r\r\n"));

        Assert.Equal("SRV01", source.ComputerName);
        Assert.Equal(["KB974405"], source.Updates!);
    }

    [Theory]
    [InlineData("\"HotFixID\"\n\"KB974405\"\n\"KB2506143\"\n")]
    [InlineData("#TYPE Selected.System.Management.ManagementObject\nHotFixID\nKB974405\nKB2506143\n")]
    [InlineData("\"PSComputerName\",\"HotFixID\"\n\"s1\",\"KB974405\"\n\"s1\",\"KB2506143\"\n")]
    [InlineData("Source,HotFixID\ns1,KB974405\ns1,KB2506143\n")]
    [InlineData("C:\\>wmic qfe get HotFixID /format:csv\n\nNode,HotFixID\ns1,KB974405\ns1,KB2506143\n\nC:\\Users\\a>")]
    public void Updates_are_read(string text) =>
        Assert.Equal(["KB974405", "KB2506143"], Assert.Single(Read(text)).Updates!);

    [Theory]
    [InlineData("#TYPE System.Management.ManagementObject\nSource,HotFixID\ns1,KB974405\nPS C:\\>\ns1,KB2506143\ns1,KB2506144\n")]
    [InlineData("HotFixID,InstalledOn\nKB974405,a\nPS C:\\>\nKB2506143,b\n")]
    public void A_row_behind_a_prompt_is_not_lost(string text) =>
        Assert.Equal("CaptureMalformed", Assert.Throws<InputException>(() => Read(text)).ErrorId);

    [Theory]
    [InlineData("HotFixID,InstalledOn\nKB974405,a\nKB2506143,b\nPS C:\\> Stop-Transcript\nTranscript stopped.\n")]
    [InlineData("Source\tHotFixID\tA\n------\t--------\t-\ns1\tKB974405\t1\ns1\tKB2506143\t2\n")]
    public void Rules_and_text_behind_a_prompt_are_passed_over(string text) =>
        Assert.Equal(["KB974405", "KB2506143"], Assert.Single(Read(text)).Updates!);

    [Fact]
    public void The_system_and_services_are_read_and_one_table_may_follow_another()
    {
        IReadOnlyList<InventorySource> sources = Read(
            "#TYPE System.Management.ManagementObject#root\\cimv2\\Win32_OperatingSystem\n"
            + "\"PSComputerName\",\"Status\",\"Name\",\"BuildNumber\",\"ProductType\",\"OSArchitecture\"\n"
            + "\"SRV01\",\"OK\",\"Microsoft Windows\",\"9600\",\"3\",\"64-bit\"\n"
            + "#TYPE System.ServiceProcess.ServiceController\n\"Name\",\"Status\"\n\"MSMQ\",\"Stopped\"\n");

        Assert.Equal([InventorySourceKind.OperatingSystem, InventorySourceKind.Service], sources.Select(source => source.KindValue));
        Assert.Equal(("SRV01", 9600, 64), (sources[0].ComputerName, sources[0].OperatingSystem!.Build, sources[0].OperatingSystem!.AddressWidth));
        Assert.Equal("MSMQ: Stopped", Assert.Single(sources[1].Services!).ToString());
    }

    [Theory]
    [InlineData("Name,InstallState\nWeb-Server,Installed\nBITS", "CaptureTruncated")]
    [InlineData("Name,InstallState\nWeb-Server,Installed\nBITS,Inst", "CaptureTruncated")]
    [InlineData("Name,InstallState\nWeb-Server,Installed\n\"BITS\",\"Inst", "CaptureTruncated")]
    [InlineData("HotFixID,Description\n\"KB974405\",\"Update", "CaptureTruncated")]
    [InlineData("\"Name\",\"InstallState\"\nBITS\nWeb-Server,Installed\n", "CaptureMalformed")]
    [InlineData("\"Name\",\"InstallState\"\n", "CaptureNoObjects")]
    [InlineData("#TYPE System.Diagnostics.Process\n\"Name\",\"Status\"\nlsass,Running\n", "CaptureForeignObject")]
    [InlineData("\"Name\",\"Status\"\n\"Disk #0\",\"OK\"\n", "CaptureNoType")]
    [InlineData("\"Name\",\"InstallState\"\n\"\",\"Installed\"\n", "CaptureNoType")]
    public void What_is_no_whole_table_is_refused(string text, string id) =>
        Assert.Equal(id, Assert.Throws<InputException>(() => Read(text)).ErrorId);

    [Fact]
    public void A_quote_ends_the_last_field_where_no_line_break_does() =>
        Assert.Equal(["KB974405"], Assert.Single(Read("\"A\",\"HotFixID\"\n\"x\",\"KB974405\"")).Updates!);

    [Theory]
    [InlineData("[srv01]: PS C:\\> Get-HotFix | ConvertTo-Csv\n", "[srv01]: PS C:\\>", "srv01")]
    [InlineData("PS C:\\> Get-HotFix -ComputerName srv01 | ConvertTo-Csv\n", "PS C:\\>\n", "srv01")]
    [InlineData("```csv\n", "```\n", null)]
    [InlineData("Here it is:\n\n```csv\n", "```\n", null)]
    public void Prompts_and_fences_around_a_table_are_foreign(string before, string after, string? computer)
    {
        InventorySource source = Assert.Single(Read(before + "\"HotFixID\",\"Description\"\n\"KB974405\",\"Update\"\n" + after));

        Assert.Equal(["KB974405"], source.Updates!);
        Assert.Equal(computer, source.ComputerName);
    }

    [Theory]
    [InlineData("Thanks,\nAnn\n")]
    [InlineData("Then I ran: Name,InstallState\n\nWINS,Installed\n")]
    public void Text_after_the_fence_of_a_table_is_foreign(string after)
    {
        foreach (string before in new[] { "", "```\n", "Here it is:\n\n```csv\n" })
        {
            Assert.Equal("BITS: Removed", Assert.Single(Assert.Single(
                Read(before + "Name,InstallState\nBITS,Removed\n```\n" + after)).Features!).ToString());
        }
    }

    [Theory]
    [InlineData("Name,InstallState\nBITS,Installed\nName,InstallState\nWINS,Installed\n")]
    [InlineData("#TYPE A\nName,InstallState\nBITS,Installed\n#TYPE A\nName,InstallState\nWINS,Installed\n")]
    [InlineData("HotFixID,Description\nKB974405,Update\nHotFixID,Description\nKB2506143,Update\n")]
    [InlineData("```\nName,InstallState\nBITS,Installed\n```\nand\n```\nName,InstallState\nWINS,Installed\n```\n")]
    [InlineData("PS C:\\> .\\a\nName,InstallState\nBITS,Installed\nPS C:\\> .\\b\nName,InstallState\nWINS,Installed\n")]
    public void Two_tables_of_one_kind_can_be_of_two_servers(string text) => Assert.Equal(
        "CaptureTwoLists",
        Assert.Throws<InputException>(() => Read(text.Replace("#TYPE A", "#TYPE Selected.System.Management.Automation.PSCustomObject", StringComparison.Ordinal))).ErrorId);

    [Fact]
    public void A_table_of_another_kind_can_follow_with_the_same_number_of_columns() => Assert.Equal(
        [InventorySourceKind.WindowsFeature, InventorySourceKind.Service],
        Read("Name,InstallState\nBITS,Installed\nName,Status\nMSMQ,Running\n").Select(source => source.KindValue));

    private static IReadOnlyList<InventorySource> Read(string text)
    {
        using var folder = new Folder();
        return CaptureFormats.Read(new CaptureFile(folder.Write("capture.txt", text)));
    }
}
