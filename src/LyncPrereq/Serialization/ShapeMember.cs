using System;
using System.Collections;
using System.Linq;
using System.Reflection;

namespace LyncPrereq.Serialization;

/// <summary>One property of an object that is restored.</summary>
internal sealed class ShapeMember(PropertyInfo property, bool isComputed)
{
    private const byte Nullable = 2;

    private readonly ShapeAttribute _shape =
        (ShapeAttribute?)Attribute.GetCustomAttribute(property, typeof(ShapeAttribute)) ?? new ShapeAttribute();

    private readonly string _camelCase = char.ToLowerInvariant(property.Name[0]) + property.Name.Substring(1);

    public string Name => property.Name;

    public string FileName => _shape.Name ?? _camelCase;

    public Type Type => property.PropertyType;

    public bool NotBlank => _shape.NotBlank;

    public bool OmitEmpty => _shape.OmitEmpty;

    public bool NotNone => _shape.NotNone;

    public long Min => _shape.Min;

    public long Max => _shape.Max;

    /// <summary>True if the property follows from others.</summary>
    public bool IsComputed { get; } = isComputed;

    public bool MayBeNull { get; } = IsNullable(property);

    /// <summary>The property that decides whether a file contains this one; null if it always does.</summary>
    public string? If => _shape.If;

    public bool CanSet { get; } = property.GetSetMethod(true) is not null;

    public object? Of(object owner) => property.GetValue(owner, null);

    public void Set(object owner, object? value) => property.SetValue(owner, value, null);

    /// <summary>Whether a file contains the property, which another one decides.</summary>
    /// <param name="value">The value of the property with the name in <see cref="If"/>.</param>
    public bool IsStored(object? value) =>
        _shape.Is is null ? value is null == _shape.IsNull : Array.IndexOf(_shape.Is, value) >= 0;

    /// <summary>Reads the nullable annotations of the compiler.</summary>
    private static bool IsNullable(PropertyInfo property) => property.PropertyType.IsValueType
        ? System.Nullable.GetUnderlyingType(property.PropertyType) is not null
        : (FlagOf(property, "NullableAttribute") ?? FlagOf(property.DeclaringType!, "NullableContextAttribute")) == Nullable;

    private static byte? FlagOf(MemberInfo member, string attribute) => member.GetCustomAttributesData()
        .Where(data => data.Constructor.DeclaringType!.Name == attribute)
        .Select(data => data.ConstructorArguments[0].Value)
        .Select(value => value is IEnumerable flags
            ? (byte?)flags.Cast<CustomAttributeTypedArgument>().First().Value
            : (byte?)value)
        .FirstOrDefault();
}
