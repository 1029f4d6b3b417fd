using System;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads the list of <c>dism /online /get-features</c>, and the output of /get-featureinfo for one feature. Labels and
/// states are localized, but names are not: the labels are identified by a known name and a known state.
/// </summary>
internal sealed class DismListing : ITextListing
{
    private const string EnglishName = "Feature Name";
    private const string EnglishState = "State";

    /// <summary>
    /// The maximum number of lines between a name and its state, or between two features, including a line of a pager.
    /// </summary>
    private const int LinesBetween = 8;

    /// <summary>Labels of other commands, which can have the same names.</summary>
    private static readonly string[] s_otherLabels = ["Name", "DisplayName", "FeatureName"];

    public string Command => DismTable.CommandName;

    public bool MayRepeat => false;

    public bool BeginsAt(TextLines lines) => StateLabelAt(lines) is not null;

    public InventorySource? Read(TextLines lines)
    {
        PropertyList.TrySplit(lines.Current!, out string nameLabel, out _);
        string stateLabel = StateLabelAt(lines)!;
        int? build = DismImage.BuildBefore(lines);
        var features = new DismFeatures(lines);
        do
        {
            if (PropertyList.TrySplit(lines.Current!, out string label, out string name) && label == nameLabel)
            {
                ReadFeature(lines, name, nameLabel, stateLabel, features);
            }
            else if (label == stateLabel)
            {
                throw lines.Broken();
            }
            else if (label.Length > 0 || !IsNameAhead(lines, nameLabel))
            {
                break;
            }
            else
            {
                lines.MoveNext();
            }
        }
        while (lines.MoveOverBlankLines());

        return features.ToSource(build);
    }

    /// <summary>Reads a feature from its name to its state, and moves after it.</summary>
    private static void ReadFeature(TextLines lines, string name, string nameLabel, string stateLabel, DismFeatures features)
    {
        int line = lines.Number;
        if (name.Length == 0)
        {
            throw lines.Broken();
        }

        for (int between = 0; between < LinesBetween && lines.MoveNext() && lines.MoveOverBlankLines(); between++)
        {
            PropertyList.TrySplit(lines.Current!, out string label, out string state);
            if (label == stateLabel)
            {
                features.Add(name, state, line);
                lines.MoveNext();
                return;
            }

            if (label == nameLabel)
            {
                break;
            }
        }

        throw lines.Current is null || lines.IsUnfinished ? lines.File.Truncated(lines.Number) : lines.Broken();
    }

    /// <summary>
    /// Returns the label of the states in the list that begins at the current line; null if no list begins.
    /// </summary>
    private static string? StateLabelAt(TextLines lines)
    {
        if (!PropertyList.TrySplit(lines.Current!, out string label, out string name))
        {
            return null;
        }

        if (label == EnglishName)
        {
            return EnglishState;
        }

        return FeatureLexicon.Dism.Contains(name) && Array.IndexOf(s_otherLabels, label) < 0
            ? LabelOfKnownState(lines, label) ?? LabelOfPair(lines, label)
            : null;
    }

    private static string? LabelOfKnownState(TextLines lines, string nameLabel)
    {
        for (int ahead = 1; ahead <= LinesBetween && lines.Peek(ahead) is { Length: > 0 } line; ahead++)
        {
            if (!PropertyList.TrySplit(line, out string label, out string state))
            {
                continue;
            }

            if (label == nameLabel || StateWords.Dism.IsState(state))
            {
                return label == nameLabel ? null : label;
            }
        }

        return null;
    }

    /// <summary>
    /// Returns the label of the line after a name, if another pair of lines with these two labels follows.
    /// </summary>
    private static string? LabelOfPair(TextLines lines, string nameLabel)
    {
        int next = (lines.Peek(2) ?? "").Length == 0 ? 3 : 2;
        return LabelOf(lines.Peek(1)) is { } label
            && label != nameLabel
            && LabelOf(lines.Peek(next)) == nameLabel
            && LabelOf(lines.Peek(next + 1)) == label
            ? label
            : null;
    }

    private static string? LabelOf(string? line) =>
        PropertyList.TrySplit(line ?? "", out string label, out _) ? label : null;

    private static bool IsNameAhead(TextLines lines, string nameLabel)
    {
        for (int ahead = 1; ahead <= LinesBetween && lines.Peek(ahead) is { } line; ahead++)
        {
            if (PropertyList.TrySplit(line, out string label, out _))
            {
                return label == nameLabel;
            }
        }

        return false;
    }
}
