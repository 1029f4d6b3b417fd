using System;
using System.Collections.Generic;
using System.Text;

namespace LyncPrereq.Serialization;

/// <summary>
/// Reads RFC 8259 strictly: no comment, no trailing comma, no duplicate name, nothing after the value. The readers in
/// the framework accept a truncated text without a word, which would turn half an inventory into a smaller server.
/// </summary>
internal sealed class JsonReader
{
    private const int MaxDepth = 64;

    /// <summary>Up to so many members a name is looked for among those before; only then is a set worth its room.</summary>
    private const int FewMembers = 16;

    private readonly string _text;

    /// <summary>The names and numbers that lead to the value being read.</summary>
    private readonly List<JsonStep> _open = [];

    /// <summary>What was read of the objects and of the arrays that are still open, those of the innermost last.</summary>
    private readonly List<KeyValuePair<string, JsonNode>> _members = [];
    private readonly List<JsonNode> _items = [];
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private JsonReader(string text) => _text = text;

    private string Path => "$" + string.Concat(_open);

    private JsonPosition Here => new(_line, _at - _lineStart + 1);

    /// <exception cref="JsonFormatException">The text is not one JSON value.</exception>
    public static JsonNode Parse(string text)
    {
        var reader = new JsonReader(text);
        reader.SkipWhiteSpace();
        JsonNode value = reader.ReadValue();
        reader.SkipWhiteSpace();
        return reader._at == text.Length ? value : throw reader.Problem(SR.JsonTextAfterValue);
    }

    private JsonNode ReadValue()
    {
        if (_open.Count > MaxDepth)
        {
            throw Problem(Text.Format(SR.JsonTooDeep, MaxDepth));
        }

        JsonPosition start = Here;
        switch (Peek())
        {
            case '{':
                return ReadObject(start);
            case '[':
                return ReadArray(start);
            case '"':
                return new JsonNode(JsonKind.String, start, ReadString());
            case 't':
                return ReadWord("true", JsonKind.Boolean, start);
            case 'f':
                return ReadWord("false", JsonKind.Boolean, start);
            case 'n':
                return ReadWord("null", JsonKind.Null, start);
            default:
                return ReadNumber(start);
        }
    }

    private JsonNode ReadObject(JsonPosition start)
    {
        int first = _members.Count;
        HashSet<string>? names = null;
        _at++;
        SkipWhiteSpace();
        if (Peek() == '}')
        {
            _at++;
            return new JsonNode(JsonKind.Object, start);
        }

        while (true)
        {
            SkipWhiteSpace();
            JsonPosition nameAt = Here;
            if (Peek() != '"')
            {
                throw Problem(SR.JsonNameExpected);
            }

            string name = ReadString();
            if (IsTaken(name, first, ref names))
            {
                throw new JsonFormatException(nameAt, Path, Text.Format(SR.JsonDuplicateName, name));
            }

            SkipWhiteSpace();
            Expect(':');
            SkipWhiteSpace();
            _open.Add(new JsonStep(name));
            _members.Add(new KeyValuePair<string, JsonNode>(name, ReadValue()));
            _open.RemoveAt(_open.Count - 1);
            SkipWhiteSpace();
            if (!ContinuesWithComma('}'))
            {
                return new JsonNode(start, Take(_members, first));
            }
        }
    }

    private JsonNode ReadArray(JsonPosition start)
    {
        int first = _items.Count;
        _at++;
        SkipWhiteSpace();
        if (Peek() == ']')
        {
            _at++;
            return new JsonNode(JsonKind.Array, start);
        }

        while (true)
        {
            SkipWhiteSpace();
            _open.Add(new JsonStep(_items.Count - first));
            _items.Add(ReadValue());
            _open.RemoveAt(_open.Count - 1);
            SkipWhiteSpace();
            if (!ContinuesWithComma(']'))
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

    /// <summary>Takes what stands from a place on off the list.</summary>
    private static T[] Take<T>(List<T> list, int first)
    {
        var taken = new T[list.Count - first];
        list.CopyTo(first, taken, 0, taken.Length);
        list.RemoveRange(first, taken.Length);
        return taken;
    }

    private bool ContinuesWithComma(char end)
    {
        char c = Peek();
        if (c != ',' && c != end)
        {
            throw Problem(Text.Format(SR.JsonCharacterExpected, "," + "' or '" + end, c));
        }

        _at++;
        return c == ',';
    }

    private JsonNode ReadWord(string word, JsonKind kind, JsonPosition start)
    {
        for (int i = 0; i < word.Length; i++)
        {
            Expect(word[i]);
        }

        return new JsonNode(kind, start, word);
    }

    private JsonNode ReadNumber(JsonPosition start)
    {
        int from = _at;
        if (Peek() == '-')
        {
            _at++;
        }

        if (Peek() == '0')
        {
            _at++;
        }
        else
        {
            ReadDigits();
        }

        if (_at < _text.Length && _text[_at] == '.')
        {
            _at++;
            ReadDigits();
        }

        if (_at < _text.Length && (_text[_at] | 0x20) == 'e')
        {
            _at++;
            if (Peek() is '+' or '-')
            {
                _at++;
            }

            ReadDigits();
        }

        return new JsonNode(JsonKind.Number, start, _text.Substring(from, _at - from));
    }

    private void ReadDigits()
    {
        int from = _at;
        while (_at < _text.Length && _text[_at] is >= '0' and <= '9')
        {
            _at++;
        }

        if (_at == from)
        {
            throw Problem(Text.Format(SR.JsonValueExpected, Peek()));
        }
    }

    private string ReadString()
    {
        _at++;
        int from = _at;
        StringBuilder? unescaped = null;
        while (true)
        {
            char c = Peek();
            if (c == '"')
            {
                string tail = _text.Substring(from, _at - from);
                _at++;
                return unescaped is null ? tail : unescaped.Append(tail).ToString();
            }

            if (c < ' ')
            {
                throw Problem(SR.JsonControlCharacter);
            }

            if (c == '\\')
            {
                unescaped ??= new StringBuilder();
                unescaped.Append(_text, from, _at - from);
                _at++;
                unescaped.Append(ReadEscape());
                from = _at;
            }
            else
            {
                _at++;
            }
        }
    }

    private char ReadEscape()
    {
        char c = Peek();
        _at++;
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                int code = 0;
                for (int i = 0; i < 4; i++)
                {
                    int digit = HexDigit(Peek());
                    if (digit < 0)
                    {
                        throw Problem(SR.JsonBadEscape);
                    }

                    code = (code << 4) | digit;
                    _at++;
                }

                return (char)code;
            default:
                _at--;
                throw Problem(SR.JsonBadEscape);
        }
    }

    private static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private void SkipWhiteSpace()
    {
        for (; _at < _text.Length; _at++)
        {
            char c = _text[_at];
            if (c == '\n')
            {
                _line++;
                _lineStart = _at + 1;
            }
            else if (c is not (' ' or '\t' or '\r'))
            {
                return;
            }
        }
    }

    private void Expect(char expected)
    {
        char c = Peek();
        if (c != expected)
        {
            throw Problem(Text.Format(SR.JsonCharacterExpected, expected, c));
        }

        _at++;
    }

    private char Peek() =>
        _at < _text.Length ? _text[_at] : throw new JsonFormatException(Here, Path, SR.JsonEndOfText, endOfText: true);

    private JsonFormatException Problem(string problem) => new(Here, Path, problem);
}
