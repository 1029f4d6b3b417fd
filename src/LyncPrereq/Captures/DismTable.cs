using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads the table of <c>dism /online /get-features /format:table</c>. Titles and states are localized.
/// </summary>
internal sealed class DismTable : ITextListing
{
    public const string CommandName = "dism /get-features";

    private const string EnglishName = "Feature Name";
    private const char Separator = '|';

    public string Command => CommandName;

    public bool MayRepeat => false;

    public bool BeginsAt(TextLines lines) =>
        TrySplit(lines.Current!, out string name, out string state)
        && (name == EnglishName
            || (FeatureLexicon.Dism.Contains(name)
                && !StateWords.WindowsFeature.IsState(state)
                && (StateWords.Dism.IsState(state) || TrySplit(lines.Before(1) ?? "", out _, out _))));

    public InventorySource? Read(TextLines lines)
    {
        int? build = DismImage.BuildBefore(lines);
        var features = new DismFeatures(lines);
        for (; lines.MoveOverBlankLines(); lines.MoveNext())
        {
            if (TrySplit(lines.Current!, out string name, out string state))
            {
                bool isTitle = TrySplit(lines.Peek(1) ?? "", out string below, out string stateBelow) && IsRule(below, stateBelow);
                if (!isTitle && !IsRule(name, state))
                {
                    features.Add(name, state.Length > 0 ? state : throw lines.Broken(), lines.Number);
                }
            }
            else if (!IsRowAhead(lines))
            {
                break;
            }
        }

        return features.ToSource(build);
    }

    /// <summary>Returns whether another row follows after a line of a pager.</summary>
    private static bool IsRowAhead(TextLines lines) =>
        lines.Before(1) is { Length: > 0 }
        && TrySplit(lines.Peek(1) ?? "", out _, out string state)
        && StateWords.Dism.IsState(state);

    private static bool IsRule(string name, string state) => IsRule(name) && IsRule(state);

    private static bool IsRule(string cell) => cell.Length > 0 && cell.Trim('-').Length == 0;

    private static bool TrySplit(string line, out string name, out string state)
    {
        int at = line.IndexOf(Separator);
        bool isRow = at > 0 && line.IndexOf(Separator, at + 1) < 0;
        name = isRow ? line.Substring(0, at).Trim() : "";
        state = isRow ? line.Substring(at + 1).Trim() : "";
        return name.Length > 0;
    }
}
