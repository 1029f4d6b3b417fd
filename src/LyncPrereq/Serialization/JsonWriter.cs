using System.Globalization;
using System.Text;

namespace LyncPrereq.Serialization;

/// <summary>Writes JSON. Members with the value null are omitted.</summary>
internal sealed class JsonWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private int _rowDepth = int.MaxValue;
    private bool _first = true;

    public override string ToString() => _text.ToString() + "\n";

    /// <param name="name">The name of the member; null in an array.</param>
    /// <param name="isRow">True to write the object in one line.</param>
    public void BeginObject(string? name = null, bool isRow = false)
    {
        Begin('{', name);
        _rowDepth = isRow ? _depth : _rowDepth;
    }

    public void EndObject() => End('}');

    public void BeginArray(string? name = null) => Begin('[', name);

    public void EndArray() => End(']');

    public void Write(string? name, string? value)
    {
        if (value is not null)
        {
            Next(name);
            Quote(value);
        }
    }

    public void Write(string? name, long? value)
    {
        if (value is not null)
        {
            Next(name);
            _text.Append(value.Value.ToString(CultureInfo.InvariantCulture));
        }
    }

    public void Write(string? name, bool value)
    {
        Next(name);
        _text.Append(value ? "true" : "false");
    }

    private void Begin(char bracket, string? name)
    {
        Next(name);
        _text.Append(bracket);
        _depth++;
        _first = true;
    }

    private void End(char bracket)
    {
        bool endsRow = _depth == _rowDepth;
        _depth--;
        if (!_first && _depth + 1 < _rowDepth)
        {
            NewLine();
        }

        _text.Append(bracket);
        _first = false;
        if (endsRow)
        {
            _rowDepth = int.MaxValue;
        }
    }

    private void Next(string? name)
    {
        if (!_first)
        {
            _text.Append(',');
        }

        if (_depth >= _rowDepth)
        {
            _text.Append(_first ? "" : " ");
        }
        else if (_depth > 0)
        {
            NewLine();
        }

        _first = false;
        if (name is not null)
        {
            Quote(name);
            _text.Append(": ");
        }
    }

    private void NewLine() => _text.Append('\n').Append(' ', _depth * 2);

    private void Quote(string value)
    {
        _text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"':
                    _text.Append("\\\"");
                    break;
                case '\\':
                    _text.Append("\\\\");
                    break;
                case '\n':
                    _text.Append("\\n");
                    break;
                case '\r':
                    _text.Append("\\r");
                    break;
                case '\t':
                    _text.Append("\\t");
                    break;
                case < ' ' or '\u2028' or '\u2029' or (>= '\ud800' and <= '\udfff'):
                    // An unpaired surrogate cannot be encoded as UTF-8. As an escape sequence, it is preserved.
                    _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    _text.Append(c);
                    break;
            }
        }

        _text.Append('"');
    }
}
