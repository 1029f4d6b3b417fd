using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Facts;

/// <summary>
/// Looks up the facts of one inventory in all its sources. A fact that no source gives is returned as not known, with
/// the reason.
/// </summary>
internal sealed class ServerFacts
{
    private readonly InventorySource[] _sources;
    private OperatingSystemFacts? _operatingSystem;

    public ServerFacts(ServerInventory inventory) => _sources = [.. inventory.Sources];

    public OperatingSystemFacts OperatingSystem => _operatingSystem ??= new OperatingSystemFacts(_sources);

    public ClassFacts Classes => new(this, _sources);

    public IEnumerable<InventorySource> FeatureSources => _sources.Where(source => source.Features is not null);

    public static Evidence Seen(InventorySource source, string value) =>
        new(SourceNames.Of(source.KindValue), source.Location, value);

    public static Evidence Seen(InventorySource source, RegistryLocation location, string value) =>
        new(SourceNames.Of(source.KindValue) + " (" + source.Location + ")", location.FullPath, value);

    /// <param name="catalog">The evidence of the entry's Winsock catalog.</param>
    /// <param name="entry">The entry.</param>
    public static Evidence Seen(Evidence[] catalog, WinsockEntryFact entry) =>
        new(catalog[0].Source, catalog[0].Location + @"\" + entry.Key, entry.ToString());

    /// <summary>Whether any source read a key.</summary>
    public bool HasRead(RegistryLocation location) => Array.Exists(_sources, source => Find(source, location) is not null);

    /// <summary>Returns whether a key exists.</summary>
    public Known<bool> Key(RegistryLocation location)
    {
        var seen = new List<KeyValuePair<bool, Evidence>>();
        foreach (InventorySource source in _sources)
        {
            if (Find(source, location) is { } key)
            {
                seen.Add(new(key.Exists, Seen(source, location, key.Exists ? SR.SeenPresent : SR.SeenAbsent)));
            }
        }

        return Agree(seen, EqualityComparer<bool>.Default, location.Path);
    }

    /// <summary>A value; null if the key or the value is known not to exist.</summary>
    public Known<RegistryValueFact?> Value(RegistryLocation location, string name)
    {
        var seen = new List<KeyValuePair<RegistryValueFact?, Evidence>>();
        foreach (InventorySource source in _sources)
        {
            if (Find(source, location) is { } key)
            {
                RegistryValueFact? value = key.Find(name);
                seen.Add(new(
                    value,
                    Seen(source, location, value?.ToString() ?? Text.Format(SR.SeenNoValue, ShownName(name)))));
            }
        }

        return Agree(seen, RegistryTextComparer.Instance, location.Path);
    }

    /// <summary>Returns a number; null if the key or the value does not exist.</summary>
    public Known<long?> Number(RegistryLocation location, string name)
    {
        Known<RegistryValueFact?> value = Value(location, name);
        return value is { IsKnown: true, Value.IsNumber: false }
            ? Known<long?>.Not(UnknownCause.Unreadable, SR.ReasonWrongType, value.Evidence)
            : new Known<long?>(value.Value?.Number, value.Cause, value.Reason, value.Evidence);
    }

    /// <summary>Returns the lists of installed updates that were read.</summary>
    public Known<List<InventorySource>> Updates() => Lists(source => source.Updates is not null, FactSubjects.Updates);

    /// <summary>Whether any list of updates contains this one.</summary>
    public bool HasUpdate(string id) => Array.Exists(
        _sources,
        source => Array.Exists(source.Updates ?? [], update => string.Equals(update, id, StringComparison.OrdinalIgnoreCase)));

    public Known<List<InventorySource>> Services() => Lists(source => source.Services is not null, FactSubjects.Services);

    public Known<WinsockCatalogFact> Winsock(string catalog)
    {
        var seen = new List<KeyValuePair<WinsockCatalogFact, Evidence>>();
        foreach (InventorySource source in _sources)
        {
            if (Array.Find(source.WinsockCatalogs ?? [], some => some.Name == catalog) is { } found)
            {
                seen.Add(new(found, new Evidence(
                    SourceNames.Of(source.KindValue) + " (" + source.Location + ")",
                    @"HKLM\" + WinsockCatalog.Parameters + @"\" + WinsockCatalog.DefaultCatalog + @"\" + catalog,
                    found.ToString())));
            }
        }

        return seen.Count == 0
            ? Missing<WinsockCatalogFact>(FactSubjects.Winsock, "Winsock " + catalog)
            : Agree(seen, WinsockComparer.Instance, catalog);
    }

    /// <summary>Returns the reason why a catalog can lack an entry of the server; null if it is complete.</summary>
    public static Known<WinsockCatalogFact>? Incomplete(WinsockCatalogFact catalog, Evidence[] seen)
    {
        Known<WinsockCatalogFact> Unreadable(string reason, params Evidence[] evidence) =>
            Known<WinsockCatalogFact>.Not(UnknownCause.Unreadable, reason, evidence);

        int count = catalog.Entries.Length;
        return Array.Find(catalog.Entries, entry => entry.Problem is not null) is { } entry
                ? Unreadable(entry.Problem!, Seen(seen, entry))
            : count == 0 ? Unreadable(Text.Format(SR.ReasonCatalogEmpty, catalog.Name), seen)
            : catalog.DeclaredCount is { } declared && declared != count
                ? Unreadable(Text.Format(SR.ReasonCatalogCount, catalog.Name, declared, count), seen)
            : null;
    }

    /// <summary>Returns the reason why no source contains a fact.</summary>
    public Known<T> Missing<T>(string subject, string shown)
    {
        InventorySource? silent = null;
        MissingFact? known = null;
        foreach (InventorySource source in _sources)
        {
            MissingFact? gap = MostTelling(source.MissingFacts, subject);
            if (gap is not null && (known is null || IsMoreTelling(gap, known)))
            {
                silent = source;
                known = gap;
            }
        }

        return known is null
            ? Known<T>.Not(UnknownCause.NotCaptured, Text.Format(SR.ReasonNotCaptured, shown))
            : Known<T>.Not(known, shown, Seen(silent!, known.Message));
    }

    /// <summary>The most specific reason why a subject is missing; null if there is none.</summary>
    public static MissingFact? MostTelling(IEnumerable<MissingFact> gaps, string subject)
    {
        MissingFact? known = null;
        foreach (MissingFact gap in gaps)
        {
            if ((gap.Subject == subject || gap.Subject == FactSubjects.Everything) && (known is null || IsMoreTelling(gap, known)))
            {
                known = gap;
            }
        }

        return known;
    }

    /// <summary>
    /// A gap about the subject is more specific than one about the whole server. Otherwise, the choice only has to be
    /// independent of the order of the sources.
    /// </summary>
    private static bool IsMoreTelling(MissingFact gap, MissingFact other)
    {
        bool isOwn = gap.Subject != FactSubjects.Everything;
        return isOwn != (other.Subject != FactSubjects.Everything) ? isOwn
            : gap.CauseValue != other.CauseValue ? gap.CauseValue < other.CauseValue
            : string.CompareOrdinal(gap.Message, other.Message) < 0;
    }

    private static RegistryKeyFact? Find(InventorySource source, RegistryLocation location) => Array.Find(
        source.RegistryKeys ?? [],
        key => string.Equals(key.Path, location.Path, StringComparison.OrdinalIgnoreCase));

    private static string ShownName(string name) => name.Length == 0 ? "(default)" : name;

    private Known<List<InventorySource>> Lists(Predicate<InventorySource> speaks, string subject)
    {
        List<InventorySource> lists = [.. _sources.Where(source => speaks(source))];
        return lists.Count == 0 ? Missing<List<InventorySource>>(subject, subject) : Known<List<InventorySource>>.As(lists);
    }

    private Known<T> Agree<T>(List<KeyValuePair<T, Evidence>> seen, IEqualityComparer<T> comparer, string subject)
    {
        if (seen.Count == 0)
        {
            return Missing<T>(subject, RegistryPath.Shown(subject));
        }

        Evidence[] evidence = [.. seen.Select(some => some.Value)];
        return seen.TrueForAll(some => comparer.Equals(some.Key, seen[0].Key))
            ? Known<T>.As(seen[0].Key, evidence)
            : Known<T>.Conflict(evidence);
    }

    private sealed class RegistryTextComparer : IEqualityComparer<RegistryValueFact?>
    {
        public static readonly RegistryTextComparer Instance = new();

        public bool Equals(RegistryValueFact? x, RegistryValueFact? y) => x?.Text == y?.Text && x?.IsNumber == y?.IsNumber;

        public int GetHashCode(RegistryValueFact? obj) => obj?.Text.GetHashCode() ?? 0;
    }

    /// <summary>Two catalogs are equal if they contain the same providers in the same chains.</summary>
    private sealed class WinsockComparer : IEqualityComparer<WinsockCatalogFact>
    {
        public static readonly WinsockComparer Instance = new();

        public bool Equals(WinsockCatalogFact? x, WinsockCatalogFact? y) => x!.Entries
            .Select(entry => entry.ToString())
            .SequenceEqual(y!.Entries.Select(entry => entry.ToString()));

        public int GetHashCode(WinsockCatalogFact obj) => obj.Entries.Length;
    }
}
