using System.Collections.Generic;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>
/// The updates of one listing, gathered from its rows or records. Foreign lines between them, and a command that chooses
/// some of them, leave the list incomplete.
/// </summary>
internal sealed class UpdateRecords
{
    public const string Id = "HotFixID";

    /// <summary>What an update is called: by its number, and before Windows Vista in other ways too.</summary>
    private static readonly Regex s_id = new(
        @"^((KB|Q)[0-9]{5,8}\S*|File [0-9]+|\{[0-9A-F-]+\}\S*)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private static readonly Regex s_number =
        new(@"\bKB[0-9]{2}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly CapturedFacts _facts;
    private readonly TextLines _lines;
    private readonly CommandPrompt? _prompt;
    private readonly CaptureOwner _owner;
    private string? _computer;
    private int _foreign;
    private int _foreignLine;
    private int _unread;
    private int _unreadLine;

    public UpdateRecords(TextLines lines)
    {
        _lines = lines;
        _prompt = lines.Prompt;
        _owner = new CaptureOwner(lines.File);
        _facts = new CapturedFacts(InventorySourceKind.Update, null);
    }

    public bool IsEmpty { get; private set; } = true;

    /// <summary>Whether foreign lines came after the update that was added last.</summary>
    public bool HasForeign => _foreign > 0;

    public static bool IsId(string text) => s_id.IsMatch(text) && !CutText.IsTruncated(text);

    /// <summary>Whether a line holds the number of an update, or its beginning.</summary>
    public static bool HasNumber(string line) => s_number.IsMatch(line);

    public void Add(Dictionary<string, string> properties)
    {
        var found = new CapturedObject([], properties);
        IsEmpty = false;
        CountUnread(_foreign, _foreignLine);
        _foreign = 0;
        _facts.Add(found);
        string? computer = CapturedObjects.ComputerOf(found);
        _owner.Add(computer, _lines.Number);
        _computer = computer ?? _computer;
    }

    /// <summary>The current line is none of the list, and counts if the list goes on after it.</summary>
    public void AddForeign()
    {
        _foreignLine = _foreign == 0 ? _lines.Number : _foreignLine;
        _foreign++;
    }

    /// <summary>The current line is one of the list, or may be, and cannot be read.</summary>
    public void AddUnread() => CountUnread(1, _lines.Number);

    public InventorySource? ToSource()
    {
        if (_unread > 0)
        {
            _facts.AddGap(UnknownCause.Unreadable, Text.Format(SR.UpdatesLinesUnread, _unread, _unreadLine));
        }

        if (_prompt is { ListsSomeUpdates: true })
        {
            _facts.AddGap(UnknownCause.NotCaptured, Text.Format(SR.UpdatesFiltered, _prompt.Line));
        }

        return IsEmpty ? null : _facts.ToSource(_lines.File.Name, _computer);
    }

    private void CountUnread(int count, int line)
    {
        _unreadLine = _unread == 0 ? line : _unreadLine;
        _unread += count;
    }
}
