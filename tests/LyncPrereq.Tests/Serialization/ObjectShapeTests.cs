using LyncPrereq.Captures;
using LyncPrereq.Facts;
using LyncPrereq.Serialization;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Serialization;

/// <summary>One description of an inventory's types serves files and remoting.</summary>
public sealed class ObjectShapeTests
{
    private static readonly Type[] s_types =
    [
        typeof(ServerInventory),
        typeof(InventorySource),
        typeof(OperatingSystemFact),
        typeof(FeatureFact),
        typeof(ServiceFact),
        typeof(ClassFact),
        typeof(InstanceFact),
        typeof(PropertyFact),
        typeof(RegistryKeyFact),
        typeof(RegistryValueFact),
        typeof(WinsockCatalogFact),
        typeof(WinsockEntryFact),
        typeof(MissingFact),
    ];

    public static TheoryData<Type> Types => [.. s_types];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_property_is_in_a_file(Type type)
    {
        string file = InventoryFile.Write(Inventories.Strange);

        Assert.NotEmpty(ObjectShape.Of(type).FileNames);
        Assert.Equal(
            type.GetProperties().Length,
            ObjectShape.Of(type).Members.Length);
        Assert.All(ObjectShape.Of(type).FileNames, name => Assert.Contains('"' + name + "\": ", file, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_type_of_an_inventory_is_tried_here()
    {
        IEnumerable<Type> used = s_types.SelectMany(type => ObjectShape.Of(type).Members)
            .Select(member => ObjectShape.ItemOf(member.Type) ?? member.Type)
            .Where(type => ObjectShape.IsOwn(type) && !type.IsEnum);

        Assert.Equal(s_types.Select(type => type.Name).Order(), used.Append(typeof(ServerInventory)).Select(type => type.Name).Distinct().Order());
    }

    [Fact]
    public void A_member_that_another_one_rules_out_is_not_written()
    {
        string file = InventoryFile.Write(Server.Unknown().Key(
            RegistryLocations.DotNetFramework4,
            Server.Number("Release", 378389)).Inventory);

        Assert.Contains("{\"name\": \"Release\", \"type\": \"DWord\", \"number\": 378389}", file, StringComparison.Ordinal);
        Assert.DoesNotContain("featureNames", file, StringComparison.Ordinal);
        Assert.DoesNotContain("gaps", file, StringComparison.Ordinal);
    }
}
