using System;
using System.Collections.Generic;
using System.Globalization;

namespace LyncPrereq.Captures;

/// <summary>
/// Recognizes sizes and speeds that a calculated property converted to another unit, for example to gigabytes: they are
/// smaller than those of any server. The unit is then not known.
/// </summary>
internal static class PropertyUnits
{
    /// <summary>The smallest values in the units of CIM: bytes, bits per second, and megahertz.</summary>
    private static readonly Dictionary<string, double> s_smallest = new(StringComparer.OrdinalIgnoreCase)
    {
        ["TotalPhysicalMemory"] = 64 << 20,
        ["Size"] = 16 << 20,
        ["FreeSpace"] = 1 << 20,
        ["Speed"] = 1000000,
        ["MaxClockSpeed"] = 100,
    };

    /// <summary>Returns whether a value can have the unit of its property. Zero is the same in every unit.</summary>
    public static bool CanBe(string property, string? value) =>
        !s_smallest.TryGetValue(property, out double smallest)
        || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        || number == 0
        || number >= smallest;
}
