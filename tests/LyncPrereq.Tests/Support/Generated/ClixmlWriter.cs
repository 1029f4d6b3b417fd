using System.Text;
using System.Xml;

namespace LyncPrereq.Tests.Support.Generated;

/// <summary>
/// A file of Export-Clixml: every object has a number, and a list of type names is written once and referred to afterwards.
/// </summary>
internal sealed class ClixmlWriter : IDisposable
{
    public const string Namespace = "http://schemas.microsoft.com/powershell/2004/04";

    private readonly StringBuilder _text = new();
    private readonly XmlWriter _xml;
    private readonly Dictionary<string, int> _types = [];
    private int _objects;

    public ClixmlWriter()
    {
        _xml = XmlWriter.Create(_text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\r\n" });
        _xml.WriteStartElement("Objs", Namespace);
        _xml.WriteAttributeString("Version", "1.1.0.1");
    }

    public void Dispose() => _xml.Dispose();

    /// <summary>Ends the file, and gives its text.</summary>
    public override string ToString()
    {
        _xml.WriteEndElement();
        _xml.Flush();
        return _text.ToString();
    }

    /// <summary>An object and what is in it. Without types it is one of which only notes were kept.</summary>
    public void Object(string? name, string[] types, string? shown, Action content)
    {
        _xml.WriteStartElement("Obj", Namespace);
        Name(name);
        _xml.WriteAttributeString("RefId", $"{_objects++}");
        if (types.Length > 0)
        {
            Types(types);
        }

        if (shown is not null)
        {
            _xml.WriteElementString("ToString", Namespace, shown);
        }

        content();
        _xml.WriteEndElement();
    }

    /// <summary>Props for properties, MS for notes, LST for the items of a list, DCT for the entries of a hashtable.</summary>
    public void Part(string element, Action content)
    {
        _xml.WriteStartElement(element, Namespace);
        content();
        _xml.WriteEndElement();
    }

    /// <summary>S for a text, B for a Boolean, I32, U32 and so on for a number.</summary>
    public void Value(string element, string? name, string value)
    {
        _xml.WriteStartElement(element, Namespace);
        Name(name);
        _xml.WriteString(value);
        if (value.Length == 0)
        {
            _xml.WriteFullEndElement();
        }
        else
        {
            _xml.WriteEndElement();
        }
    }

    public void Text(string name, string? value)
    {
        if (value is null)
        {
            Nil(name);
        }
        else
        {
            Value("S", name, value);
        }
    }

    public void Boolean(string name, bool value) => Value("B", name, value ? "true" : "false");

    public void Nil(string name)
    {
        _xml.WriteStartElement("Nil", Namespace);
        Name(name);
        _xml.WriteEndElement();
    }

    public void Enumeration(string name, string type, string shown, int number) => Object(
        name,
        [type, "System.Enum", "System.ValueType", "System.Object"],
        shown,
        () => Value("I32", null, $"{number}"));

    public void Strings(string name, IEnumerable<string> values) => Object(
        name,
        ["System.String[]", "System.Array", "System.Object"],
        null,
        () => Part("LST", () =>
        {
            foreach (string value in values)
            {
                Value("S", null, value);
            }
        }));

    private void Name(string? name)
    {
        if (name is not null)
        {
            _xml.WriteAttributeString("N", name);
        }
    }

    private void Types(string[] types)
    {
        string key = string.Join("\n", types);
        bool isKnown = _types.TryGetValue(key, out int number);
        _xml.WriteStartElement(isKnown ? "TNRef" : "TN", Namespace);
        _xml.WriteAttributeString("RefId", $"{(isKnown ? number : _types[key] = _types.Count)}");
        foreach (string type in isKnown ? [] : types)
        {
            _xml.WriteElementString("T", Namespace, type);
        }

        _xml.WriteEndElement();
    }
}
