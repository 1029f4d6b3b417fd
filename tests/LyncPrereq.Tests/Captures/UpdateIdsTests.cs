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

    [Theory]
    [InlineData("2646886")]
    [InlineData("KB 2646886")]
    [InlineData("KB-2646886")]
    [InlineData("KB\u20112646886")]
    [InlineData("KB\u200b2646886")]
    [InlineData("KB02646886")]
    [InlineData("(KB2646886)")]
    [InlineData("MS12-020 (KB2646886)")]
    [InlineData("https://support.microsoft.com/?kbid=2646886")]
    [InlineData("Package_for_KB2646886~31bf3856ad364e35~amd64~~6.1.1.0")]
    [InlineData("KB2646886<br>")]
    [InlineData("KB2646886,")]
    public void A_calculated_id_is_read(string id)
    {
        InventorySource source = Read(("HotFixID", id));

        Assert.Equal(["KB2646886"], source.Updates!);
        Assert.Empty(source.MissingFacts);
    }

    [Theory]
    [InlineData("KB974405, KB2646886")]
    [InlineData("974405;2646886")]
    public void Several_ids_in_one_property_are_read(string ids) =>
        Assert.Equal(["KB974405", "KB2646886"], Read(("HotFixID", ids)).Updates!);

    [Theory]
    [InlineData("KB2646...")]
    [InlineData("KB26468\u2026")]
    [InlineData("Security Update")]
    [InlineData("KB974405, other")]
    public void An_id_that_cannot_be_read_leaves_the_list_incomplete(string id) =>
        Assert.Single(Read(("HotFixID", id)).MissingFacts);

    private static InventorySource Read(params (string, string)[] properties)
    {
        using var folder = new Folder();
        string path = folder.Write("updates.xml", Clixml.File(Clixml.Object(Type, properties)));
        return Assert.Single(CaptureFormats.Read(new CaptureFile(path)));
    }
}
