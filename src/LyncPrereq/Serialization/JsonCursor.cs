using System;
using System.Collections.Generic;
using System.Globalization;

namespace LyncPrereq.Serialization;

/// <summary>
/// Reads a JSON value as an object. The members are read by type, and an unexpected value is refused with its location,
/// so that reading is also validation.
/// </summary>
internal readonly struct JsonCursor(JsonNode node)
{
    /// <summary>The format of times, with and without fractions of a second.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    private readonly JsonNode _node = node;

    public JsonKind Kind => _node.Kind;

    public bool IsObject => _node.Kind == JsonKind.Object;

    public bool IsText => _node.Kind == JsonKind.String;

    public JsonFormatException Problem(string problem) => new(_node.Position, _node.Path, problem, root: _node.Root);

    /// <summary>Returns whether the value is in the same text as another.</summary>
    public bool IsWith(JsonCursor other) => IsIn(other._node.Root);

    /// <summary>Returns whether the value is in this text.</summary>
    public bool IsIn(JsonNode? root) => _node.Root == root;

    /// <summary>Refuses members that are not in the list.</summary>
    public JsonCursor AsObject(params string[] members)
    {
        Require(JsonKind.Object);
        foreach (KeyValuePair<string, JsonNode> member in _node.Members)
        {
            if (Array.IndexOf(members, member.Key) < 0)
            {
                throw new JsonFormatException(
                    member.Value.Position,
                    _node.Path,
                    Text.Format(SR.JsonUnknownMember, member.Key, string.Join(", ", members)),
                    root: _node.Root);
            }
        }

        return this;
    }

    public JsonCursor? Optional(string name)
    {
        JsonNode? value = _node[name];
        return value is null ? null : new JsonCursor(value);
    }

    public JsonCursor Member(string name) => Optional(name) ?? throw Problem(Text.Format(SR.JsonMissingMember, name));

    public string RequiredText(string name) => Member(name).AsText();

    public string? OptionalText(string name) => Optional(name)?.AsText();

    public string AsText()
    {
        Require(JsonKind.String);
        return Text.Clean(_node.Text);
    }

    /// <summary>Reads a string with at least one character that is not white space.</summary>
    public string AsWords()
    {
        string text = AsText();
        return text.Trim().Length > 0 ? text : throw Problem(SR.JsonEmptyText);
    }

    public bool AsBoolean()
    {
        Require(JsonKind.Boolean);
        return _node.Text == "true";
    }

    public long AsInteger(long min, long max)
    {
        Require(JsonKind.Number);
        return long.TryParse(_node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            && value >= min
            && value <= max
            ? value
            : throw Problem(Text.Format(SR.JsonNumberOutOfRange, min, max, _node.Text));
    }

    /// <summary>Reads a time in UTC.</summary>
    public DateTime AsTime() => DateTime.TryParseExact(
        AsText(),
        TimeFormat,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out DateTime time)
        ? time
        : throw Problem(SR.JsonNotATime);

    /// <summary>Reads a member of an enum by its exact name. Numbers and other spellings are refused.</summary>
    public T AsEnum<T>()
        where T : struct, Enum => (T)AsEnum(typeof(T));

    public object AsEnum(Type type)
    {
        string text = AsText();
        return Enum.IsDefined(type, text)
            ? Enum.Parse(type, text)
            : throw Problem(Text.Format(SR.JsonNotOneOf, text, string.Join(", ", Enum.GetNames(type))));
    }

    public T[] AsArray<T>(Func<JsonCursor, T> read, int minItems = 0)
    {
        Require(JsonKind.Array);
        if (_node.Items.Length < minItems)
        {
            throw Problem(SR.JsonEmptyArray);
        }

        var values = new T[_node.Items.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = read(new JsonCursor(_node.Items[i]));
        }

        return values;
    }

    /// <summary>Reads an array with at least one value and without duplicates.</summary>
    public T[] AsSet<T>(Func<JsonCursor, T> read)
    {
        var seen = new HashSet<T>();
        return AsArray(
            item =>
            {
                T value = read(item);
                return seen.Add(value) ? value : throw item.Problem(Text.Format(SR.JsonTwice, value!));
            },
            minItems: 1);
    }

    public T[] OptionalArray<T>(string name, Func<JsonCursor, T> read) => Optional(name)?.AsArray(read) ?? [];

    public IEnumerable<KeyValuePair<string, JsonCursor>> Members()
    {
        Require(JsonKind.Object);
        foreach (KeyValuePair<string, JsonNode> member in _node.Members)
        {
            yield return new KeyValuePair<string, JsonCursor>(member.Key, new JsonCursor(member.Value));
        }
    }

    private void Require(JsonKind kind)
    {
        if (_node.Kind != kind)
        {
            throw Problem(Text.Format(SR.JsonWrongKind, kind, _node.Kind));
        }
    }
}
