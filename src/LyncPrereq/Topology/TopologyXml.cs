using System;
using System.Collections.Generic;
using System.Text;
using System.Xml;
using LyncPrereq.Captures;

namespace LyncPrereq.Topology;

/// <summary>
/// Goes through a document once, without document types and external entities, and within limits: without them, a
/// megabyte of nested elements or attributes takes minutes.
/// </summary>
internal sealed class TopologyXml : IDisposable
{
    private readonly TopologyText _text;
    private readonly XmlReader _xml;

    public TopologyXml(TopologyText text, string path)
    {
        Path = path;
        _text = text;
        _xml = XmlReader.Create(text, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = CaptureFile.MaxLength,
            NameTable = new TopologyNames(path),
        });
    }

    public string Path { get; }

    /// <summary>Gets the local name of the current element.</summary>
    public string Name => _xml.LocalName;

    public string Namespace => _xml.NamespaceURI;

    private int Line => ((IXmlLineInfo)_xml).LineNumber;

    public void Dispose() => _xml.Dispose();

    public string? Attribute(string name) => _xml.GetAttribute(name);

    public bool IsTrue(string name) => _xml.GetAttribute(name) is "true" or "1";

    /// <exception cref="InputException">The current element does not have the attribute.</exception>
    public string Required(string name) => _xml.GetAttribute(name) is { Length: > 0 } value
        ? value
        : throw Malformed(Text.Format(SR.TopologyAttributeMissing, Name, name));

    /// <summary>Moves to the next element at any depth.</summary>
    public bool MoveToElement()
    {
        while (Read())
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Moves to each Lync Server child of the current element and returns its name. Skips the content of children that
    /// are not read.
    /// </summary>
    public IEnumerable<string> Children()
    {
        int depth = _xml.Depth;
        bool isEmpty = _xml.IsEmptyElement;
        while (!isEmpty && Read() && _xml.Depth > depth)
        {
            if (_xml.NodeType == XmlNodeType.Element
                && _xml.Depth == depth + 1
                && Namespace.StartsWith(TopologyNamespaces.Common, StringComparison.Ordinal))
            {
                yield return Name;
            }
        }
    }

    /// <summary>Returns the trimmed text of the current element.</summary>
    public string ReadText()
    {
        var text = new StringBuilder();
        int depth = _xml.Depth;
        bool isEmpty = _xml.IsEmptyElement;
        while (!isEmpty && Read() && _xml.Depth > depth)
        {
            if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                text.Append(_xml.Value);
            }
        }

        return text.ToString().Trim();
    }

    public InputException Malformed(string problem) => new(
        nameof(SR.TopologyMalformed),
        Text.Format(SR.TopologyMalformed, Path, Line, problem),
        Path);

    private bool Read()
    {
        _text.Begin();
        bool isMore = _xml.Read();
        return _xml.AttributeCount > TopologyLimits.Attributes
                ? throw TopologyLimits.Exceeded(Path, TopologyLimits.Attributes, SR.TopologyUnitAttributes)
            : _xml.Depth <= TopologyLimits.Depth ? isMore
            : throw new InputException(
                nameof(SR.TopologyTooDeep),
                Text.Format(SR.TopologyTooDeep, Path, Line, TopologyLimits.Depth),
                Path);
    }
}
