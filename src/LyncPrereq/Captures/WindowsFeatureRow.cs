using System.Collections.Generic;
using LyncPrereq.Facts;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Captures;

/// <summary>
/// Represents a row of the listing of Get-WindowsFeature: a check box, a display name, the name and, depending on the
/// listing, the state and the computer. It is read with the known names and states. An unknown word must be separated
/// in the same way as columns.
/// </summary>
internal sealed class WindowsFeatureRow
{
    /// <summary>
    /// The number of words to read, which is more than a name, a state with several words in another language, and a
    /// computer.
    /// </summary>
    private const int Words = 8;

    private readonly int _box;
    private List<TextWord> _words;
    private int _lastLine;
    private int _name = -1;
    private int _state;

    private WindowsFeatureRow(TextLines lines, int box)
    {
        _box = box;
        Line = lines.Number;
        Text = "";
        _words = [];
        Set(lines.Current!, lines);
    }

    public string Text { get; private set; }

    public int Line { get; }

    /// <summary>Gets a value that indicates whether the file ends with the row and without a line break.</summary>
    public bool IsUnfinished { get; private set; }

    public bool HasState => _state >= 0;

    /// <summary>
    /// Gets a value that indicates whether the columns of the row are separated by more than one space.
    /// </summary>
    public bool HasWideGap => _words.Exists(word => word.IsApart);

    public string Name => _words[_name].Text;

    public int NameStart => _words[_name].Start;

    public int DistanceToState => _words[_state].End - NameStart;

    /// <summary>
    /// Gets the state that both the word and the check box allow. A truncated word can be the beginning of several
    /// states. Without a known word, only the check box is used, and it is not known whether the files were removed.
    /// </summary>
    public FeatureState State
    {
        get
        {
            bool isChecked = Text[_box + 1] != ' ';
            if (!HasState)
            {
                return isChecked ? FeatureState.Installed : FeatureState.NotInstalled;
            }

            List<FeatureState> states = StateWords.WindowsFeature.Meanings(_words[_state].Text)
                .FindAll(state => Agrees(state, isChecked));
            return states.Count == 1 ? states[0] : FeatureState.Unknown;
        }
    }

    /// <summary>Gets the word in the column of the computer; null if there is none.</summary>
    public string? Computer { get; private set; }

    /// <summary>
    /// Gets a value that indicates whether the row has a word in the column of names that can be a name.
    /// </summary>
    public bool HasName { get; private set; }

    public bool HasKnownName => IsKnown(_name);

    /// <summary>
    /// Gets a value that indicates whether the name is unambiguous: it is known and not a word of a language, or it is
    /// separated from the display name.
    /// </summary>
    public bool IsCertain => IsCertainName(_name);

    /// <summary>
    /// Returns the row in a line; null if it does not begin with a check box. Quoted e-mail adds a character before it.
    /// </summary>
    public static WindowsFeatureRow? Read(TextLines lines) =>
        IndexOfBox(lines.Current!) is >= 0 and int box ? new WindowsFeatureRow(lines, box) : null;

    /// <summary>Returns whether a line without a check box ends like a row. It is then not other text.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="haveStates">Whether the rows of the listing end with states, and not with names.</param>
    public static bool HasLostItsBox(TextLines lines, bool haveStates)
    {
        var row = new WindowsFeatureRow(lines, -3);
        if (haveStates && !row.HasState && !row.IsUnfinished)
        {
            return false;
        }

        int name = row.HasState ? row._state - 1 : row._words.Count - 1;
        return name > 0 && row.IsKnown(name) && (row.HasState ? row.IsCertainName(name) : row._words[name].IsApart);
    }

    public static int IndexOfBox(string line)
    {
        int at = 0;
        while (at < line.Length && line[at] is ' ' or '\t' or '>' or '\u3000')
        {
            at++;
        }

        return line.Length >= at + 3
            && line[at] == '['
            && line[at + 1] is ' ' or 'X' or 'x'
            && line[at + 2] == ']'
            && (line.Length == at + 3 || line[at + 3] is ' ' or '\t')
            ? at
            : -1;
    }

    /// <summary>
    /// Adds the current line if it continues the row: a mail program can wrap words, and Format-Table -Wrap the end of
    /// a name.
    /// </summary>
    public bool GoesOnIn(TextLines lines)
    {
        List<TextWord> rest = TextWord.Last(lines.Current!, Words, 0);
        if (_lastLine != lines.Number - 1 || rest.Count == 0)
        {
            return false;
        }

        int last = _words.Count - 1;
        bool isState = StateWords.WindowsFeature.IsState(rest[0].Text);
        bool isName = FeatureLexicon.ServerManager.Contains(rest[0].Text)
            && (rest.Count == 1 || StateWords.WindowsFeature.IsState(rest[1].Text));
        if (!HasState && rest.Count < 4 && (isState || (isName && !IsKnown(last))))
        {
            Set(Text + "  " + lines.Current!.Trim(), lines);
            return true;
        }

        int name = HasState ? _state - 1 : last;
        string end = rest[rest.Count - 1].Text;
        if (name > 0 && FeatureLexicon.ServerManager.Contains(_words[name].Text + end))
        {
            Set(Text.Insert(_words[name].End, end), lines);
            return true;
        }

        return false;
    }

    /// <summary>Finds the name in the row, if it has one in these columns.</summary>
    public void FindName(WindowsFeatureColumns columns)
    {
        int last = _words.Count - 1;
        if (_state == last || (_state == last - 1 && columns.CanHaveMore && ComputerNames.CanBe(Uncut(last))))
        {
            _name = _state - 1;
            Computer = _state < last ? _words[last].Text : null;
        }
        else if (columns.HasState)
        {
            _name = IndexBeforeUnknownState();
            _state = _name >= 0 && StateWords.WindowsFeature.IsState(_words[_name + 1].Text) ? _name + 1 : -1;
        }
        else
        {
            bool isBefore = last > 1 && (IsSetApart(last - 1) || (IsCertainName(last - 1) && !_words[last].IsApart));
            bool hasMore = isBefore && IsKnown(last - 1) && !IsKnown(last);
            _name = hasMore ? last - 1 : last;
            Computer = hasMore && columns.HasComputer ? _words[last].Text : null;
        }

        HasName = _name > 0 && FeatureNames.CanBe(Uncut(_name));
    }

    /// <summary>Returns whether a row at the end of the file can be truncated in its state, its name, or the dots of a shortened name.</summary>
    public bool CanHaveLostItsEnd(WindowsFeatureColumns columns)
    {
        if (!IsUnfinished || _words.Count == 0)
        {
            return false;
        }

        string end = _words[_words.Count - 1].Text;
        end = CutText.IsTruncated(end) ? end : end.TrimEnd('.');
        return columns.HasState ? !StateWords.WindowsFeature.IsState(end) && StateWords.WindowsFeature.IsStart(end) : FeatureLexicon.ServerManager.HasLonger(end);
    }

    private void Set(string text, TextLines lines)
    {
        Text = text;
        _lastLine = lines.Number;
        IsUnfinished = lines.IsUnfinished;
        _words = TextWord.Last(Text, Words, _box + 3);
        _state = IndexOfState();
    }

    private int IndexOfState()
    {
        int last = _words.Count - 1;
        if (last >= 0 && StateWords.WindowsFeature.IsState(_words[last].Text))
        {
            return last;
        }

        // The end of a truncated display name can be the beginning of a state.
        return last >= 1
            && StateWords.WindowsFeature.IsState(_words[last - 1].Text)
            && !(CutText.IsTruncated(_words[last - 1].Text) && IsKnown(last))
            ? last - 1
            : -1;
    }

    /// <summary>
    /// Returns the index before a state in another language or with a remark after it, which must be separated from the
    /// name.
    /// </summary>
    private int IndexBeforeUnknownState()
    {
        for (int i = _words.Count - 2; i > 0; i--)
        {
            if (_words[i + 1].IsApart && IsKnown(i) && IsSetApart(i))
            {
                return i;
            }
        }

        int state = _words.FindLastIndex(word => word.IsApart);
        return state > 1 && _words[state - 1].IsApart ? state - 1 : -1;
    }

    private bool IsCertainName(int index) =>
        IsSetApart(index) || (IsKnown(index) && _words[index].Text.IndexOf('-') > 0);

    private bool IsSetApart(int index) => _words[index].IsApart || CutText.IsTruncated(_words[index - 1].Text);

    private bool IsKnown(int index) => index >= 0
        && (FeatureLexicon.ServerManager.Contains(_words[index].Text)
        || (CutText.IsTruncated(_words[index].Text) && Uncut(index).Length > 0 && FeatureLexicon.ServerManager.HasLonger(Uncut(index))));

    private string Uncut(int index) => CutText.Start(_words[index].Text);

    /// <summary>Returns whether the check box matches the state. If a restart is pending, both are possible.</summary>
    private static bool Agrees(FeatureState state, bool isChecked) => state switch
    {
        FeatureState.InstallPending or FeatureState.UninstallPending => true,
        FeatureState.Installed => isChecked,
        _ => !isChecked,
    };
}
