using System;
using System.Collections;
using System.Globalization;
using System.Linq;

namespace LyncPrereq.Serialization;

/// <summary>Writes objects of the module as JSON and restores them, by their shape.</summary>
internal static class JsonObject
{
    /// <summary>Writes the members of an object that has begun.</summary>
    public static void WriteMembers(JsonWriter json, object owner)
    {
        ObjectShape shape = ObjectShape.Of(owner.GetType());
        Func<int, object?> valueOf = index => shape.Members[index].Of(owner);
        for (int i = 0; i < shape.Members.Length; i++)
        {
            if (shape.IsStored(i, valueOf)
                && valueOf(i) is { } value
                && !(shape.Members[i].OmitEmpty && value is ICollection { Count: 0 }))
            {
                Write(json, shape.Members[i].FileName, value);
            }
        }
    }

    /// <summary>Restores an object.</summary>
    /// <param name="json">The object in a file.</param>
    /// <param name="others">The members of the file that the object does not have.</param>
    /// <exception cref="JsonFormatException">A member is missing, unknown, or invalid.</exception>
    public static T Read<T>(JsonCursor json, params string[] others) => (T)Read(json, typeof(T), others);

    private static void Write(JsonWriter json, string? name, object value)
    {
        switch (value)
        {
            case string text:
                json.Write(name, text);
                break;
            case bool flag:
                json.Write(name, flag);
                break;
            case int or long:
                json.Write(name, value is int number ? number : (long)value);
                break;
            case Enum word:
                json.Write(name, word.ToString());
                break;
            case Uri address:
                json.Write(name, address.ToString());
                break;
            case DateTime time:
                json.Write(name, time.ToString(JsonCursor.TimeFormat, CultureInfo.InvariantCulture));
                break;
            case IEnumerable list:
                json.BeginArray(name);
                foreach (object item in list)
                {
                    Write(json, null, item);
                }

                json.EndArray();
                break;
            default:
                json.BeginObject(name, ObjectShape.Of(value.GetType()).IsRow);
                WriteMembers(json, value);
                json.EndObject();
                break;
        }
    }

    private static object Read(JsonCursor json, Type type, params string[] others)
    {
        ObjectShape shape = ObjectShape.Of(type);
        object?[] values = shape.NoValues();
        Func<int, object?> valueOf = index => values[index];
        json.AsObject(others.Length == 0 ? shape.FileNames : [.. others, .. shape.FileNames]);
        foreach (int i in shape.ReadOrder)
        {
            ShapeMember member = shape.Members[i];
            if (shape.IsStored(i, valueOf))
            {
                values[i] = ReadMember(json, member);
            }
            else if (json.Optional(member.FileName) is not null)
            {
                json.AsObject([.. others, .. shape.ReadOrder.Where(some => shape.IsStored(some, valueOf)).Select(some => shape.Members[some].FileName)]);
            }
        }

        return shape.Make(values);
    }

    private static object? ReadMember(JsonCursor json, ShapeMember member)
    {
        JsonCursor? value = member.MayBeNull || member.OmitEmpty ? json.Optional(member.FileName) : json.Member(member.FileName);
        return value is { } present ? ReadValue(present, Nullable.GetUnderlyingType(member.Type) ?? member.Type, member)
            : member.OmitEmpty ? ObjectShape.ListOf(member.Type, [])
            : null;
    }

    private static object ReadValue(JsonCursor json, Type type, ShapeMember member)
    {
        if (ObjectShape.ItemOf(type) is { } item)
        {
            return ObjectShape.ListOf(type, json.AsArray(some => ReadValue(some, item, member)));
        }

        if (type.IsEnum)
        {
            object word = json.AsEnum(type);
            return member.NotNone && (int)word == 0 ? throw json.Problem(SR.JsonNoCause) : word;
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => (object)(member.NotBlank ? json.AsWords() : json.AsText()),
            TypeCode.Boolean => json.AsBoolean(),
            TypeCode.Int32 => (int)json.AsInteger(Math.Max(member.Min, int.MinValue), Math.Min(member.Max, int.MaxValue)),
            TypeCode.Int64 => json.AsInteger(member.Min, member.Max),
            TypeCode.DateTime => json.AsTime(),
            _ => Read(json, type),
        };
    }
}
