using System.Text;
using LyncPrereq.Facts;

namespace LyncPrereq.Tests.Support;

/// <summary>Texts as regedit exports them.</summary>
internal static class RegistryText
{
    public const string Header = "Windows Registry Editor Version 5.00\r\n\r\n";

    public static string File(params string[] keys) => Header + string.Concat(keys);

    public static string Key(string path, params string[] values) =>
        "[HKEY_LOCAL_MACHINE\\" + path + "]\r\n" + string.Concat(values.Select(value => value + "\r\n")) + "\r\n";

    public static string Hex(string type, byte[] bytes) => "hex" + type + ":" + string.Join(',', bytes.Select(some => some.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>The 888 bytes of a protocol in the Winsock catalog.</summary>
    public static byte[] WinsockItem(int chainLength, string path, string protocol, uint entryId = 1001)
    {
        var item = new byte[WinsockCatalog.ItemLength];
        Encoding.Latin1.GetBytes(path, item);
        BitConverter.GetBytes(entryId).CopyTo(item, 296);
        BitConverter.GetBytes(chainLength).CopyTo(item, 300);
        Encoding.Unicode.GetBytes(protocol).CopyTo(item, 376);
        return item;
    }
}
