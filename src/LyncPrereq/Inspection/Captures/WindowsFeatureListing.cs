using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;

namespace LyncPrereq.Inspection;

/// <summary>
/// The console listing of Get-WindowsFeature: two columns on Windows Server 2008 R2, three on 2012 and later. Titles
/// and display names are localised and as wide as their letters, so that columns cannot be counted off; a row is read
/// from its box on the left and from its last words on the right. A name cut by the console keeps its dots.
/// </summary>
internal sealed class WindowsFeatureListing : ICaptureFormat
{
    private static readonly Regex s_anyRow = new(@"^[ \t]*\[[ Xx]\] \S", RegexOptions.CultureInvariant | RegexOptions.Multiline);
    private static readonly Regex s_rule = new(@"^\s*-{2,}(?<column>\s+-{2,})*\s*$", RegexOptions.CultureInvariant);
    private static readonly Regex s_name = new(@"^[A-Za-z0-9][A-Za-z0-9_.+-]*\z", RegexOptions.CultureInvariant);

    public bool Recognizes(string head) => s_anyRow.IsMatch(head);

    public IEnumerable<InventorySource> Read(CaptureFile file)
    {
        var features = new List<FeatureFact>();
        bool? withState = null;
        using TextReader text = file.OpenText();
        int number = 0;
        for (string? line = text.ReadLine(); line is not null; line = text.ReadLine())
        {
            number++;
            string row = line.Trim();
            if (IsRow(row))
            {
                string cells = row.Substring(4).TrimStart();
                withState ??= StateOf(LastWord(cells)) != FeatureState.Unknown;
                features.Add(ReadRow(cells, row[1] != ' ', withState.Value) ?? throw file.Malformed(number, row));
            }
            else if (s_rule.Match(row) is { Success: true } rule)
            {
                withState = rule.Groups["column"].Captures.Count >= 2;
            }
            else if (features.Count > 0 && row.Length > 0)
            {
                throw file.Malformed(number, row);
            }
        }

        yield return new InventorySource(InventorySourceKind.WindowsFeature, file.Name)
        {
            FeatureNameSpace = FeatureNameSpace.ServerManager,
            Features = [.. features],
        };
    }

    private static bool IsRow(string row) =>
        row.Length > 4 && row[0] == '[' && (row[1] is ' ' or 'X' or 'x') && row[2] == ']' && row[3] == ' ';

    private static FeatureFact? ReadRow(string cells, bool isInstalled, bool withState)
    {
        FeatureState state = isInstalled ? FeatureState.Installed : FeatureState.NotInstalled;
        if (withState)
        {
            // The states are names of an enum and not localised; should they ever be, two blanks set them apart.
            FeatureState word = StateOf(LastWord(cells));
            int end = word != FeatureState.Unknown
                ? cells.Length - LastWord(cells).Length
                : cells.LastIndexOf("  ", StringComparison.Ordinal);
            if (end <= 0)
            {
                return null;
            }

            cells = cells.Substring(0, end).TrimEnd();
            state = Agree(isInstalled, word, state);
        }

        string name = LastWord(cells);
        string start = name.EndsWith("\u2026", StringComparison.Ordinal) ? name.TrimEnd('\u2026')
            : FeatureNames.IsCut(name) ? FeatureNames.Start(name)
            : name;
        return s_name.IsMatch(start)
            ? new FeatureFact(start == name ? name : start + FeatureNames.Cut, state)
            : null;
    }

    /// <summary>The box speaks every language; the word beside it refines it, and never contradicts it.</summary>
    private static FeatureState Agree(bool isInstalled, FeatureState word, FeatureState box) => word switch
    {
        FeatureState.Unknown => box,
        FeatureState.InstallPending or FeatureState.UninstallPending => word,
        FeatureState.Installed => isInstalled ? word : FeatureState.Unknown,
        _ => isInstalled ? FeatureState.Unknown : word,
    };

    private static FeatureState StateOf(string word) =>
        char.IsDigit(word[0]) ? FeatureState.Unknown : FeatureStates.FromServerManager(word);

    private static string LastWord(string cells) => cells.Substring(cells.LastIndexOf(' ') + 1);
}
