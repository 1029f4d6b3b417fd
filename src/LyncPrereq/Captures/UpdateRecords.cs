using System.Collections.Generic;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>
/// Collects the updates of one listing from its rows or records. If other lines are between them, or a command selects
/// some of them, the list is incomplete.
/// </summary>
internal sealed class UpdateRecords
{
    public const string Id = "HotFixID";

    private static readonly Regex s_number =
        new(@"\bKB[0-9]{2}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly CapturedFacts _facts;
    private readonly TextLines _lines;
    private readonly CommandPrompt? _prompt;
    private readonly CaptureOwner _owner;
    private int _foreign;
    private int _foreignLine;
    private int _attached;
    private int _unread;
    private int _unreadLine;

    public UpdateRecords(TextLines lines)
    {
        _lines = lines;
        _prompt = lines.Prompt;
        _owner = new CaptureOwner(lines.File);
        _facts = new CapturedFacts(InventorySourceKind.Update);
    }

    public bool IsEmpty { get; private set; } = true;

    /// <summary>Gets a value that indicates whether other lines followed the last update.</summary>
    public bool HasForeign => _foreign > 0;

    public static bool IsId(string text) => UpdateIds.IsId(text) && !CutText.IsTruncated(text);

    /// <summary>Returns whether a line contains the number of an update, or its beginning.</summary>
    public static bool HasNumber(string line) => s_number.IsMatch(line);

    public void Add(Dictionary<string, string> properties)
    {
        var found = new CapturedObject([], properties) { Prompt = _prompt };
        if (found.Has(CapturedObjects.Comparison))
        {
            throw _lines.File.Comparison(_lines.Number);
        }

        IsEmpty = false;
        CountUnread(_foreign, _foreignLine);
        _foreign = 0;
        _attached = 0;
        _facts.Add(found);
        _owner.Add(ComputerProperties.LabelOf(found), _lines.Number);
    }

    /// <summary>
    /// Records that the current line is not a part of the list. It counts if the list continues after it, or if nothing
    /// separates it from the list, because a pager, an error, or a cut can then have interrupted the list.
    /// </summary>
    /// <param name="isAttached">Whether the line follows the list without the empty lines that end it.</param>
    public void AddForeign(bool isAttached)
    {
        _foreignLine = _foreign == 0 ? _lines.Number : _foreignLine;
        _attached += isAttached && _attached == _foreign ? 1 : 0;
        _foreign++;
    }

    /// <summary>Records that the current line is, or can be, a part of the list and cannot be read.</summary>
    public void AddUnread() => CountUnread(1, _lines.Number);

    public InventorySource? ToSource()
    {
        CountUnread(_attached, _foreignLine);
        if (_unread > 0)
        {
            _facts.AddGap(UnknownCause.Unreadable, Text.Format(SR.UpdatesLinesUnread, _unread, _unreadLine));
        }

        _facts.Owner = _owner.Label;
        return IsEmpty ? null : _facts.ToSource(_lines.File.Name);
    }

    private void CountUnread(int count, int line)
    {
        _unreadLine = _unread == 0 ? line : _unreadLine;
        _unread += count;
    }
}
