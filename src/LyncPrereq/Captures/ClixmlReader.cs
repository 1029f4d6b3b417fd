using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Xml;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads CLIXML ([MS-PSRP] 2.2.5) as XML, without creating live objects. It reads one object at a time, so that it
/// never keeps more than one in memory.
/// </summary>
internal sealed class ClixmlReader : IDisposable
{
    public const string Namespace = "http://schemas.microsoft.com/powershell/2004/04";

    private const int MaxDepth = 256;

    private readonly XmlReader _xml;

    /// <summary>Type names are written once and then referenced by number.</summary>
    private readonly Dictionary<string, string[]> _typeNames = new(StringComparer.Ordinal);

    public ClixmlReader(TextReader text) => _xml = XmlReader.Create(text, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreWhitespace = true,
        MaxCharactersInDocument = CaptureFile.MaxLength,
    });

    /// <summary>Gets the line of the current node.</summary>
    public int Line => ((IXmlLineInfo)_xml).LineNumber;

    public void Dispose() => _xml.Dispose();

    /// <summary>
    /// Returns the objects of the file. A list that was exported as one object is replaced by its members.
    /// </summary>
    /// <exception cref="XmlException">The file is not well-formed XML.</exception>
    public IEnumerable<CapturedObject> Objects()
    {
        CapturedObject? list = null;
        int depth = 0;
        while (Read())
        {
            if (_xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            int start = _xml.Depth;
            list = start > depth ? list : null;
            if (_xml.LocalName == "Obj" && ReadObject(isInside: false, out _) is { } found)
            {
                found.Container = list;
                yield return found;
            }
            else if (_xml.LocalName == "S" && _xml.Depth > 1)
            {
                // Because of -Depth, only the text of the object in the list was exported.
                yield return new CapturedObject(["System.String"], []) { Line = Line };
            }
            else if (_xml.LocalName is "LST" or "STK" or "QUE" or "IE")
            {
                list = new CapturedObject([], []);
                depth = start;
            }
        }
    }

    /// <summary>
    /// Reads the current object up to its end tag. Returns null for a list that is not inside an object; its members
    /// then follow as separate objects.
    /// </summary>
    private CapturedObject? ReadObject(bool isInside, out string? text)
    {
        text = null;
        string[] typeNames = [];
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var members = new List<CapturedObject>();
        foreach (string element in Elements())
        {
            switch (element)
            {
                case "TN":
                    typeNames = ReadTypeNames();
                    break;
                case "TNRef":
                    typeNames = ReferredTypeNames();
                    break;
                case "ToString":
                    text = ReadText();
                    break;
                case "LST" or "STK" or "QUE" or "IE" when !isInside && properties.Count == 0:
                    return null;
                case "LST" or "STK" or "QUE" or "IE" when isInside:
                    text = ReadItems(members);
                    break;
                case "DCT":
                    ReadEntries(properties, members);
                    break;
                case "Props" or "MS":
                    ReadValues(properties, CapturedKinds.IsUntyped(typeNames) ? members : null);
                    break;
                default:
                    Walk(null, null);
                    break;
            }
        }

        return new CapturedObject(typeNames, properties, members) { Line = Line };
    }

    /// <summary>Reads the items of a list. Returns its texts as lines; null if it has none.</summary>
    private string? ReadItems(List<CapturedObject> members)
    {
        int depth = _xml.Depth + 1;
        var texts = new List<string>();
        foreach (string element in Elements())
        {
            if (_xml.Depth != depth)
            {
                continue;
            }

            if (element == "Obj")
            {
                members.Add(ReadObject(isInside: true, out _)!);
            }
            else if (element == "S")
            {
                texts.Add(ReadText());
            }
            else
            {
                Walk(null, null);
            }
        }

        return texts.Count > 0 ? string.Join("\n", texts) : null;
    }

    private void ReadEntries(Dictionary<string, string> properties, List<CapturedObject> members)
    {
        foreach (string element in Elements())
        {
            if (element != "En")
            {
                continue;
            }

            int first = members.Count;
            var entry = new Dictionary<string, string>(StringComparer.Ordinal);
            ReadValues(entry, members);
            if (!entry.TryGetValue("Key", out string? key))
            {
                continue;
            }

            if (entry.TryGetValue("Value", out string? value))
            {
                properties[key] = value;
            }

            for (int i = first; i < members.Count; i++)
            {
                members[i].Key = key;
            }
        }
    }

    /// <param name="properties">Receives each value by its name, as text.</param>
    /// <param name="members">Receives the objects in the values; null to ignore them.</param>
    private void ReadValues(Dictionary<string, string>? properties, List<CapturedObject>? members)
    {
        int depth = _xml.Depth + 1;
        foreach (string element in Elements())
        {
            if (_xml.Depth != depth)
            {
                continue;
            }

            string name = _xml.GetAttribute("N") ?? "";
            switch (element)
            {
                case "Obj" when members is not null:
                    CapturedObject member = ReadObject(isInside: true, out string? text)!;
                    member.Key = name;
                    members.Add(member);
                    if (text is not null && properties is not null)
                    {
                        properties[name] = text;
                    }

                    break;
                case "Obj":
                    Walk(properties, name);
                    break;
                case "Nil" when properties is not null:
                    properties[name] = "";
                    Walk(null, null);
                    break;
                case "Nil" or "Ref":
                    Walk(null, null);
                    break;
                case var _ when properties is null:
                    Walk(null, null);
                    break;
                default:
                    properties[name] = ReadText();
                    break;
            }
        }
    }

    /// <summary>
    /// Skips the current element, but keeps the type names that it defines, the text of the object or the texts of a list
    /// as lines, and the server of a CIM instance.
    /// </summary>
    private void Walk(Dictionary<string, string>? properties, string? name)
    {
        int depth = _xml.Depth + 1;
        foreach (string element in Elements())
        {
            if (element == "TN")
            {
                ReadTypeNames();
            }
            else if (properties is not null && element == "ToString" && _xml.Depth == depth)
            {
                properties[name!] = ReadText();
            }
            else if (properties is not null && element == "S" && _xml.GetAttribute("N") is { } member)
            {
                if (member == "ServerName")
                {
                    properties["__ClassMetadata/ServerName"] = ReadText();
                }
            }
            else if (properties is not null && element == "S" && _xml.Depth == depth + 1)
            {
                properties[name!] = properties.TryGetValue(name!, out string? before) ? before + "\n" + ReadText() : ReadText();
            }
        }
    }

    /// <summary>
    /// Reads the next node. Objects that are nested deeper than any PowerShell serializer allows are refused.
    /// </summary>
    private bool Read()
    {
        bool isMore = _xml.Read();
        return _xml.Depth <= MaxDepth
            ? isMore
            : throw new XmlException(Text.Format(SR.ClixmlTooDeep, MaxDepth), null, Line, 0);
    }

    /// <summary>
    /// Moves through the elements within the current one, to its end tag, and returns their names. The caller can read an
    /// element to its end tag before it continues.
    /// </summary>
    private IEnumerable<string> Elements()
    {
        int depth = _xml.Depth;
        bool isEmpty = _xml.IsEmptyElement;
        while (!isEmpty && Read() && _xml.Depth > depth)
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                yield return _xml.LocalName;
            }
        }
    }

    private string[] ReadTypeNames()
    {
        string id = _xml.GetAttribute("RefId") ?? "";
        var names = new List<string>();
        foreach (string element in Elements())
        {
            if (element == "T")
            {
                names.Add(ReadText());
            }
        }

        return _typeNames[id] = [.. names];
    }

    private string[] ReferredTypeNames() =>
        _typeNames.TryGetValue(_xml.GetAttribute("RefId") ?? "", out string[]? names) ? names : [];

    /// <summary>Reads the text of a simple element, up to its end tag.</summary>
    private string ReadText()
    {
        if (_xml.IsEmptyElement)
        {
            return "";
        }

        var pieces = new StringBuilder();
        int depth = _xml.Depth;
        while (Read() && _xml.Depth > depth)
        {
            if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                pieces.Append(_xml.Value);
            }
        }

        string text = pieces.ToString();
        return text.IndexOf("_x", StringComparison.Ordinal) < 0 ? text : XmlConvert.DecodeName(text)!;
    }
}
