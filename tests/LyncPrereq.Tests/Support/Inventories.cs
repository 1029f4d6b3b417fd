using System.Collections;
using System.Globalization;
using System.Reflection;

namespace LyncPrereq.Tests.Support;

/// <summary>Inventories for tests of files, and every public property of one as lines that can be compared.</summary>
internal static class Inventories
{
    /// <summary>An inventory with everything that one can hold, and the strangest of it.</summary>
    public static ServerInventory Strange => new(
        "fe01.contoso.example",
        "192.0.2.1",
        new DateTime(2013, 11, 4, 9, 59, 1, DateTimeKind.Utc).AddTicks(1_234_567),
        [
            new InventorySource(InventorySourceKind.WindowsFeature, "C:\\captures\\Get-WindowsFeature \"neu\".txt")
            {
                ComputerName = "FE01",
                Features =
                [
                    .. Enum.GetValues<FeatureState>().Select(state => new FeatureFact("Some-" + state, state)),
                    new FeatureFact("NET-WCF-HTTP-Activat...", FeatureState.Installed),
                    new FeatureFact("Twice", FeatureState.Available),
                    new FeatureFact("Twice", FeatureState.Installed),
                    new FeatureFact(" \u540d\u524d\u2028\"\\\r\n\t\0\ud83d\ude00\ud800", FeatureState.Removed),
                ],
                MissingFacts = [new MissingFact("Features", UnknownCause.TimedOut, "30 s"), new MissingFact("*", UnknownCause.QueryFailed, "")],
            },
            new InventorySource(InventorySourceKind.Dism, "")
            {
                FeatureNamingValue = FeatureNaming.Dism,
                Features = [],
                OperatingSystem = new OperatingSystemFact(),
            },
            new InventorySource(InventorySourceKind.OperatingSystem, "os")
            {
                OperatingSystem = new OperatingSystemFact
                {
                    Build = 9600,
                    ProductType = 2,
                    InstallationType = "Server Core",
                    ServicePack = 0,
                    Sku = int.MaxValue,
                    SystemDrive = "C:",
                    EditionId = "",
                    AddressWidth = 64,
                    Caption = "Microsoft\u00ae Windows\u00a0Server",
                },
            },
            new InventorySource(InventorySourceKind.Update, "u") { Updates = ["KB974405", "KB974405", ""] },
            new InventorySource(InventorySourceKind.Update, "none") { Updates = [] },
            new InventorySource(InventorySourceKind.Service, "s")
            {
                Services = [new ServiceFact("MSMQ", "Running"), new ServiceFact("MSSQL$RTC", "", "Disabled"), new ServiceFact("W3SVC", "Stopped", "")],
            },
            new InventorySource(InventorySourceKind.Class, "network.xml")
            {
                Classes =
                [
                    new ClassFact(
                        "Win32_NetworkAdapterConfiguration",
                        [
                            new InstanceFact([new PropertyFact("IPAddress", ["192.0.2.1", "", "fe80::1"]), new PropertyFact("DefaultIPGateway", [])]),
                            new InstanceFact([]),
                        ]),
                    new ClassFact("Win32_LogicalDisk", []),
                ],
            },
            new InventorySource(InventorySourceKind.Registry, "r.reg")
            {
                RegistryKeys =
                [
                    new RegistryKeyFact(@"SOFTWARE\Gone", false, []),
                    new RegistryKeyFact(
                        @"SOFTWARE\Here",
                        true,
                        [
                            new RegistryValueFact("", RegistryDataKind.Text, ""),
                            new RegistryValueFact("Expand", RegistryDataKind.ExpandText, "%SystemRoot%\\x"),
                            new RegistryValueFact("Lines", ["a; b", "", "c"]),
                            new RegistryValueFact("None", (string[])[]),
                            new RegistryValueFact("DWord", RegistryDataKind.DWord, uint.MaxValue),
                            new RegistryValueFact("QWord", RegistryDataKind.QWord, long.MinValue),
                            new RegistryValueFact("Binary", RegistryDataKind.Binary, "00FF"),
                        ]),
                ],
                WinsockCatalogs =
                [
                    new WinsockCatalogFact(
                        "Catalog_Entries",
                        3,
                        [
                            new WinsockEntryFact("000000000001")
                            {
                                EntryId = uint.MaxValue,
                                ChainLength = -1,
                                ProviderPath = "%SystemRoot%\\system32\\mswsock.dll",
                                ProtocolName = "@%SystemRoot%\\System32\\wshtcpip.dll,-60100",
                            },
                            new WinsockEntryFact("000000000002") { ProviderPath = "", ProtocolName = null },
                            new WinsockEntryFact("000000000003") { Problem = "Entry 000000000003 has 887 bytes." },
                        ]),
                    new WinsockCatalogFact("Catalog_Entries64", null, []),
                ],
            },
            new InventorySource(InventorySourceKind.Registry, "empty") { RegistryKeys = [], WinsockCatalogs = [], Services = [] },
        ]);

    /// <summary>A line for each public property that is somewhere in an object.</summary>
    public static List<string> Describe(object? value)
    {
        var lines = new List<string>();
        Describe(value, "", lines);
        return lines;
    }

    private static void Describe(object? value, string path, List<string> lines)
    {
        switch (value)
        {
            case null:
                lines.Add(path + " null");
                break;
            case DateTime time:
                lines.Add(path + " " + time.Ticks.ToString(CultureInfo.InvariantCulture) + " " + time.Kind);
                break;
            case string or ValueType:
                lines.Add(path + " = " + Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            case IEnumerable items:
                object?[] all = [.. items.Cast<object?>()];
                lines.Add(path + " has " + all.Length);
                for (int i = 0; i < all.Length; i++)
                {
                    Describe(all[i], path + "[" + i + "]", lines);
                }

                break;
            default:
                foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                {
                    Describe(property.GetValue(value), path + "." + property.Name, lines);
                }

                break;
        }
    }
}
