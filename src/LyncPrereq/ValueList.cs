using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace LyncPrereq;

/// <summary>
/// Represents a read-only list of values in a result. Its text contains the values, unlike that of an array.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class ValueList<T> : ReadOnlyCollection<T>
{
    internal ValueList()
        : base(new List<T>())
    {
    }

    internal ValueList(IList<T> values)
        : base(values)
    {
    }

    /// <summary>Wraps an array, which must not be changed afterwards.</summary>
    public static implicit operator ValueList<T>(T[] values) => new(values);

    /// <summary>Returns the names of values of an enum.</summary>
    internal static ValueList<string> Of<TEnum>(IEnumerable<TEnum> values)
        where TEnum : struct => new([.. values.Select(value => value.ToString()!)]);

    /// <summary>Returns the values, separated by commas and spaces, for tables and Export-Csv.</summary>
    public override string ToString() => string.Join(", ", this);

    /// <summary>Adds a value, for collection expressions.</summary>
    internal void Add(T value) => Items.Add(value);
}
