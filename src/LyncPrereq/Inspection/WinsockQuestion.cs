using System;
using System.Collections.Generic;
using System.Threading;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection;

/// <summary>Reads the Winsock protocol catalogs, both at the same time; each entry is a round trip.</summary>
/// <param name="reader">The transport to the server.</param>
/// <param name="cancel">Ends the inspection.</param>
internal sealed class WinsockQuestion(IServerReader reader, CancellationToken cancel)
{
    private Catalog[] _catalogs = [];
    private string _path = "";

    /// <summary>The facts, when the round trips have ended.</summary>
    public InventorySource Result
    {
        get
        {
            var catalogs = new List<WinsockCatalogFact>();
            var missing = new List<MissingFact>();
            foreach (Catalog catalog in _catalogs)
            {
                if (catalog.Entries is { } entries)
                {
                    catalogs.Add(new WinsockCatalogFact(catalog.Name, catalog.Count, entries));
                }
                else
                {
                    missing.Add(new MissingFact(
                        FactSubjects.Winsock,
                        UnknownCause.Unreadable,
                        Text.Format(SR.WinsockCatalogMissing, _path, catalog.Name)));
                }
            }

            return new InventorySource(InventorySourceKind.Registry, reader.Transport)
            {
                WinsockCatalogs = catalogs.Count > 0 ? [.. catalogs] : null,
                MissingFacts = [.. missing],
            };
        }
    }

    /// <summary>Reads the usual catalogs while the name of the current one is read, which is hardly ever another.</summary>
    public void Start(RoundTrips trips)
    {
        var name = new RegistryValueName(WinsockCatalog.CurrentCatalogValue, RegistryDataKind.Text);
        trips.Start(() => reader.Value(WinsockCatalog.Parameters, name, cancel), current =>
        {
            if (current is { IsText: true } && !string.Equals(current.Text, WinsockCatalog.DefaultCatalog, StringComparison.OrdinalIgnoreCase))
            {
                ReadCatalogs(trips, current.Text);
            }
        });
        ReadCatalogs(trips, WinsockCatalog.DefaultCatalog);
    }

    private void ReadCatalogs(RoundTrips trips, string name)
    {
        string path = WinsockCatalog.Parameters + @"\" + name;
        _path = path;
        _catalogs = [new(WinsockCatalog.Entries32), new(WinsockCatalog.Entries64)];
        foreach (Catalog catalog in _catalogs)
        {
            var count = new RegistryValueName(WinsockCatalog.CountValue(catalog.Name), RegistryDataKind.DWord);
            trips.Start(() => reader.SubKeys(path + @"\" + catalog.Name, cancel), names =>
            {
                if (names is not null && path == _path)
                {
                    ReadEntries(trips, catalog, names);
                }
            });
            trips.Start(
                () => reader.Value(path, count, cancel),
                value => catalog.Count = value is { IsNumber: true } ? WinsockCatalog.DeclaredCount(value.Number) : null);
        }
    }

    private void ReadEntries(RoundTrips trips, Catalog catalog, IReadOnlyList<string> names)
    {
        string path = _path + @"\" + catalog.Name + @"\";
        var entries = new WinsockEntryFact[names.Count];
        catalog.Entries = entries;
        for (int i = 0; i < entries.Length; i++)
        {
            int at = i;
            trips.Start(
                () => WinsockCatalog.ReadEntry(names[at], reader.Bytes(path + names[at], WinsockCatalog.ItemValue, cancel)),
                entry => entries[at] = entry);
        }
    }

    private sealed class Catalog(string name)
    {
        public string Name { get; } = name;

        public int? Count { get; set; }

        public WinsockEntryFact[]? Entries { get; set; }
    }
}
