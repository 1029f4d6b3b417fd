using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LyncPrereq.Inspection.Cim;

/// <summary>Represents an instance of a CIM class as values by name.</summary>
/// <param name="values">Values with CIM types; a session returns all of them as text.</param>
internal sealed class CimRow(Dictionary<string, object?> values)
{
    public string? Text(string property) =>
        values.TryGetValue(property, out object? value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    /// <summary>Returns a number, or the number in a text: BuildNumber is a string in CIM.</summary>
    public int? Number(string property)
    {
        values.TryGetValue(property, out object? value);
        long? number = value switch
        {
            byte or sbyte or short or ushort or int or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            string text when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long parsed) => parsed,
            _ => null,
        };
        return number is >= int.MinValue and <= int.MaxValue ? (int)number : null;
    }

    /// <summary>Returns all values of a property as text; empty if it has none. In a text, they are lines.</summary>
    public string[] Texts(string property)
    {
        values.TryGetValue(property, out object? value);
        return value switch
        {
            null or "" => [],
            string text => text.Split('\n'),
            IEnumerable list => [.. list.Cast<object?>().Select(TextOf)],
            _ => [TextOf(value)],
        };
    }

    private static string TextOf(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
