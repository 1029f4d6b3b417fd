using System.Collections.Generic;
using System.IO;

namespace LyncPrereq.Captures;

/// <summary>
/// A .reg file as regedit exports it, version 5.00 (UTF-16) or REGEDIT4 (ANSI), or such a text with prompts or the fence
/// of a web page around it. Of all its keys only those are kept in which facts lie; a key counts as absent only where the
/// export holds the key above it. Exports that were joined each speak for themselves.
/// </summary>
internal sealed class RegistryExportCapture : ICaptureFormat
{
    private const string Header5 = "Windows Registry Editor Version 5.00";
    private const string Header4 = "REGEDIT4";

    public static bool IsHeader(string line) => IsHeader5(line) || IsHeader4(line);

    public static bool IsHeader4(string line) => Bare(line) == Header4;

    /// <summary>Whether a line is not of the export, but of where it was shown.</summary>
    public static bool IsAround(string line) =>
        ConsolePrompt.Begins(line) || ForeignEdges.IsFence(line);

    public bool Recognizes(string head)
    {
        using var lines = new StringReader(head);
        string? line = lines.ReadLine();
        while (line is not null && (line.Trim().Length == 0 || IsAround(line)))
        {
            line = lines.ReadLine();
        }

        return line is not null && IsHeader(line);
    }

    public IEnumerable<InventorySource> Read(CaptureFile file)
    {
        bool isAny = false;
        using TextReader text = file.OpenText();
        var reader = new RegistryExportReader(file, text);
        while (reader.MoveToExport())
        {
            var export = new RegistryExport();
            reader.ReadInto(export);
            if (export.ToSource(file.Name, []) is { } source)
            {
                isAny = true;
                yield return source;
            }
        }

        if (!isAny)
        {
            throw new InputException(nameof(SR.CaptureNoKeys), Text.Format(SR.CaptureNoKeys, file.Path), file.Path);
        }
    }

    private static bool IsHeader5(string line) => Bare(line) == Header5;

    /// <summary>Files that were joined leave a byte-order mark before the second header.</summary>
    private static string Bare(string line) => line.Trim().Trim('\ufeff');
}
