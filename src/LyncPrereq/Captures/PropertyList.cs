using System;
using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads lines with a label and a value, as Format-List and DISM print properties. A value can continue in the next
/// lines, which are indented unless the indentation was lost.
/// </summary>
internal sealed class PropertyList
{
    /// <summary>The maximum number of lines, which is more than any object has.</summary>
    public const int MaxLines = 64;

    private const int MaxValue = 256;

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the number of lines.</summary>
    public int Length { get; private set; }

    /// <summary>Gets the label of the last line. If the file ends there, its value can be incomplete.</summary>
    public string LastLabel { get; private set; } = "";

    public string? this[string label] => _values.TryGetValue(label, out string? value) ? value : null;

    /// <summary>Returns the first value that is not empty and whose label is wanted; null if there is none.</summary>
    public string? Find(Predicate<string> isWanted)
    {
        foreach (KeyValuePair<string, string> value in _values)
        {
            if (value.Value.Length > 0 && isWanted(value.Key))
            {
                return value.Value;
            }
        }

        return null;
    }

    /// <summary>
    /// Returns the properties from the current line to an empty line or the next object. Does not move the cursor.
    /// </summary>
    public static PropertyList Peek(TextLines lines)
    {
        var list = new PropertyList();
        int indent = IndentOf(lines.Current!);
        for (string? line = lines.Current; list.Length < MaxLines && line is { Length: > 0 }; line = lines.Peek(list.Length))
        {
            if (PagerLine.Is(line))
            {
                list.Length++;
                continue;
            }

            bool isLabel = TrySplit(line, out string label, out string value) && IndentOf(line) <= indent + 1;
            if (isLabel && !list._values.ContainsKey(label))
            {
                list._values.Add(list.LastLabel = label, value);
            }
            else if (!isLabel && list.Length > 0)
            {
                list.GoOn(line.Trim());
            }
            else
            {
                break;
            }

            list.Length++;
        }

        return list;
    }

    /// <summary>Returns whether a line begins with a label.</summary>
    public static bool HasLabel(string line, string label)
    {
        int start = IndentOf(line);
        int end = start + label.Length;
        return string.Compare(line, start, label, 0, label.Length, StringComparison.OrdinalIgnoreCase) == 0
            && end < line.Length
            && line.IndexOf(':', end) is >= 0 and int colon
            && IsBlank(line, end, colon);
    }

    /// <summary>Splits a line into label and value, if it has this form.</summary>
    public static bool TrySplit(string line, out string label, out string value)
    {
        int colon = line.IndexOf(':');
        bool isApart = colon > 0 && (colon + 1 == line.Length || line[colon + 1] == ' ');
        label = isApart ? line.Substring(0, colon).Trim() : "";
        value = isApart ? line.Substring(colon + 1).Trim() : "";
        return label.Length > 0;
    }

    /// <summary>
    /// Adds the rest of a value. Names can continue in another line; long descriptions are not needed.
    /// </summary>
    private void GoOn(string rest)
    {
        if (_values[LastLabel].Length + rest.Length <= MaxValue)
        {
            _values[LastLabel] += rest;
        }
    }

    private static int IndentOf(string line)
    {
        int indent = 0;
        while (indent < line.Length && char.IsWhiteSpace(line[indent]))
        {
            indent++;
        }

        return indent;
    }

    private static bool IsBlank(string line, int start, int end)
    {
        while (start < end && line[start] == ' ')
        {
            start++;
        }

        return start == end;
    }
}
