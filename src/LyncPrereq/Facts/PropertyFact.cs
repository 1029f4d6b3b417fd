using System;
using System.Globalization;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents a property of an instance of a CIM class.</summary>
[Row]
public sealed class PropertyFact
{
    internal PropertyFact(string name, string[] values)
    {
        Name = name;
        Values = Array.ConvertAll(values, LyncPrereq.Text.Clean);
    }

    /// <summary>Gets the name of the property.</summary>
    [Shape(NotBlank = true)]
    public string Name { get; }

    /// <summary>Gets the values as text; empty if the property has no value.</summary>
    public string[] Values { get; }

    internal string Text => string.Join(", ", Values);

    /// <summary>Gets a Boolean value; null if the value is none.</summary>
    internal bool? Flag => Values.Length != 1 ? null
        : string.Equals(Values[0], "True", StringComparison.OrdinalIgnoreCase) ? true
        : string.Equals(Values[0], "False", StringComparison.OrdinalIgnoreCase) ? false
        : null;

    /// <summary>Gets an integer; null if the value is none.</summary>
    internal long? Number =>
        Values.Length == 1 && long.TryParse(Values[0], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>Returns the name and the values.</summary>
    public override string ToString() => Name + " = " + Text;
}
