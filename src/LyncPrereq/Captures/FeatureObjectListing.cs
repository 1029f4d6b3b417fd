using System;
using System.Collections.Generic;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads the objects of a cmdlet, as Format-List and Format-Table print them. The names of properties and enumeration
/// members are not localized.
/// </summary>
internal sealed class FeatureObjectListing : ITextListing
{
    /// <summary>The maximum number of lines of a pager between two objects.</summary>
    private const int ForeignLines = 4;

    private readonly InventorySourceKind _kind;
    private readonly FeatureNaming _nameSpace;
    private readonly FeatureLexicon.Names _names;
    private readonly string _nameProperty;
    private readonly KeyValuePair<string, StateWords>[] _states;

    private FeatureObjectListing(
        string command,
        InventorySourceKind kind,
        FeatureNaming nameSpace,
        string nameProperty,
        params KeyValuePair<string, StateWords>[] states)
    {
        Command = command;
        _kind = kind;
        _nameSpace = nameSpace;
        _names = nameSpace == FeatureNaming.Dism ? FeatureLexicon.Dism : FeatureLexicon.ServerManager;
        _nameProperty = nameProperty;
        _states = states;
    }

    public static FeatureObjectListing WindowsFeature { get; } = new(
        "Get-WindowsFeature",
        InventorySourceKind.WindowsFeature,
        FeatureNaming.ServerManager,
        "Name",
        new("InstallState", StateWords.WindowsFeature),
        new("Installed", StateWords.Installed));

    public static FeatureObjectListing OptionalFeature { get; } = new(
        "Get-WindowsOptionalFeature",
        InventorySourceKind.OptionalFeature,
        FeatureNaming.Dism,
        "FeatureName",
        new KeyValuePair<string, StateWords>("State", StateWords.OptionalFeature));

    public string Command { get; }

    public bool MayRepeat => false;

    public bool BeginsAt(TextLines lines) => IsTable(lines, out _, out _, out _) || Find(lines) is not null;

    public InventorySource? Read(TextLines lines)
    {
        var collector = new FeatureCollector(lines.File, Command);
        if (IsTable(lines, out TableColumns? columns, out int name, out KeyValuePair<string, StateWords> state))
        {
            if (columns!.IndexOf(CapturedObjects.Comparison) >= 0)
            {
                throw lines.File.Comparison(lines.Number);
            }

            new FeatureObjectTable(columns, name, columns.IndexOf(state.Key), columns.FindIndex(ComputerProperties.Contains), state.Value)
                .Read(lines, collector, _names);
        }
        else
        {
            ReadList(lines, collector);
        }

        return collector.Features.Length == 0
            ? null
            : new InventorySource(_kind, lines.File.Name)
            {
                ComputerName = collector.Owner?.Name,
                Owner = collector.Owner?.Text,
                FeatureNamingValue = _nameSpace,
                Features = collector.Features,
            };
    }

    private bool IsTable(TextLines lines, out TableColumns? columns, out int name, out KeyValuePair<string, StateWords> state)
    {
        bool canBe = lines.Current!.IndexOf(_nameProperty, StringComparison.OrdinalIgnoreCase) >= 0;
        columns = canBe ? TableColumns.ReadTitles(lines) : null;
        name = columns?.IndexOf(_nameProperty) ?? -1;
        state = default;
        foreach (KeyValuePair<string, StateWords> some in _states)
        {
            if (name >= 0 && state.Key is null && columns!.IndexOf(some.Key) >= 0)
            {
                state = some;
            }
        }

        return state.Key is not null;
    }

    private void ReadList(TextLines lines, FeatureCollector collector)
    {
        PropertyList.TrySplit(lines.Current!, out string first, out _);
        while (lines.MoveOverBlankLines())
        {
            if (Find(lines) is { } found)
            {
                Add(found, lines, collector);
            }
            else if (PropertyList.HasLabel(lines.Current!, first) && IsEndAfter(PropertyList.Peek(lines).Length, lines))
            {
                throw lines.File.Truncated(lines.Number);
            }
            else if (PropertyList.TrySplit(lines.Current!, out _, out _) || !IsObjectAhead(lines, first))
            {
                break;
            }
            else
            {
                lines.MoveNext();
            }
        }
    }

    private void Add(PropertyList found, TextLines lines, FeatureCollector collector)
    {
        int line = lines.Number;
        for (int i = 1; i < found.Length; i++)
        {
            lines.MoveNext();
        }

        StateWords words = StateOf(found, out string text);
        string name = found[_nameProperty]!;
        bool isNameLast = lines.IsUnfinished && HasLast(found, _nameProperty);
        bool isStateLast = lines.IsUnfinished && !isNameLast && !ComputerProperties.Contains(found.LastLabel);
        if ((isStateLast && !words.IsState(text)) || (isNameLast && (_names.HasLonger(name) || !_names.Contains(name))))
        {
            throw lines.Broken();
        }

        if (found[CapturedObjects.Comparison] is { Length: > 0 })
        {
            throw lines.File.Comparison(line);
        }

        if (string.Equals(found["Online"], "False", StringComparison.OrdinalIgnoreCase))
        {
            throw lines.File.Offline(line);
        }

        collector.AddComputer(found.Find(ComputerProperties.Contains) ?? "", line, lines.IsUnfinished);
        collector.Add(name, words.Find(text, isStateLast), line);
        lines.MoveNext();
    }

    private static bool HasLast(PropertyList found, string label) =>
        string.Equals(found.LastLabel, label, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the object of this kind that begins at the current line; null if there is none.</summary>
    private PropertyList? Find(TextLines lines)
    {
        // Other properties can precede the name.
        bool isFirst = !IsInObject(lines)
            || PropertyList.HasLabel(lines.Current!, _nameProperty)
            || HasLabelOfState(lines.Current!);
        if (!isFirst || !HasNameAhead(lines))
        {
            return null;
        }

        PropertyList found = PropertyList.Peek(lines);
        StateWords words = StateOf(found, out string text);
        return found[_nameProperty] is { Length: > 0 } name
            && text.Length > 0
            && (words.IsState(text) || (_names.Contains(name) && !char.IsDigit(text[0])))
            ? found
            : null;
    }

    private bool HasNameAhead(TextLines lines)
    {
        if (!PropertyList.TrySplit(lines.Current!, out _, out _))
        {
            return false;
        }

        string? line = lines.Current;
        for (int ahead = 1; ahead <= PropertyList.MaxLines && line is { Length: > 0 } && !CommandPrompt.IsPrompt(line); line = lines.Peek(ahead++))
        {
            if (PropertyList.HasLabel(line, _nameProperty))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInObject(TextLines lines) => lines.Before(1) is { } before
        && PropertyList.TrySplit(before, out _, out _)
        && !CommandPrompt.IsPrompt(before);

    private bool HasLabelOfState(string line)
    {
        foreach (KeyValuePair<string, StateWords> state in _states)
        {
            if (PropertyList.HasLabel(line, state.Key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the text of the state, and the words of its property.</summary>
    private StateWords StateOf(PropertyList found, out string text)
    {
        foreach (KeyValuePair<string, StateWords> state in _states)
        {
            if (found[state.Key] is { Length: > 0 } value)
            {
                text = value;
                return state.Value;
            }
        }

        text = "";
        return _states[0].Value;
    }

    private static bool IsObjectAhead(TextLines lines, string first)
    {
        for (int ahead = 1; ahead <= ForeignLines && lines.Peek(ahead) is { } line; ahead++)
        {
            if (PropertyList.HasLabel(line, first))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEndAfter(int count, TextLines lines)
    {
        while (lines.Peek(count) is { Length: 0 } && count < PropertyList.MaxLines)
        {
            count++;
        }

        return lines.Peek(count) is null;
    }
}
