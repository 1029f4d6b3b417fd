using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>
/// What <c>reg query</c> prints: each key in a line of its own, its values indented below it. A key without values
/// may only be the name of a subkey, and a single value may be all that /v asked for, so that neither shows what else
/// there is.
/// </summary>
internal sealed class RegistryQueryListing : ITextListing
{
    private const string Hive = @"HKEY_LOCAL_MACHINE\";

    private static readonly Regex s_value = new(
        @"^\s{1,8}(?<name>\S.*?)(\t| {4})(?<type>REG_[A-Z_]+)((\t| {4})(?<data>.*))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The number of matches, with which only a search (/f) ends.</summary>
    private static readonly Regex s_search = new(@"^\S[^:\\]*: [0-9]+ \S.*\z", RegexOptions.CultureInvariant);

    public string Command => "reg query";

    public bool MayRepeat => true;

    public bool BeginsAt(TextLines lines) => IsKey(lines.Current!);

    public InventorySource? Read(TextLines lines)
    {
        var keys = new List<QueriedKey>();
        var parentsOfRead = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (lines.MoveOverBlankLines() && IsKey(lines.Current!))
        {
            QueriedKey key = ReadKey(lines);
            if (RegistryExport.Concerns(key.Path))
            {
                keys.Add(key);
            }

            if (key.Count > 0 && RegistryExport.Concerns(key.Parent))
            {
                parentsOfRead.Add(key.Parent);
            }
        }

        // What a search leaves out is not absent.
        return lines.Current is { } next && s_search.IsMatch(next) ? null : ToSource(keys, parentsOfRead, lines.File.Name);
    }

    private static bool IsKey(string line) => line.StartsWith("HKEY_", StringComparison.Ordinal) && line.IndexOf('\\') > 0;

    private static QueriedKey ReadKey(TextLines lines)
    {
        string path = lines.IsUnfinished ? throw lines.Broken() : lines.Current!;
        var key = new QueriedKey(path.StartsWith(Hive, StringComparison.OrdinalIgnoreCase) ? path.Substring(Hive.Length) : "");
        while (lines.MoveNext() && s_value.Match(lines.Current!) is { Success: true } value)
        {
            if (lines.IsUnfinished
                || !key.Add(value.Groups["name"].Value, value.Groups["type"].Value, value.Groups["data"].Value))
            {
                throw lines.Broken();
            }
        }

        return key;
    }

    private static InventorySource? ToSource(List<QueriedKey> keys, HashSet<string> parentsOfRead, string file)
    {
        var export = new RegistryExport();
        var gaps = new List<FactGap>();
        foreach (QueriedKey key in keys)
        {
            if (RegistryExport.LocationAt(key.Path) is { } location && !IsRead(key, location))
            {
                gaps.Add(new FactGap(location.Path, UnknownCause.NotCaptured, SR.RegistryQueryPartial));
                continue;
            }

            // Only /s lists the values of subkeys too, and only then is every subkey there with its own.
            export.BeginKey(key.Path, listsSubkeys: key.IsWhole && parentsOfRead.Contains(key.Path));
            key.CopyTo(export);
        }

        return export.ToSource(file, [.. gaps]);
    }

    private static bool IsRead(QueriedKey key, RegistryLocation location) => key.IsWhole
        || (!location.AllNumbers && Array.TrueForAll(location.Values, value => key.Has(value.Name)));
}
