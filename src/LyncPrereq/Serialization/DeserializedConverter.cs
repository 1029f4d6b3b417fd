using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;
using System.Management.Automation;

namespace LyncPrereq.Serialization;

/// <summary>
/// Restores objects of this module after remoting, jobs, and CLIXML files. An object is restored completely or not at
/// all, because missing, unknown, or contradictory values could cause a wrong result.
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
    /// Returns the value of a parameter with any type. Objects that were read before the module was imported are
    /// restored.
    /// </summary>
    /// <exception cref="InputException">The value is an incomplete or changed object of this module.</exception>
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
        ObjectShape shape = ObjectShape.Of(type);
        object?[] values = shape.NoValues();
        var isAbsent = new bool[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            ShapeMember member = shape.Members[i];
            PSPropertyInfo? stored = Stored(source, member.Name);
            if (stored is null && member.IsNew)
            {
                isAbsent[i] = true;
                continue;
            }

            if (stored is null || !TryRead(stored.Value, member.Type, member.MayBeNull, out object? value))
            {
                throw Refuse(source, type, member.Name);
            }

            values[i] = value;
        }

        object restored = shape.Make(values);
        for (int i = 0; i < values.Length; i++)
        {
            if (shape.IsComputed(i) && !isAbsent[i] && !Equals(shape.Members[i].Of(restored), values[i]))
            {
                throw Refuse(source, type, shape.Members[i].Name);
            }
        }

        return restored is IRestored { Invalid: { } invalid } ? throw Refuse(source, type, invalid) : restored;
    }

    /// <summary>
    /// Returns a stored property. Earlier releases stored ComputerName of an inventory under another name.
    /// </summary>
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

        if (ObjectShape.ItemOf(asked) is { } item)
        {
            return TryReadList(plain, asked, item, out value);
        }

        value = plain is string text ? Text.Clean(text)
            : plain is PSCustomObject && stored is PSObject nested && ObjectShape.IsOwn(asked)
            && nested.TypeNames.Contains(Prefix + asked.FullName)
                ? Restore(nested, asked)
                : plain;
        return asked.IsInstanceOfType(value) && value is not DateTime { Kind: not DateTimeKind.Utc };
    }

    /// <summary>
    /// Reads an enum by its name. Earlier releases stored a number next to it, which must match the name: numbers alone can
    /// change their meaning in later versions.
    /// </summary>
    private static bool TryReadEnum(object stored, object plain, Type type, out object? value)
    {
        string name = stored.ToString() ?? "";
        value = Enum.IsDefined(type, name) ? Enum.Parse(type, name) : null;
        return value is not null && (plain is string || plain.Equals((int)value) || plain.Equals(value));
    }

    private static bool TryReadList(object plain, Type type, Type itemType, out object? value)
    {
        value = null;
        if (plain is string || plain is not IEnumerable list)
        {
            return false;
        }

        var items = new List<object?>();
        foreach (object? stored in list)
        {
            if (!TryRead(stored, itemType, mayBeNull: false, out object? item))
            {
                return false;
            }

            items.Add(item);
        }

        value = ObjectShape.ListOf(type, [.. items]);
        return true;
    }

    private static PSInvalidCastException Refuse(PSObject source, Type type, string member) => new(
        Text.Format(SR.DeserializedNotWhole, type.Name, member, source));
}
