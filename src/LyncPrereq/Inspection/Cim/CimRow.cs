using System;
using System.Collections.Generic;
using System.Globalization;

namespace LyncPrereq.Inspection.Cim;

/// <summary>One instance of a CIM class, as plain values by name.</summary>
internal sealed class CimRow
{
    private readonly Dictionary<string, object?> _values;

    public CimRow(Dictionary<string, object?> values) => _values = values;

    public string? Text(string property) =>
        _values.TryGetValue(property, out object? value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    public int? Number(string property) =>
        long.TryParse(Text(property), NumberStyles.Integer, CultureInfo.InvariantCulture, out long number)
        && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : null;

    public bool Is(string property) => string.Equals(Text(property), "True", StringComparison.OrdinalIgnoreCase);
}
