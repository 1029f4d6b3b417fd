using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace LyncPrereq.Serialization;

/// <summary>How objects of a type are made of the values of their public properties.</summary>
internal sealed class DeserializedShape
{
    private const byte Nullable = 2;

    private static readonly ConcurrentDictionary<Type, DeserializedShape> s_shapes = new();
    private readonly ConstructorInfo _constructor;
    private readonly ParameterInfo[] _parameters;
    private readonly PropertyInfo[] _set;
    private readonly HashSet<PropertyInfo> _nullable;

    private DeserializedShape(Type type)
    {
        Properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        var names = new HashSet<string>(Properties.Select(property => property.Name), StringComparer.OrdinalIgnoreCase);
        _constructor = type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(some => some.GetParameters().All(parameter => names.Contains(parameter.Name!)))
            .OrderByDescending(some => some.GetParameters().Length)
            .First();
        _parameters = _constructor.GetParameters();
        var given = new HashSet<string>(_parameters.Select(parameter => parameter.Name!), StringComparer.OrdinalIgnoreCase);
        PropertyInfo[] others = Array.FindAll(Properties, property => !given.Contains(property.Name));
        _set = Array.FindAll(others, property => property.GetSetMethod(true) is not null);
        Computed = Array.FindAll(others, property => property.GetSetMethod(true) is null);
        _nullable = [.. Properties.Where(property => IsNullable(property, type))];
    }

    public PropertyInfo[] Properties { get; }

    /// <summary>Properties that follow from others.</summary>
    public PropertyInfo[] Computed { get; }

    public static DeserializedShape Of(Type type) => s_shapes.GetOrAdd(type, some => new DeserializedShape(some));

    public static bool IsOwn(Type type) => type.Assembly == typeof(DeserializedShape).Assembly;

    /// <summary>A list of the values of an array.</summary>
    public static object ListOf(Type list, object items) => list
        .GetMethod("op_Implicit", BindingFlags.Public | BindingFlags.Static)!
        .Invoke(null, [items])!;

    public bool MayBeNull(PropertyInfo property) => _nullable.Contains(property);

    public object Make(IDictionary<string, object?> values)
    {
        object made = _constructor.Invoke([.. _parameters.Select(parameter => values[parameter.Name!])]);
        Array.ForEach(_set, property => property.SetValue(made, values[property.Name], null));
        return made;
    }

    /// <summary>What the compiler wrote down of the question marks in the source.</summary>
    private static bool IsNullable(PropertyInfo property, Type type) => property.PropertyType.IsValueType
        ? System.Nullable.GetUnderlyingType(property.PropertyType) is not null
        : (FlagOf(property, "NullableAttribute") ?? FlagOf(type, "NullableContextAttribute")) == Nullable;

    private static byte? FlagOf(MemberInfo member, string attribute) => member.GetCustomAttributesData()
        .Where(data => data.Constructor.DeclaringType!.Name == attribute)
        .Select(data => data.ConstructorArguments[0].Value)
        .Select(value => value is IEnumerable flags
            ? (byte?)flags.Cast<CustomAttributeTypedArgument>().First().Value
            : (byte?)value)
        .FirstOrDefault();
}
