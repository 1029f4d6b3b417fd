using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace LyncPrereq.Serialization;

/// <summary>
/// Makes objects of this module again of what remoting, jobs and CLIXML files have left of them. An object comes back
/// whole or not at all: what is missing, unknown or contradicts itself would be a wrong verdict.
/// </summary>
internal sealed class DeserializedConverter : PSTypeConverter
{
    private const string Prefix = "Deserialized.";

    public override bool CanConvertFrom(object sourceValue, Type destinationType) =>
        sourceValue is PSObject source && source.TypeNames.Contains(Prefix + destinationType.FullName);

    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        Restore((PSObject)sourceValue, destinationType);

    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new NotSupportedException();

    /// <summary>
    /// What a parameter of any type was given. Objects that were read before the module was there are still what was
    /// left of them.
    /// </summary>
    /// <exception cref="InputException">It was an object of this module, and is whole no more.</exception>
    public static object Unwrap(PSObject item)
    {
        string name = item.TypeNames.Count > 0 ? item.TypeNames[0] : "";
        Type? type = item.BaseObject is PSCustomObject && name.StartsWith(Prefix, StringComparison.Ordinal)
            ? typeof(DeserializedConverter).Assembly.GetType(name.Substring(Prefix.Length))
            : null;
        if (type is null || !Attribute.IsDefined(type, typeof(TypeConverterAttribute)))
        {
            return item.BaseObject;
        }

        try
        {
            return Restore(item, type);
        }
        catch (PSInvalidCastException problem)
        {
            throw new InputException(nameof(SR.DeserializedNotWhole), problem.Message, item, problem);
        }
    }

    private static object Restore(PSObject source, Type type)
    {
        DeserializedShape shape = DeserializedShape.Of(type);
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (PropertyInfo property in shape.Properties)
        {
            if (Stored(source, property.Name) is not { } stored
                || !TryRead(stored.Value, property.PropertyType, shape.MayBeNull(property), out object? value))
            {
                throw Refuse(source, type, property);
            }

            values.Add(property.Name, value);
        }

        object restored = shape.Make(values);
        PropertyInfo? contradiction = Array.Find(
            shape.Computed,
            property => !Equals(property.GetValue(restored, null), values[property.Name]));
        return contradiction is null ? restored : throw Refuse(source, type, contradiction);
    }

    /// <summary>What would be bound as a parameter is stored under another name.</summary>
    private static PSPropertyInfo? Stored(PSObject source, string name) =>
        source.Properties[name] ?? source.Properties["Own" + name];

    private static bool TryRead(object? stored, Type type, bool mayBeNull, out object? value)
    {
        value = null;
        object? plain = stored is PSObject wrapped ? wrapped.BaseObject : stored;
        Type asked = Nullable.GetUnderlyingType(type) ?? type;
        if (plain is null)
        {
            return mayBeNull;
        }

        if (asked.IsEnum)
        {
            return TryReadEnum(stored!, plain, asked, out value);
        }

        if (asked.IsArray)
        {
            return TryReadList(plain, asked.GetElementType()!, out value);
        }

        if (asked.IsGenericType && asked.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            bool isRead = TryReadList(plain, asked.GetGenericArguments()[0], out object? items);
            value = isRead ? DeserializedShape.ListOf(asked, items!) : null;
            return isRead;
        }

        value = plain is PSCustomObject && stored is PSObject nested && DeserializedShape.IsOwn(asked)
            && nested.TypeNames.Contains(Prefix + asked.FullName)
                ? Restore(nested, asked)
                : plain;
        return asked.IsInstanceOfType(value) && value is not DateTime { Kind: not DateTimeKind.Utc };
    }

    /// <summary>The name counts, and a number beside it has to be its own: numbers alone become other names in time.</summary>
    private static bool TryReadEnum(object stored, object plain, Type type, out object? value)
    {
        string name = stored.ToString() ?? "";
        value = Enum.IsDefined(type, name) ? Enum.Parse(type, name) : null;
        return value is not null && (plain is string || plain.Equals((int)value) || plain.Equals(value));
    }

    private static bool TryReadList(object plain, Type type, out object? value)
    {
        value = null;
        if (plain is string || plain is not IEnumerable list)
        {
            return false;
        }

        object?[] stored = [.. list.Cast<object?>()];
        Array items = Array.CreateInstance(type, stored.Length);
        for (int i = 0; i < stored.Length; i++)
        {
            if (!TryRead(stored[i], type, mayBeNull: false, out object? item))
            {
                return false;
            }

            items.SetValue(item, i);
        }

        value = items;
        return true;
    }

    private static PSInvalidCastException Refuse(PSObject source, Type type, PropertyInfo property) => new(
        Text.Format(SR.DeserializedNotWhole, type.Name, property.Name, source));
}
