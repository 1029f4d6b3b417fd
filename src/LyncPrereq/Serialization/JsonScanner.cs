using System;
using System.Text;

namespace LyncPrereq.Serialization;

/// <summary>Reads the characters of a JSON text: white space, punctuation, strings, and numbers.</summary>
/// <param name="text">The text.</param>
/// <param name="path">The path to the value being read.</param>
internal sealed class JsonScanner(string text, Func<string> path)
{
    private int _at;
    private int _line = 1;
    private int _lineStart;

    public JsonPosition Here => new(_line, _at - _lineStart + 1);

    public bool IsAtEnd => _at == text.Length;

    public void Skip() => _at++;

    public void SkipWhiteSpace()
    {
        for (; _at < text.Length; _at++)
        {
            char c = text[_at];
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

    public void Expect(char expected)
    {
        char c = Peek();
        if (c != expected)
        {
            throw Problem(Text.Format(SR.JsonCharacterExpected, expected, c));
        }

        _at++;
    }

    public char Peek() =>
        _at < text.Length ? text[_at] : throw new JsonFormatException(Here, path(), SR.JsonEndOfText, endOfText: true);

    public JsonFormatException Problem(string problem) => new(Here, path(), problem);

    public bool ContinuesWithComma(char end)
    {
        char c = Peek();
        if (c != ',' && c != end)
        {
            throw Problem(Text.Format(SR.JsonCharacterExpected, "," + "' or '" + end, c));
        }

        _at++;
        return c == ',';
    }

    public string ReadNumber()
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

        if (_at < text.Length && text[_at] == '.')
        {
            _at++;
            ReadDigits();
        }

        if (_at < text.Length && (text[_at] | 0x20) == 'e')
        {
            _at++;
            if (Peek() is '+' or '-')
            {
                _at++;
            }

            ReadDigits();
        }

        return text.Substring(from, _at - from);
    }

    private void ReadDigits()
    {
        int from = _at;
        while (_at < text.Length && text[_at] is >= '0' and <= '9')
        {
            _at++;
        }

        if (_at == from)
        {
            throw Problem(Text.Format(SR.JsonValueExpected, Peek()));
        }
    }

    public string ReadString()
    {
        _at++;
        int from = _at;
        StringBuilder? unescaped = null;
        while (true)
        {
            char c = Peek();
            if (c == '"')
            {
                string tail = text.Substring(from, _at - from);
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
                unescaped.Append(text, from, _at - from);
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
                return (char)(ReadHexDigit() << 12 | ReadHexDigit() << 8 | ReadHexDigit() << 4 | ReadHexDigit());
            default:
                _at--;
                throw Problem(SR.JsonBadEscape);
        }
    }

    private int ReadHexDigit()
    {
        char c = Peek();
        if (!Uri.IsHexDigit(c))
        {
            throw Problem(SR.JsonBadEscape);
        }

        _at++;
        return Uri.FromHex(c);
    }
}
