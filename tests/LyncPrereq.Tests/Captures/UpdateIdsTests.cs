using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Captures;

public sealed class UpdateIdsTests
{
    private const string Type = @"System.Management.ManagementObject#root\cimv2\Win32_QuickFixEngineering";

    [Theory]
    [InlineData("File 1", "KB974405", "")]
    [InlineData("", "", "http://support.microsoft.com/?kbid=974405")]
    [InlineData(" kb974405 ", "", "")]
    public void The_number_is_found_where_it_is(string id, string servicePack, string caption)
    {
        InventorySource source = Read(("HotFixID", id), ("ServicePackInEffect", servicePack), ("Caption", caption));

        Assert.Equal("KB974405", Assert.Single(source.Updates!), ignoreCase: true);
        Assert.Empty(source.MissingFacts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("File 1")]
    public void A_list_with_an_update_of_no_name_proves_no_absence(string id)
    {
        InventorySource source = Read(("HotFixID", id));
        var server = new ServerInventory("s1", null, DateTime.UtcNow, [
            source,
            new InventorySource(InventorySourceKind.OperatingSystem, "os")
            {
                OperatingSystem = new OperatingSystemFact { Build = 7601, ProductType = 3, ServicePack = 1 },
            },
        ]);

        PrerequisiteResult row = Inspect.Judge(server, LyncRole.FrontEnd).Row("Update.KB2646886");

        Assert.Equal(PrerequisiteStatus.Unknown, row.StatusValue);
        Assert.Contains("1 of the listed updates have no ID", row.Reason, StringComparison.Ordinal);
    }

    private static InventorySource Read(params (string, string)[] properties)
    {
        using var folder = new Folder();
        string path = folder.Write("updates.xml", Clixml.File(Clixml.Object(Type, properties)));
        return Assert.Single(CaptureFormats.Read(new CaptureFile(path)));
    }
}
