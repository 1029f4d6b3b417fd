using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Evaluation;

/// <summary>Looks through the Winsock catalogs, 32- and 64-bit.</summary>
internal static class WinsockCheck
{
    /// <summary>
    /// No entry whose chain length is not 1. Whose DLL a base provider is does not matter: VMware and virtio bring
    /// base providers of their own, and they are no layered ones.
    /// </summary>
    public static Finding NoLayeredProvider(ServerFacts facts) => Composition.AllOf(
    [
        NoLayeredProvider(facts, WinsockCatalog.Entries32),
        NoLayeredProvider(facts, WinsockCatalog.Entries64),
    ]);

    /// <summary>Met where a provider with this DLL stands in the catalog.</summary>
    public static Finding Provider(ServerFacts facts, string catalogName, string dll)
    {
        Known<WinsockCatalogFact> catalog = facts.Winsock(catalogName);
        if (!catalog.IsKnown)
        {
            return catalog.ToUnknown();
        }

        WinsockEntryFact? entry = Array.Find(
            catalog.Value.Entries,
            some => FileName(some.ProviderPath ?? "").Equals(dll, StringComparison.OrdinalIgnoreCase));
        return entry is not null
            ? Finding.Met(SR.ActualFound, Text.Format(SR.ReasonProviderFound, entry.ProviderPath!), Seen(catalog, entry))
            : Incomplete(catalog) ?? Finding.NotMet(SR.ActualNotFound, SR.ReasonNoTrace, catalog.Evidence);
    }

    private static Finding NoLayeredProvider(ServerFacts facts, string catalogName)
    {
        Known<WinsockCatalogFact> catalog = facts.Winsock(catalogName);
        if (!catalog.IsKnown)
        {
            return catalog.ToUnknown();
        }

        List<WinsockEntryFact> layered =
            [.. catalog.Value.Entries.Where(entry => entry.Problem is null && entry.ChainLength != 1)];
        if (layered.Count == 0)
        {
            return Incomplete(catalog) ?? Finding.Met(
                Text.Format(SR.ActualBaseProviders, catalog.Value.Entries.Length, catalogName),
                SR.ReasonBaseProviders,
                catalog.Evidence);
        }

        WinsockEntryFact provider = layered.Find(entry => entry.ChainLength == 0) ?? layered[0];
        return Finding.NotMet(
            NameOf(provider),
            Text.Format(SR.ReasonLayered, layered.Count, catalogName, NameOf(provider)),
            [.. layered.SelectMany(entry => Seen(catalog, entry))]);
    }

    /// <summary>What the entry says of its provider; an entry can leave out either.</summary>
    private static string NameOf(WinsockEntryFact provider)
    {
        string[] known = [.. new[] { provider.ProtocolName, provider.ProviderPath }.OfType<string>().Where(text => text.Length > 0)];
        return known.Length == 0 ? SR.ActualLayeredUnnamed : string.Join(", ", known);
    }

    /// <summary>A catalog that was not read whole can hold what was not seen.</summary>
    private static Finding? Incomplete(Known<WinsockCatalogFact> catalog)
    {
        WinsockCatalogFact fact = catalog.Value;
        return Array.Find(fact.Entries, entry => entry.Problem is not null) is { } unreadable
                ? Finding.Unknown(UnknownCause.Unreadable, unreadable.Problem!, Seen(catalog, unreadable))
            : fact.Entries.Length == 0
                ? Finding.Unknown(UnknownCause.Unreadable, Text.Format(SR.ReasonCatalogEmpty, fact.Name), catalog.Evidence)
            : fact.DeclaredCount is { } count && count != fact.Entries.Length
                ? Finding.Unknown(
                    UnknownCause.Unreadable,
                    Text.Format(SR.ReasonCatalogCount, fact.Name, count, fact.Entries.Length),
                    catalog.Evidence)
            : null;
    }

    private static Evidence[] Seen(Known<WinsockCatalogFact> catalog, WinsockEntryFact entry) =>
        [new(catalog.Evidence[0].Source, catalog.Evidence[0].Location + @"\" + entry.Key, entry.ToString())];

    private static string FileName(string path) => path.Substring(path.LastIndexOf('\\') + 1);
}
