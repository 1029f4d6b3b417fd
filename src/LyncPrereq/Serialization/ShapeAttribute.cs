using System;

namespace LyncPrereq.Serialization;

/// <summary>Describes a property of an object that is restored, as far as its type does not.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ShapeAttribute : Attribute
{
    /// <summary>The internal property with the value that this one shows as text; null if this one has the value.</summary>
    public string? Of { get; init; }

    /// <summary>True if objects of earlier releases do not have the property.</summary>
    public bool IsNew { get; init; }

    /// <summary>The name in a file; null for the name of the property in camel case.</summary>
    public string? Name { get; init; }

    /// <summary>The other property that decides whether a file contains this one.</summary>
    public string? If { get; init; }

    /// <summary>The values of <see cref="If"/> with which a file contains the property; null for every value except null.</summary>
    public object?[]? Is { get; init; }

    /// <summary>True if a file contains the property only if <see cref="If"/> is null.</summary>
    public bool IsNull { get; init; }

    /// <summary>True if a file does not contain the property if it is an empty list.</summary>
    public bool OmitEmpty { get; init; }

    /// <summary>True for text that must not be blank.</summary>
    public bool NotBlank { get; init; }

    /// <summary>True for a cause that must not be None.</summary>
    public bool NotNone { get; init; }

    /// <summary>The range of a number; the range of its type if not specified.</summary>
    public long Min { get; init; } = long.MinValue;

    public long Max { get; init; } = long.MaxValue;
}

/// <summary>Marks a type whose objects are written in one line of a file.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RowAttribute : Attribute;
