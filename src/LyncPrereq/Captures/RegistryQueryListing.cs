using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>
/// What <c>reg query</c> prints: each key in a line of its own, its values indented below it. A key without values
/// may only be the name of a subkey, and a single value may be all that /v asked for, so that neither shows what else
/// there is. reg query ends the values of a key with a blank line; without it, or with values behind it, some were lost.
/// </summary>
internal sealed class RegistryQueryListing : ITextListing
{
    /// <summary>How far values are looked for that lost their key.</summary>
    private const int SearchedLines = 64;

    private const string Hive = @"HKEY_LOCAL_MACHINE\";

    private static readonly Regex s_value = new(
        @"^\s{1,8}(?<name>\S.*?)(\t| {4})(?<type>REG_[A-Z_]+)((\t| {4})(?<data>.*))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>A value whatever became of its indent, of the blanks in it, or of its name.</summary>
    private static readonly Regex s_anyValue = new(
        @"(^|\s)REG_(SZ|EXPAND_SZ|MULTI_SZ|DWORD|QWORD|BINARY|NONE)(\s|\z)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The number of matches, with which only a search (/f) ends.</summary>
    private static readonly Regex s_search = new(@"^\S[^:\\]*: [0-9]+ \S.*\z", RegexOptions.CultureInvariant);

    public string Command => "reg query";

    public bool MayRepeat => true;

    public bool BeginsAt(TextLines lines) => IsKey(lines.Current!);

    public InventorySource? Read(TextLines lines)
    {
        var keys = new List<QueriedKey>();
        var parentsOfEmpty = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        bool isClosed = false;
        while (lines.Current is { } line && IsKey(line))
        {
            QueriedKey key = ReadKey(lines);
            if (RegistryExport.IsRelevant(key.Path))
            {
                keys.Add(key);
            }

            if (key.Count == 0 && RegistryExport.IsRelevant(key.Parent))
            {
                parentsOfEmpty.Add(key.Parent);
            }

            isClosed = lines.Current is { Length: 0 };
            lines.MoveOverBlankLines();
            key.IsClosed = isClosed && !HasLostValues(lines);
        }

        if (lines.Current is { } next && s_search.IsMatch(next))
        {
            // What a search leaves out is not absent.
            return null;
        }

        if (!isClosed || (lines.Current is { } foreign && !ConsolePrompt.Begins(foreign)))
        {
            // Other text can be all that is left of the key that came next.
            parentsOfEmpty.Clear();
        }

        return ToSource(keys, parentsOfEmpty, lines.File.Name);
    }

    private static bool IsKey(string line) => line.StartsWith("HKEY_", StringComparison.Ordinal) && line.IndexOf('\\') > 0;

    /// <summary>Whether values follow, before the next key or the next command, that belong to a key before them.</summary>
    private static bool HasLostValues(TextLines lines)
    {
        string? line = lines.Current;
        for (int ahead = 1; line is not null && !IsKey(line) && !ConsolePrompt.Begins(line) && ahead <= SearchedLines; ahead++)
        {
            if (s_anyValue.IsMatch(line))
            {
                return true;
            }

            line = lines.Peek(ahead);
        }

        return false;
    }

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

    private static InventorySource? ToSource(List<QueriedKey> keys, HashSet<string> parentsOfEmpty, string file)
    {
        var export = new RegistryExport();
        var gaps = new List<MissingFact>();
        foreach (QueriedKey key in keys)
        {
            if (RegistryExport.LocationAt(key.Path) is { } location && !IsRead(key, location))
            {
                gaps.Add(new MissingFact(location.Path, UnknownCause.NotCaptured, SR.RegistryQueryPartial));
                continue;
            }

            // It is not documented whether /s lists subkeys without values. Where it shows one, it shows them all.
            export.BeginKey(key.Path, listsSubkeys: key.IsWhole && parentsOfEmpty.Contains(key.Path));
            key.CopyTo(export);
        }

        return export.ToSource(file, [.. gaps]);
    }

    private static bool IsRead(QueriedKey key, RegistryLocation location) => key.IsWhole
        || (!location.AllNumbers && Array.TrueForAll(location.Values, value => key.Has(value.Name)));
}
