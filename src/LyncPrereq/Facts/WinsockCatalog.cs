using System;
using System.Text;

namespace LyncPrereq.Facts;

/// <summary>
/// Reads the Winsock protocol catalog in the registry. An entry is a REG_BINARY of 888 bytes: the path of the provider,
/// with 260 ANSI characters, and a WSAPROTOCOL_INFOW of 628 bytes (winsock2.h). The chain length is 0 for a layered
/// provider, 1 for a base provider, and more for a chain through a layered provider.
/// </summary>
internal static class WinsockCatalog
{
    public const string Parameters = @"SYSTEM\CurrentControlSet\Services\WinSock2\Parameters";
    public const string CurrentCatalogValue = "Current_Protocol_Catalog";
    public const string DefaultCatalog = "Protocol_Catalog9";
    public const string ItemValue = "PackedCatalogItem";
    public const string Entries32 = "Catalog_Entries";
    public const string Entries64 = "Catalog_Entries64";
    public const int ItemLength = 888;

    /// <summary>The 32-bit and the 64-bit catalog.</summary>
    public static readonly string[] All = [Entries32, Entries64];

    private const int PathLength = 260;
    private const int EntryIdOffset = 296;
    private const int ChainLengthOffset = 300;
    private const int ProtocolOffset = 376;

    /// <summary>Returns the name of the value that contains the number of entries.</summary>
    public static string CountValue(string catalog) =>
        catalog == Entries64 ? "Num_Catalog_Entries64" : "Num_Catalog_Entries";

    /// <summary>
    /// Returns the number of entries in the registry. An impossible number stays one that no catalog can have.
    /// </summary>
    public static int DeclaredCount(long number) => number is >= 0 and <= int.MaxValue ? (int)number : int.MaxValue;

    /// <summary>Reads one entry. If the entry is invalid, the fact contains the problem.</summary>
    public static WinsockEntryFact ReadEntry(string key, byte[]? item)
    {
        if (item is null || item.Length != ItemLength)
        {
            return new WinsockEntryFact(key)
            {
                Problem = item is null
                    ? Text.Format(SR.WinsockItemMissing, key)
                    : Text.Format(SR.WinsockItemLength, key, item.Length, ItemLength),
            };
        }

        string path = UntilNull(Latin1(item, PathLength));
        if (path.Length == 0)
        {
            return new WinsockEntryFact(key) { Problem = Text.Format(SR.WinsockItemNameless, key) };
        }

        return new WinsockEntryFact(key)
        {
            EntryId = BitConverter.ToUInt32(item, EntryIdOffset),
            ChainLength = BitConverter.ToInt32(item, ChainLengthOffset),
            ProviderPath = path,
            ProtocolName = UntilNull(Encoding.Unicode.GetString(item, ProtocolOffset, ItemLength - ProtocolOffset)),
        };
    }

    private static string Latin1(byte[] bytes, int count)
    {
        var text = new char[count];
        for (int i = 0; i < count; i++)
        {
            text[i] = (char)bytes[i];
        }

        return new string(text);
    }

    private static string UntilNull(string text)
    {
        int end = text.IndexOf('\0');
        return end < 0 ? text : text.Substring(0, end);
    }
}
