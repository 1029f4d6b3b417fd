using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>The updates of one listing, gathered from its rows or records.</summary>
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
    private string? _computer;
    private int _computerLine;

    public UpdateRecords(TextLines lines)
    {
        _lines = lines;
        _facts = new CapturedFacts(InventorySourceKind.Update, null);
    }

    public bool IsEmpty { get; private set; } = true;

    public static bool IsId(string text) => s_id.IsMatch(text) && !CutText.IsTruncated(text);

    /// <summary>Whether a line holds the number of an update, or its beginning.</summary>
    public static bool HasNumber(string line) => s_number.IsMatch(line);

    public void Add(Dictionary<string, string> properties)
    {
        var found = new CapturedObject([], properties);
        IsEmpty = false;
        _facts.Add(found);
        if (CapturedObjects.ComputerOf(found) is not { } computer)
        {
            return;
        }

        if (_computer is not null && !ComputerNames.AreSame(_computer, computer))
        {
            throw _lines.File.TwoComputers(_computer, _computerLine, computer, _lines.Number);
        }

        _computer = computer;
        _computerLine = _lines.Number;
    }

    /// <summary>A line between two rows that is none: an update that cannot be read.</summary>
    public void AddUnreadable() => Add(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [Id] = "" });

    public InventorySource? ToSource() => IsEmpty ? null : _facts.ToSource(_lines.File.Name, _computer);
}
