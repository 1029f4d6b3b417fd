using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace LyncPrereq.Serialization;

/// <summary>
/// The properties of a type, and how an object is made from their values. This is the only description for both ways
/// of restoring an object: from a file, and after remoting.
/// </summary>
internal sealed class ObjectShape
{
    private static readonly ConcurrentDictionary<Type, ObjectShape> s_shapes = new();
    private static readonly object s_absent = new();

    /// <summary>The constructors whose parameters are all properties, the largest first, with the index of each parameter.</summary>
    private readonly KeyValuePair<ConstructorInfo, int[]>[] _constructors;

    /// <summary>For each property the index of the one that decides whether a file contains it; -1 if it always does.</summary>
    private readonly int[] _if;

    private ObjectShape(Type type)
    {
        PropertyInfo[] properties =
            [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(property => property.MetadataToken)];
        int IndexOf(string? name) =>
            Array.FindIndex(properties, property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));

        _constructors =
        [
            .. type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance)
                .Select(some => new KeyValuePair<ConstructorInfo, int[]>(some, [.. some.GetParameters().Select(parameter => IndexOf(parameter.Name))]))
                .Where(some => Array.IndexOf(some.Value, -1) < 0)
                .OrderByDescending(some => some.Value.Length),
        ];
        Members = Array.ConvertAll(properties, property => new ShapeMember(property));
        _if = Array.ConvertAll(Members, member => IndexOf(member.If));
        int[] stored = [.. Enumerable.Range(0, Members.Length).Where(i => !IsComputed(i))];
        ReadOrder = [.. stored.OrderBy(i => _if[i] >= 0)];
        FileNames = [.. stored.Select(i => Members[i].FileName)];
        IsRow = Attribute.IsDefined(type, typeof(RowAttribute));
    }

    /// <summary>The properties in the order of their declaration.</summary>
    public ShapeMember[] Members { get; }

    /// <summary>The names that the properties have in a file.</summary>
    public string[] FileNames { get; }

    /// <summary>The indexes of the properties in a file; those that decide whether a file contains others come first.</summary>
    public int[] ReadOrder { get; }

    /// <summary>True if an object is written in one line of a file.</summary>
    public bool IsRow { get; }

    public static ObjectShape Of(Type type) => s_shapes.GetOrAdd(type, some => new ObjectShape(some));

    public static bool IsOwn(Type type) => type.Assembly == typeof(ObjectShape).Assembly;

    /// <summary>The type of the items of a list type; null for other types.</summary>
    public static Type? ItemOf(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) ? type.GetGenericArguments()[0]
        : null;

    /// <summary>A list of a list type.</summary>
    public static object ListOf(Type type, object?[] items)
    {
        var array = Array.CreateInstance(ItemOf(type)!, items.Length);
        items.CopyTo(array, 0);
        return type.IsArray ? array : type
            .GetMethod("op_Implicit", BindingFlags.Public | BindingFlags.Static)!
            .Invoke(null, [array])!;
    }

    /// <summary>Room for a value of each property, none of which is present.</summary>
    public object?[] NoValues()
    {
        var values = new object?[Members.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = s_absent;
        }

        return values;
    }

    /// <summary>Whether a property follows from others.</summary>
    public bool IsComputed(int index) => !Members[index].CanSet && Array.IndexOf(_constructors[0].Value, index) < 0;

    /// <summary>Whether a file contains a property, given the values of those that decide about others.</summary>
    public bool IsStored(int index, Func<int, object?> valueOf) =>
        !IsComputed(index) && (_if[index] < 0 || Members[index].IsStored(valueOf(_if[index])));

    /// <summary>Makes an object from values, with the largest constructor whose parameters are present.</summary>
    public object Make(object?[] values)
    {
        KeyValuePair<ConstructorInfo, int[]> constructor =
            Array.Find(_constructors, some => Array.TrueForAll(some.Value, index => values[index] != s_absent));
        object made = constructor.Key.Invoke(Array.ConvertAll(constructor.Value, index => values[index]));
        for (int i = 0; i < values.Length; i++)
        {
            if (Members[i].CanSet && values[i] != s_absent && Array.IndexOf(constructor.Value, i) < 0)
            {
                Members[i].Set(made, values[i]);
            }
        }

        return made;
    }
}
