using LyncPrereq.Inspection.Cim;

namespace LyncPrereq.Tests.Inspection;

public sealed class CimRowTests
{
    public static TheoryData<object?, int?> Numbers => new()
    {
        { (byte)1, 1 },
        { (ushort)2, 2 },
        { 3u, 3 },
        { -4, -4 },
        { 5L, 5 },
        { "9600", 9600 },
        { uint.MaxValue, null },
        { long.MinValue, null },
        { "99999999999", null },
        { "one", null },
        { true, null },
        { null, null },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_is_a_number_or_its_text(object? value, int? expected)
    {
        Assert.Equal(expected, new CimRow(new Dictionary<string, object?> { ["Number"] = value }).Number("Number"));
        Assert.Null(new CimRow([]).Number("Number"));
    }
}
