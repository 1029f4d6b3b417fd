using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LyncPrereq.Tests.Support;

/// <summary>A page of a report as a tree of elements.</summary>
internal static class Page
{
    private static readonly Regex s_void = new("<((?:meta|input)\\b[^>]*)>");

    private static readonly Regex s_code = new("<(script|style)>(.*?)</\\1>", RegexOptions.Singleline);

    /// <summary>The page keeps to XML but for its elements without end, and its script and style, which are no markup.</summary>
    public static XElement Parse(string html)
    {
        string xml = s_void.Replace(html.Replace("<!DOCTYPE html>\n", "", StringComparison.Ordinal), "<$1/>");
        xml = s_code.Replace(xml, code => $"<{code.Groups[1].Value}><![CDATA[{code.Groups[2].Value}]]></{code.Groups[1].Value}>");
        return XDocument.Parse(xml, LoadOptions.PreserveWhitespace).Root!;
    }
}
