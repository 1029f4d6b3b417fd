using System.Collections;
using LyncPrereq.Facts;

namespace LyncPrereq.Tests.Inspection;

public sealed class RegistryValuesTests
{
    private static readonly string[] s_lines = ["a", "b"];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1u, 1)]
    [InlineData(-1, 4294967295)]
    [InlineData(uint.MaxValue, 4294967295)]
    public void A_dword_is_unsigned_however_it_arrives(object data, long expected)
    {
        RegistryValueFact fact = RegistryValues.Of(new RegistryValueName("v", RegistryDataKind.DWord), data);

        Assert.Equal((RegistryDataKind.DWord, expected), (fact.KindValue, fact.Number));
    }

    [Fact]
    public void Lines_arrive_as_an_array_or_as_the_list_that_remoting_makes_of_it()
    {
        var name = new RegistryValueName("v", RegistryDataKind.MultiText);

        Assert.Equal(["a", "b"], RegistryValues.Of(name, s_lines).Lines);
        Assert.Equal(["a", "b"], RegistryValues.Of(name, new ArrayList(s_lines)).Lines);
        Assert.Empty(RegistryValues.Of(name, Array.Empty<string>()).Lines);
    }

    [Theory]
    [InlineData(RegistryDataKind.DWord, "378389")]
    [InlineData(RegistryDataKind.DWord, 378389L)]
    [InlineData(RegistryDataKind.DWord, new byte[] { 1, 0, 0, 0 })]
    [InlineData(RegistryDataKind.Text, 4)]
    [InlineData(RegistryDataKind.Text, new byte[] { 52, 0 })]
    [InlineData(RegistryDataKind.MultiText, "one line")]
    [InlineData(RegistryDataKind.MultiText, new byte[] { 52, 0 })]
    public void Data_of_another_type_is_never_taken_for_the_wanted_one(RegistryDataKind wanted, object data)
    {
        RegistryValueFact fact = RegistryValues.Of(new RegistryValueName("v", wanted), data);

        Assert.Equal(RegistryDataKind.Binary, fact.KindValue);
        Assert.False(fact.IsNumber || fact.IsText);
        Assert.Empty(fact.Lines);
    }

    [Fact]
    public void Of_long_binary_data_the_first_sixteen_bytes_are_shown() =>
        Assert.Equal(
            "000102030405060708090A0B0C0D0E0F",
            RegistryValues.Binary("v", [.. Enumerable.Range(0, 100).Select(i => (byte)i)]).Text);
}
