using System.Globalization;
using System.Text;
using LyncPrereq.Facts;

namespace LyncPrereq.Tests.Support.Generated;

/// <summary>A registry export, with values broken into lines as regedit breaks them.</summary>
internal sealed class RegistryFile
{
    private const string Parameters = @"SYSTEM\CurrentControlSet\Services\WinSock2\Parameters";
    private const string Transport = @"%SystemRoot%\system32\mswsock.dll";
    private const int LineWidth = 76;

    private readonly StringBuilder _text = new(RegistryText.Header);

    public override string ToString() => _text.ToString();

    public RegistryFile Key(string path, params string[] values)
    {
        _text.Append(RegistryText.Key(path, values));
        return this;
    }

    /// <summary>The keys that an administrator exports for this project, of a server with .NET Framework 4.5.1.</summary>
    public static RegistryFile Of(GeneratedServer server)
    {
        string[] components =
        [
            .. server.Features.Where(feature => feature.InetStpComponent is not null && feature.IsInstalled)
                .Select(feature => Number(feature.InetStpComponent!, 1)),
        ];
        return new RegistryFile()
            .Key(
                RegistryLocations.CurrentVersion.Path,
                Words("SystemRoot", @"C:\Windows"),
                Words("InstallationType", "Server"),
                Words("EditionID", "ServerStandard"),
                Words("CurrentBuildNumber", server.Build))
            .Key(RegistryLocations.ProductOptions.Path, Lines("ProductSuite", "Terminal Server"), Words("ProductType", "ServerNT"))
            .Key(RegistryLocations.Environment.Path, Expanded("Path", @"%SystemRoot%\system32;%SystemRoot%"), Words("PROCESSOR_ARCHITECTURE", "AMD64"))
            .Key(RegistryLocations.ComputerName.Path, Words("", "mnmsrvc"), Words("ComputerName", server.Name))
            .Key(RegistryLocations.ActiveComputerName.Path, Words("ComputerName", server.Name))
            .Key(RegistryLocations.DotNetFramework4.Path, Words("Version", "4.5.50938"), Number("Release", 378758), Number("Install", 1))
            .Key(RegistryLocations.PowerShellEngine.Path, Words("PowerShellVersion", "4.0"), Words("RuntimeVersion", "v4.0.30319"))
            .Key(RegistryLocations.IisComponents.Path, components)
            .Key(
                RegistryLocations.SessionManager.Path,
                Lines("PendingFileRenameOperations", @"\??\C:\Windows\Temp\a.tmp", "", @"\??\C:\Windows\Temp\b.tmp", ""))
            .Winsock(BaseProviders(10), BaseProviders(10));
    }

    /// <summary>Both catalogs of Winsock with these entries, and the catalog of name spaces beside them.</summary>
    public RegistryFile Winsock(byte[][] entries, byte[][] entries64)
    {
        Key(Parameters, Words("WinSock_Registry_Version", "2.0"), Words("Current_NameSpace_Catalog", "NameSpace_Catalog5"), Words("Current_Protocol_Catalog", "Protocol_Catalog9"));
        Key(Parameters + @"\NameSpace_Catalog5", Number("Num_Catalog_Entries", 1), Number("Serial_Access_Num", 5), Number("Num_Catalog_Entries64", 1));
        foreach (string name in new[] { "Catalog_Entries", "Catalog_Entries64" })
        {
            Key($@"{Parameters}\NameSpace_Catalog5\{name}");
            Key(
                $@"{Parameters}\NameSpace_Catalog5\{name}\000000000001",
                Words("LibraryPath", Transport),
                Binary("ProviderId", "", Guid.Empty.ToByteArray()),
                Number("Enabled", 1),
                "\"ProviderInfo\"=hex:");
        }

        Key(
            Parameters + @"\Protocol_Catalog9",
            Number("Num_Catalog_Entries", entries.Length),
            Number("Next_Catalog_Entry_ID", 1001 + entries.Length),
            Number("Serial_Access_Num", 11),
            Number("Num_Catalog_Entries64", entries64.Length));
        Entries(@"\Protocol_Catalog9\Catalog_Entries", entries);
        Entries(@"\Protocol_Catalog9\Catalog_Entries64", entries64);
        return this;
    }

    /// <summary>The providers of Windows itself: each protocol is a chain of its own.</summary>
    public static byte[][] BaseProviders(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => WinsockItem.Bytes(1001 + i, [1001 + i], Transport, $"MSAFD Tcpip [TCP/IPv{(i % 2 == 0 ? 4 : 6)}] {i}")),
    ];

    public static string Words(string name, string text) =>
        (name.Length == 0 ? "@" : $"\"{name}\"") + "=\"" + text.Replace(@"\", @"\\", StringComparison.Ordinal) + "\"";

    public static string Number(string name, long number) => $"\"{name}\"=dword:{number:x8}";

    public static string Expanded(string name, string text) => Binary(name, "(2)", Encoding.Unicode.GetBytes(text + "\0"));

    public static string Lines(string name, params string[] lines) =>
        Binary(name, "(7)", Encoding.Unicode.GetBytes(string.Concat(lines.Select(line => line + "\0")) + "\0"));

    /// <summary>A line ends at the first byte that passes its width; the others begin with two spaces.</summary>
    public static string Binary(string name, string type, byte[] bytes)
    {
        var text = new StringBuilder($"\"{name}\"=hex{type}:");
        int column = text.Length;
        for (int i = 0; i < bytes.Length; i++)
        {
            text.Append(bytes[i].ToString("x2", CultureInfo.InvariantCulture));
            if (i == bytes.Length - 1)
            {
                break;
            }

            text.Append(',');
            column += 3;
            if (column > LineWidth)
            {
                text.Append("\\\r\n  ");
                column = 2;
            }
        }

        return text.ToString();
    }

    private void Entries(string path, byte[][] entries)
    {
        Key(Parameters + path);
        for (int i = 0; i < entries.Length; i++)
        {
            Key($@"{Parameters}{path}\{i + 1:d12}", Binary("PackedCatalogItem", "", entries[i]));
        }
    }
}
