using System.Collections.Generic;
using System.Threading;
using LyncPrereq.Concurrency;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection;

/// <summary>Reads the Winsock protocol catalogs.</summary>
/// <param name="reader">The transport to the server.</param>
/// <param name="cancel">Ends the inspection.</param>
internal sealed class WinsockQuestions(IServerReader reader, CancellationToken cancel)
{
    /// <summary>
    /// The number of entries that are read at the same time. Each is a round trip, and there can be many.
    /// </summary>
    private const int EntriesAtOnce = 8;

    public InventorySource Catalogs()
    {
        string catalog = reader.Value(
            WinsockCatalog.Parameters,
            new RegistryValueName(WinsockCatalog.CurrentCatalogValue, RegistryDataKind.Text),
            cancel) is { IsText: true } current ? current.Text : WinsockCatalog.DefaultCatalog;
        string path = WinsockCatalog.Parameters + @"\" + catalog;
        var catalogs = new List<WinsockCatalogFact>();
        var gaps = new List<MissingFact>();
        foreach (string name in new[] { WinsockCatalog.Entries32, WinsockCatalog.Entries64 })
        {
            if (reader.SubKeys(path + @"\" + name, cancel) is { } entries)
            {
                catalogs.Add(new WinsockCatalogFact(
                    name,
                    reader.Value(path, new RegistryValueName(WinsockCatalog.CountValue(name), RegistryDataKind.DWord), cancel)
                        is { IsNumber: true } count ? WinsockCatalog.DeclaredCount(count.Number) : null,
                    Entries(path + @"\" + name, entries)));
            }
            else
            {
                gaps.Add(new MissingFact(FactSubjects.Winsock, UnknownCause.Unreadable, Text.Format(SR.WinsockCatalogMissing, path, name)));
            }
        }

        return new InventorySource(InventorySourceKind.Registry, reader.Transport)
        {
            WinsockCatalogs = catalogs.Count > 0 ? [.. catalogs] : null,
            MissingFacts = [.. gaps],
        };
    }

    private WinsockEntryFact[] Entries(string path, IReadOnlyList<string> names)
    {
        var facts = new WinsockEntryFact[names.Count];
        using var runner = new Runner(reader.IsLocal ? 1 : EntriesAtOnce);
        for (int i = 0; i < facts.Length; i++)
        {
            int at = i;
            runner.Start(
                _ => WinsockCatalog.ReadEntry(names[at], reader.Bytes(path + @"\" + names[at], WinsockCatalog.ItemValue, cancel)),
                take => facts[at] = take());
        }

        try
        {
            runner.Wait();
        }
        catch
        {
            // An entry that cannot be read determines the result; the others are not needed.
            runner.Stop();
            throw;
        }

        return facts;
    }
}
