using System.Globalization;

namespace LyncPrereq;

/// <summary>One protocol of a Winsock catalog.</summary>
public sealed class WinsockEntryFact
{
    internal WinsockEntryFact(string key)
    {
        Key = key;
    }

    /// <summary>The name of the entry's registry key, for example 000000000001.</summary>
    public string Key { get; }

    /// <summary>dwCatalogEntryId.</summary>
    public long EntryId { get; internal init; }

    /// <summary>0 a layered provider, 1 a base provider, more a protocol chain (WSAPROTOCOLCHAIN.ChainLen).</summary>
    public int ChainLength { get; internal init; }

    /// <summary>The provider's DLL, with environment variables as they stand in the registry.</summary>
    public string? ProviderPath { get; internal init; }

    /// <summary>The protocol's name; may be an indirect string.</summary>
    public string? ProtocolName { get; internal init; }

    /// <summary>Why the entry could not be read; null when it was.</summary>
    public string? Problem { get; internal init; }

    /// <summary>Name, chain length and path.</summary>
    public override string ToString() => Problem
        ?? ProtocolName + ", chain length " + ChainLength.ToString(CultureInfo.InvariantCulture) + ", " + ProviderPath;
}
