using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads the output of <c>reg query</c>: each key on its own line, with its values indented below it. A key without
/// values can be the name of a subkey, and a single value can be the result of /v, so that neither shows the other
/// values. An empty line ends the values of a key; if it is missing, or values follow it, some values were lost.
/// </summary>
internal sealed class RegistryQueryListing : ITextListing
{
    /// <summary>The maximum number of lines to search for values without a key.</summary>
    private const int SearchedLines = 64;

    private static readonly Regex s_value = new(
        @"^\s{1,8}(?<name>\S.*?)(\t| {4})(?<type>REG_[A-Z_]+)((\t| {4})(?<data>.*))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Matches a value even if its indentation, its spaces, or its name were changed.</summary>
    private static readonly Regex s_anyValue = new(
        @"(^|\s)REG_(SZ|EXPAND_SZ|MULTI_SZ|DWORD|QWORD|BINARY|NONE)(\s|\z)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Matches the number of results, which only a search (/f) prints at the end.</summary>
    private static readonly Regex s_search = new(@"^\S[^:\\]*: [0-9]+ \S.*\z", RegexOptions.CultureInvariant);

    public string Command => "reg query";

    public bool MayRepeat => true;

    public bool BeginsAt(TextLines lines) => IsKey(lines.Current!);

    public InventorySource? Read(TextLines lines)
    {
        var keys = new List<QueriedKey>();
        var parentsOfEmpty = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        bool isClosed = false;
        bool isWhole = lines.Prompt is null || RegistryQueryCommand.ListsAll(lines.Prompt.Command);
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

        if (!isWhole || (lines.Current is { } next && s_search.IsMatch(next)))
        {
            // A search or a filter does not list all keys and values, so that others can exist.
            return null;
        }

        CheckRepeated(keys, lines.File);
        if (!isClosed || (lines.Current is { } foreign && !ConsolePrompt.Begins(foreign)))
        {
            // Other text can be the rest of the next key.
            parentsOfEmpty.Clear();
        }

        return ToSource(keys, parentsOfEmpty, lines.File.Name);
    }

    private static bool IsKey(string line) => line.StartsWith("HKEY_", StringComparison.Ordinal) && line.IndexOf('\\') > 0;

    /// <summary>Returns whether values of an earlier key follow before the next key or command.</summary>
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
        var key = new QueriedKey(RegistryPath.OfKey(path) ?? "", lines.Number);
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

    /// <exception cref="InputException">
    /// A key is listed twice with other data, as in the output of a loop over several servers.
    /// </exception>
    private void CheckRepeated(List<QueriedKey> keys, CaptureFile file)
    {
        var listed = new Dictionary<string, QueriedKey>(StringComparer.OrdinalIgnoreCase);
        foreach (QueriedKey key in keys)
        {
            if (listed.TryGetValue(key.Path, out QueriedKey? other) && key.Contradicts(other))
            {
                throw file.TwoListings(Command, other.Line, key.Line);
            }

            listed[key.Path] = key;
        }
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

            // It is not documented whether /s lists subkeys without values. If it lists one of them, it lists all.
            export.BeginKey(key.Path, listsSubkeys: key.IsWhole && parentsOfEmpty.Contains(key.Path));
            key.CopyTo(export);
        }

        return export.ToSource(file, [.. gaps]);
    }

    private static bool IsRead(QueriedKey key, RegistryLocation location) => key.IsWhole
        || (!location.AllNumbers && Array.TrueForAll(location.Values, value => key.Has(value.Name)));
}
