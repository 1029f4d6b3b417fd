using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Captures;

public sealed class WinsockCatalogTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(7)]
    public void The_chain_length_is_read_as_it_stands(int chainLength)
    {
        byte[] item = RegistryText.WinsockItem(chainLength, @"C:\Program Files\Größe\lsp.dll", "LSP over [TCP/IP]", uint.MaxValue);

        WinsockEntryFact entry = WinsockCatalog.ReadEntry("1", item);

        Assert.Equal(chainLength, entry.ChainLength);
        Assert.Equal(uint.MaxValue, entry.EntryId);
        Assert.Equal(@"C:\Program Files\Größe\lsp.dll", entry.ProviderPath);
        Assert.Equal("LSP over [TCP/IP]", entry.ProtocolName);
    }

    [Fact]
    public void Texts_that_fill_their_room_have_no_end_mark()
    {
        byte[] item = RegistryText.WinsockItem(1, new string('p', 260), new string('n', 256));
        item[260..376].AsSpan().Clear();

        WinsockEntryFact entry = WinsockCatalog.ReadEntry("1", item);

        Assert.Equal(new string('p', 260), entry.ProviderPath);
        Assert.Equal(new string('n', 256), entry.ProtocolName);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(372)]
    [InlineData(887)]
    [InlineData(889)]
    public void An_entry_of_another_length_is_a_problem_and_not_a_base_provider(int length)
    {
        WinsockEntryFact entry = WinsockCatalog.ReadEntry("000000000001", new byte[length]);

        Assert.Contains("000000000001", entry.Problem, StringComparison.Ordinal);
        Assert.Contains(length.ToString(System.Globalization.CultureInfo.InvariantCulture), entry.Problem, StringComparison.Ordinal);
        Assert.NotEqual(1, entry.ChainLength);
    }

    [Fact]
    public void An_entry_without_its_data_is_a_problem()
    {
        Assert.Contains("000000000001", WinsockCatalog.ReadEntry("000000000001", null).Problem, StringComparison.Ordinal);
    }
}
