using System;
using System.Collections.Generic;
using System.IO;

namespace LyncPrereq.Captures;

/// <summary>Lists the formats of captures. Text is the last one, because it accepts all other files.</summary>
internal static class CaptureFormats
{
    private static readonly ICaptureFormat[] s_formats =
    [
        new ClixmlCapture(),
        new RegistryExportCapture(),
        new JsonCapture(),
        new CsvCapture(),
        new TextCapture(),
    ];

    /// <summary>Returns the format of a file.</summary>
    public static ICaptureFormat Of(CaptureFile file) => Array.Find(s_formats, candidate => candidate.Recognizes(file.Head))!;

    /// <exception cref="InputException">The file is not a supported capture, or it is invalid.</exception>
    public static IReadOnlyList<InventorySource> Read(CaptureFile file)
    {
        try
        {
            return [.. Of(file).Read(file)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw file.Unreadable(problem);
        }
    }
}
