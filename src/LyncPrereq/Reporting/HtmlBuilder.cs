using System.Collections.Generic;
using System.Text;

namespace LyncPrereq.Reporting;

/// <summary>Builds HTML. Escapes all text and attribute values.</summary>
internal sealed class HtmlBuilder
{
    private readonly StringBuilder _html = new("<!DOCTYPE html>\n");
    private readonly Stack<string> _open = new();

    /// <param name="tag">The element.</param>
    /// <param name="attributes">Alternating names and values. An attribute with the value null is omitted.</param>
    public HtmlBuilder Open(string tag, params string?[] attributes)
    {
        Void(tag, attributes);
        _open.Push(tag);
        return this;
    }

    /// <summary>Adds an element without an end tag.</summary>
    public HtmlBuilder Void(string tag, params string?[] attributes)
    {
        _html.Append('<').Append(tag);
        for (int i = 0; i < attributes.Length; i += 2)
        {
            if (attributes[i + 1] is { } value)
            {
                _html.Append(' ').Append(attributes[i]).Append("=\"");
                Append(value);
                _html.Append('"');
            }
        }

        _html.Append('>');
        return this;
    }

    public HtmlBuilder Say(string? text)
    {
        Append(text);
        return this;
    }

    public HtmlBuilder Close()
    {
        _html.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    public HtmlBuilder Line()
    {
        _html.Append('\n');
        return this;
    }

    public HtmlBuilder Element(string tag, string? text, params string?[] attributes) =>
        Open(tag, attributes).Say(text).Close();

    /// <summary>Adds a resource of this module without escaping it.</summary>
    public HtmlBuilder Verbatim(string tag, string content)
    {
        _html.Append('<').Append(tag).Append('>').Append(content).Append("</").Append(tag).Append(">\n");
        return this;
    }

    public override string ToString() => _html.ToString();

    private void Append(string? text)
    {
        foreach (char c in ReportText.Clean(text))
        {
            _ = c switch
            {
                '&' => _html.Append("&amp;"),
                '<' => _html.Append("&lt;"),
                '>' => _html.Append("&gt;"),
                '"' => _html.Append("&quot;"),
                '\'' => _html.Append("&#39;"),
                '\r' => _html,
                _ => _html.Append(c),
            };
        }
    }
}
