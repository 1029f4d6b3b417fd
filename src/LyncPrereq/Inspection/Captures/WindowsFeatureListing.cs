using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using LyncPrereq.Requirements;

namespace LyncPrereq.Inspection;

/// <summary>
/// The console listing of Get-WindowsFeature: two columns on Windows Server 2008 R2, three on 2012 and later. Titles
/// and display names are localised and as wide as their letters, so that columns cannot be counted off; a row is read
/// from its box on the left and from its last words on the right. A name cut by the console keeps its dots.
/// </summary>
internal sealed class WindowsFeatureListing : ITextListing
{
    private static readonly Regex s_rule = new(@"^\s*-{2,}(?<column>\s+-{2,})*\s*$", RegexOptions.CultureInvariant);
    private static readonly Regex s_name = new(@"^[A-Za-z0-9][A-Za-z0-9_.+-]*\z", RegexOptions.CultureInvariant);

    public string Command => "Get-WindowsFeature";

    public bool BeginsAt(TextLines lines) =>
        IndexOfBox(lines.Current!) >= 0 || (s_rule.IsMatch(lines.Current!) && IndexOfBox(lines.Peek(1) ?? "") >= 0);

    public InventorySource? Read(TextLines lines)
    {
        var features = new List<FeatureFact>();
        bool? withState = null;
        int nameColumn = -1;
        if (s_rule.Match(lines.Current!) is { Success: true } rule)
        {
            CaptureCollection columns = rule.Groups["column"].Captures;
            withState = columns.Count >= 2;
            nameColumn = columns.Count > 0 ? lines.Current!.IndexOf('-', columns[0].Index) : -1;
            lines.MoveNext();
        }

        for (; lines.MoveOverBlankLines() && IndexOfBox(lines.Current!) is >= 0 and int box; lines.MoveNext())
        {
            string row = lines.Current!;
            withState ??= StateOf(LastWord(row)) != FeatureState.Unknown;
            FeatureFact? feature = lines.IsUnfinished && CouldGoOn(LastWord(row), withState.Value)
                ? null
                : ReadRow(row, box, withState.Value, nameColumn);
            features.Add(feature ?? throw lines.Broken());
        }

        return new InventorySource(InventorySourceKind.WindowsFeature, lines.File.Name)
        {
            FeatureNameSpace = FeatureNameSpace.ServerManager,
            Features = [.. features],
        };
    }

    private static int IndexOfBox(string row)
    {
        int at = row.Length - row.TrimStart().Length;
        return row.Length > at + 4
            && row[at] == '['
            && row[at + 1] is ' ' or 'X' or 'x'
            && row[at + 2] == ']'
            && row[at + 3] == ' '
            ? at
            : -1;
    }

    private static FeatureFact? ReadRow(string row, int box, bool withState, int nameColumn)
    {
        bool isInstalled = row[box + 1] != ' ';
        FeatureState state = isInstalled ? FeatureState.Installed : FeatureState.NotInstalled;
        if (withState)
        {
            // The states are names of an enum and not localised; should they ever be, two blanks set them apart.
            FeatureState word = StateOf(LastWord(row));
            int end = word != FeatureState.Unknown
                ? row.Length - LastWord(row).Length
                : row.LastIndexOf("  ", StringComparison.Ordinal);
            if (end <= 0)
            {
                return null;
            }

            row = row.Substring(0, end).TrimEnd();
            state = Agree(isInstalled, word, state);
        }

        string name = LastWord(row);
        string start = WithoutMark(name);
        return s_name.IsMatch(start) && IsApart(row, row.Length - name.Length, box + 4, nameColumn)
            ? new FeatureFact(start == name ? name : start + FeatureNames.Cut, state)
            : null;
    }

    /// <summary>
    /// Whether a word stands in a column of its own and is not the last one of a display name: behind two blanks,
    /// behind a display name that was cut, or where the ruled line has its column.
    /// </summary>
    private static bool IsApart(string row, int at, int display, int nameColumn) =>
        at > display
        && (row[at - 2] == ' ' || at == nameColumn || WithoutMark(row.Substring(0, at - 1)).Length < at - 1);

    /// <summary>
    /// Whether a file that ends with this word may have lost some of it: a state that has begun, or a name which is
    /// the beginning of others.
    /// </summary>
    private static bool CouldGoOn(string word, bool withState) => withState
        ? StateOf(word) == FeatureState.Unknown && StatesThatBegin(word).Count > 0
        : IsStartOfName(WindowsRelease.WindowsServer2008R2, word) || IsStartOfName(WindowsRelease.WindowsServer2012R2, word);

    private static bool IsStartOfName(WindowsRelease release, string word)
    {
        foreach (string name in FeatureTable.For(release)!.NamesThatBegin(word))
        {
            if (name.Length > word.Length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The box speaks every language; the word beside it refines it, and never contradicts it.</summary>
    private static FeatureState Agree(bool isInstalled, FeatureState word, FeatureState box) => word switch
    {
        FeatureState.Unknown => box,
        FeatureState.InstallPending or FeatureState.UninstallPending => word,
        FeatureState.Installed => isInstalled ? word : FeatureState.Unknown,
        _ => isInstalled ? FeatureState.Unknown : word,
    };

    /// <summary>The column is narrower than the longest states, which the console then cuts.</summary>
    private static FeatureState StateOf(string word)
    {
        string start = WithoutMark(word);
        List<FeatureState> states = start.Length < word.Length ? StatesThatBegin(start) : [];
        return states.Count == 1 ? states[0]
            : word.Length == 0 || char.IsDigit(word[0]) ? FeatureState.Unknown
            : FeatureStates.FromServerManager(word);
    }

    private static List<FeatureState> StatesThatBegin(string start)
    {
        var states = new List<FeatureState>();
        foreach (FeatureState state in (FeatureState[])Enum.GetValues(typeof(FeatureState)))
        {
            string name = state.ToString();
            if (name.StartsWith(start, StringComparison.OrdinalIgnoreCase)
                && FeatureStates.FromServerManager(name) != FeatureState.Unknown)
            {
                states.Add(state);
            }
        }

        return states;
    }

    /// <summary>What a console has left of a text, without the dots that say so: three, or one character.</summary>
    private static string WithoutMark(string text) =>
        text.EndsWith("\u2026", StringComparison.Ordinal) ? text.TrimEnd('\u2026')
        : FeatureNames.IsCut(text) ? FeatureNames.Start(text)
        : text;

    private static string LastWord(string row) => row.Substring(row.LastIndexOf(' ') + 1);
}
