using System.Globalization;

namespace LyncPrereq;

/// <summary>Represents one protocol of a Winsock catalog.</summary>
public sealed class WinsockEntryFact
{
    internal WinsockEntryFact(string key)
    {
        Key = key;
    }

    /// <summary>Gets the name of the registry key, for example 000000000001.</summary>
    public string Key { get; }

    /// <summary>Gets dwCatalogEntryId.</summary>
    public long EntryId { get; internal init; }

    /// <summary>
    /// Gets the chain length (WSAPROTOCOLCHAIN.ChainLen): 0 for a layered provider, 1 for a base provider, more for a
    /// protocol chain.
    /// </summary>
    public int ChainLength { get; internal init; }

    /// <summary>Gets the path of the provider's DLL. Environment variables are not expanded.</summary>
    public string? ProviderPath { get; internal init; }

    /// <summary>Gets the name of the protocol, which can be an indirect string.</summary>
    public string? ProtocolName { get; internal init; }

    /// <summary>Gets the reason why the entry could not be read; null if it was read.</summary>
    public string? Problem { get; internal init; }

    /// <summary>Returns the name, chain length, and path.</summary>
    public override string ToString() => Problem
        ?? ProtocolName + ", chain length " + ChainLength.ToString(CultureInfo.InvariantCulture) + ", " + ProviderPath;
}
