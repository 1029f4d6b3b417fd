using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace LyncPrereq;

/// <summary>Several values of a result, which do not change; as text, the values, where an array gives its type's name.</summary>
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

    /// <summary>The values of an array, which nobody else changes.</summary>
    public static implicit operator ValueList<T>(T[] values) => new(values);

    /// <summary>The values, joined by comma and space: what tables and Export-Csv show.</summary>
    public override string ToString() => string.Join(", ", this);

    /// <summary>For collection expressions.</summary>
    internal void Add(T value) => Items.Add(value);
}
