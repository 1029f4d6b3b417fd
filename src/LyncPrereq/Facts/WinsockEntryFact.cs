using System.Globalization;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents one protocol of a Winsock catalog.</summary>
[Row]
public sealed class WinsockEntryFact
{
    internal WinsockEntryFact(string key)
    {
        Key = Text.Clean(key);
    }

    /// <summary>Gets the name of the registry key, for example 000000000001.</summary>
    public string Key { get; }

    /// <summary>Gets dwCatalogEntryId.</summary>
    [Shape(If = nameof(Problem), IsNull = true, Min = uint.MinValue, Max = uint.MaxValue)]
    public long EntryId { get; internal init; }

    /// <summary>
    /// Gets the chain length (WSAPROTOCOLCHAIN.ChainLen): 0 for a layered provider, 1 for a base provider, more for a
    /// protocol chain.
    /// </summary>
    [Shape(If = nameof(Problem), IsNull = true)]
    public int ChainLength { get; internal init; }

    /// <summary>Gets the path of the provider's DLL. Environment variables are not expanded.</summary>
    [Shape(Name = "provider", If = nameof(Problem), IsNull = true)]
    public string? ProviderPath { get; internal init => field = Text.CleanOrNull(value); }

    /// <summary>Gets the name of the protocol, which can be an indirect string.</summary>
    [Shape(Name = "protocol", If = nameof(Problem), IsNull = true)]
    public string? ProtocolName { get; internal init => field = Text.CleanOrNull(value); }

    /// <summary>Gets the reason why the entry could not be read; null if it was read.</summary>
    public string? Problem { get; internal init => field = Text.CleanOrNull(value); }

    /// <summary>Returns the name, chain length, and path.</summary>
    public override string ToString() => Problem
        ?? ProtocolName + ", chain length " + ChainLength.ToString(CultureInfo.InvariantCulture) + ", " + ProviderPath;
}
