using System;
using System.Collections.Generic;
using System.IO;

namespace LyncPrereq.Captures;

/// <summary>The raw captures that the module understands. Text is the last: it takes whatever the others do not.</summary>
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

    /// <exception cref="InputException">The file is none of the captures, or a broken one.</exception>
    public static IReadOnlyList<InventorySource> Read(CaptureFile file)
    {
        ICaptureFormat format = Array.Find(s_formats, candidate => candidate.Recognizes(file.Head))!;
        try
        {
            return [.. format.Read(file)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw file.Unreadable(problem);
        }
    }
}
