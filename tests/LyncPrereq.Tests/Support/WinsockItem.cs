using System.Buffers.Binary;
using System.Text;

namespace LyncPrereq.Tests.Support;

/// <summary>A PackedCatalogItem as Winsock writes it: 260 ANSI characters and a WSAPROTOCOL_INFOW, 888 bytes.</summary>
internal static class WinsockItem
{
    public static byte[] Bytes(int entryId, int[] chain, string path, string protocol)
    {
        var item = new byte[888];
        Encoding.Latin1.GetBytes(path).CopyTo(item, 0);
        BinaryPrimitives.WriteInt32LittleEndian(item.AsSpan(296), entryId);
        BinaryPrimitives.WriteInt32LittleEndian(item.AsSpan(300), chain.Length);
        for (int i = 0; i < chain.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(item.AsSpan(304 + (4 * i)), chain[i]);
        }

        Encoding.Unicode.GetBytes(protocol).CopyTo(item, 376);
        return item;
    }

    /// <summary>A regedit export of both catalogs, each with these items.</summary>
    public static string Export(params byte[][] items)
    {
        const string Catalog = @"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\WinSock2\Parameters";
        IEnumerable<string> lines =
        [
            "Windows Registry Editor Version 5.00",
            "",
            $"[{Catalog}]",
            "\"Current_Protocol_Catalog\"=\"Protocol_Catalog9\"",
            "",
            $"[{Catalog}\\Protocol_Catalog9]",
            $"\"Num_Catalog_Entries\"=dword:{items.Length:x8}",
            $"\"Num_Catalog_Entries64\"=dword:{items.Length:x8}",
            "",
            .. Entries($"{Catalog}\\Protocol_Catalog9\\Catalog_Entries", items),
            .. Entries($"{Catalog}\\Protocol_Catalog9\\Catalog_Entries64", items),
        ];
        return string.Join("\r\n", lines);
    }

    private static IEnumerable<string> Entries(string key, byte[][] items) =>
    [
        $"[{key}]",
        "",
        .. items.SelectMany((item, i) => new[]
        {
            $"[{key}\\{i + 1:d12}]",
            "\"PackedCatalogItem\"=hex:" + Hex(item),
            "",
        }),
    ];

    /// <summary>Bytes as regedit breaks them into lines.</summary>
    private static string Hex(byte[] bytes) =>
        string.Join(",\\\r\n  ", bytes.Chunk(25).Select(line => string.Join(',', line.Select(value => $"{value:x2}"))));
}
