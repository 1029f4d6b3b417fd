using System;
using System.Collections.Generic;

namespace LyncPrereq.Serialization;

/// <summary>
/// Reads JSON strictly (RFC 8259), without comments, trailing commas, duplicate names, or text after the value. The
/// readers of .NET Framework accept truncated text without an error, so that a part of an inventory would be read as a
/// server with fewer facts.
/// </summary>
internal sealed class JsonReader
{
    private const int MaxDepth = 64;

    /// <summary>The maximum number of members that are compared one by one. A set is only created for more.</summary>
    private const int FewMembers = 16;

    private readonly JsonScanner _scanner;

    /// <summary>The names and indexes of the value that is being read.</summary>
    private readonly List<JsonStep> _open = [];

    /// <summary>The members of the objects and arrays that are not complete, the innermost last.</summary>
    private readonly List<KeyValuePair<string, JsonNode>> _members = [];
    private readonly List<JsonNode> _items = [];

    private JsonReader(string text) => _scanner = new JsonScanner(text, () => Path);

    private string Path => "$" + string.Concat(_open);

    /// <exception cref="JsonFormatException">The text is not a single JSON value.</exception>
    public static JsonNode Parse(string text)
    {
        var reader = new JsonReader(text);
        reader._scanner.SkipWhiteSpace();
        JsonNode value = reader.ReadValue();
        reader._scanner.SkipWhiteSpace();
        return reader._scanner.IsAtEnd ? value : throw reader._scanner.Problem(SR.JsonTextAfterValue);
    }

    private JsonNode ReadValue()
    {
        if (_open.Count > MaxDepth)
        {
            throw _scanner.Problem(Text.Format(SR.JsonTooDeep, MaxDepth));
        }

        JsonPosition start = _scanner.Here;
        switch (_scanner.Peek())
        {
            case '{':
                return ReadObject(start);
            case '[':
                return ReadArray(start);
            case '"':
                return new JsonNode(JsonKind.String, start, _scanner.ReadString());
            case 't':
                return ReadWord("true", JsonKind.Boolean, start);
            case 'f':
                return ReadWord("false", JsonKind.Boolean, start);
            case 'n':
                return ReadWord("null", JsonKind.Null, start);
            default:
                return new JsonNode(JsonKind.Number, start, _scanner.ReadNumber());
        }
    }

    private JsonNode ReadObject(JsonPosition start)
    {
        int first = _members.Count;
        HashSet<string>? names = null;
        _scanner.Skip();
        _scanner.SkipWhiteSpace();
        if (_scanner.Peek() == '}')
        {
            _scanner.Skip();
            return new JsonNode(JsonKind.Object, start);
        }

        while (true)
        {
            _scanner.SkipWhiteSpace();
            JsonPosition nameAt = _scanner.Here;
            if (_scanner.Peek() != '"')
            {
                throw _scanner.Problem(SR.JsonNameExpected);
            }

            string name = _scanner.ReadString();
            if (IsTaken(name, first, ref names))
            {
                throw new JsonFormatException(nameAt, Path, Text.Format(SR.JsonDuplicateName, name));
            }

            _scanner.SkipWhiteSpace();
            _scanner.Expect(':');
            _scanner.SkipWhiteSpace();
            _open.Add(new JsonStep(name));
            _members.Add(new KeyValuePair<string, JsonNode>(name, ReadValue()));
            _open.RemoveAt(_open.Count - 1);
            _scanner.SkipWhiteSpace();
            if (!_scanner.ContinuesWithComma('}'))
            {
                return new JsonNode(start, Take(_members, first));
            }
        }
    }

    private JsonNode ReadArray(JsonPosition start)
    {
        int first = _items.Count;
        _scanner.Skip();
        _scanner.SkipWhiteSpace();
        if (_scanner.Peek() == ']')
        {
            _scanner.Skip();
            return new JsonNode(JsonKind.Array, start);
        }

        while (true)
        {
            _scanner.SkipWhiteSpace();
            _open.Add(new JsonStep(_items.Count - first));
            _items.Add(ReadValue());
            _open.RemoveAt(_open.Count - 1);
            _scanner.SkipWhiteSpace();
            if (!_scanner.ContinuesWithComma(']'))
            {
                return new JsonNode(start, Take(_items, first));
            }
        }
    }

    private bool IsTaken(string name, int first, ref HashSet<string>? names)
    {
        if (names is null && _members.Count - first < FewMembers)
        {
            for (int i = first; i < _members.Count; i++)
            {
                if (_members[i].Key == name)
                {
                    return true;
                }
            }

            return false;
        }

        if (names is null)
        {
            names = new HashSet<string>(StringComparer.Ordinal);
            for (int i = first; i < _members.Count; i++)
            {
                names.Add(_members[i].Key);
            }
        }

        return !names.Add(name);
    }

    /// <summary>Removes and returns the items from an index to the end.</summary>
    private static T[] Take<T>(List<T> list, int first)
    {
        var taken = new T[list.Count - first];
        list.CopyTo(first, taken, 0, taken.Length);
        list.RemoveRange(first, taken.Length);
        return taken;
    }

    private JsonNode ReadWord(string word, JsonKind kind, JsonPosition start)
    {
        for (int i = 0; i < word.Length; i++)
        {
            _scanner.Expect(word[i]);
        }

        return new JsonNode(kind, start, word);
    }
}
