using System;
using System.Collections.Generic;
using System.IO;
using System.Xml;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads captures from <c>Export-Clixml</c>, created with both families of WMI cmdlets, and also after remoting or
/// Select-Object.
/// </summary>
internal sealed class ClixmlCapture : ICaptureFormat
{
    public string Name => "CLIXML";

    public bool Recognizes(string head) =>
        head.TrimStart().StartsWith("<", StringComparison.Ordinal)
        && head.IndexOf("<Objs", StringComparison.Ordinal) >= 0
        && head.IndexOf(ClixmlReader.Namespace, StringComparison.Ordinal) >= 0;

    public IEnumerable<InventorySource> Read(CaptureFile file)
    {
        var objects = new CapturedObjects(file);
        using TextReader text = file.OpenText();
        using var clixml = new ClixmlReader(text);
        try
        {
            foreach (CapturedObject found in clixml.Objects())
            {
                objects.Add(found);
            }
        }
        catch (XmlException problem)
        {
            // For a document type at the beginning, the exception has no line number.
            int line = Math.Max(problem.LineNumber, 1);
            throw HasEnd(file) ? file.Malformed(line, problem.Message) : file.Truncated(line);
        }

        return objects.ToSources();
    }

    /// <summary>Returns whether the end tag of the document exists. In text, it would be escaped.</summary>
    private static bool HasEnd(CaptureFile file)
    {
        using TextReader text = file.OpenText();
        for (string? line = text.ReadLine(); line is not null; line = text.ReadLine())
        {
            if (line.IndexOf("</Objs>", StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
