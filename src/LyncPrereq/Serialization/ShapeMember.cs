using System;
using System.Collections;
using System.Linq;
using System.Reflection;

namespace LyncPrereq.Serialization;

/// <summary>One property of an object that is restored.</summary>
internal sealed class ShapeMember
{
    private const byte Nullable = 2;

    private readonly ShapeAttribute _shape;

    /// <summary>The property with the value, which is not public if the public one shows it as text.</summary>
    private readonly PropertyInfo _value;

    public ShapeMember(PropertyInfo property)
    {
        _shape = (ShapeAttribute?)Attribute.GetCustomAttribute(property, typeof(ShapeAttribute)) ?? new ShapeAttribute();
        _value = _shape.Of is null
            ? property
            : property.DeclaringType!.GetProperty(_shape.Of, BindingFlags.NonPublic | BindingFlags.Instance)!;
        Name = property.Name;
        FileName = _shape.Name ?? char.ToLowerInvariant(Name[0]) + Name.Substring(1);
        MayBeNull = IsNullable(_value);
        CanSet = _value.GetSetMethod(true) is not null;
    }

    public string Name { get; }

    public string FileName { get; }

    public Type Type => _value.PropertyType;

    public bool NotBlank => _shape.NotBlank;

    public bool OmitEmpty => _shape.OmitEmpty;

    public bool NotNone => _shape.NotNone;

    public long Min => _shape.Min;

    public long Max => _shape.Max;

    /// <summary>True if objects of earlier releases do not have the property.</summary>
    public bool IsNew => _shape.IsNew;

    public bool MayBeNull { get; }

    /// <summary>The property that decides whether a file contains this one; null if it always does.</summary>
    public string? If => _shape.If;

    public bool CanSet { get; }

    public object? Of(object owner) => _value.GetValue(owner, null);

    public void Set(object owner, object? value) => _value.SetValue(owner, value, null);

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
