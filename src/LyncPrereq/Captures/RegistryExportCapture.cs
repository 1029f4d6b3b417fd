using System.Collections.Generic;
using System.IO;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads a .reg file of regedit, with version 5.00 (UTF-16) or REGEDIT4 (ANSI), or such text with prompts or a code
/// fence around it. Only keys with facts are used. A key counts as missing only if the export contains its parent key.
/// Several exports in one file are evaluated separately.
/// </summary>
internal sealed class RegistryExportCapture : ICaptureFormat
{
    private const string Header5 = "Windows Registry Editor Version 5.00";
    private const string Header4 = "REGEDIT4";

    public static bool IsHeader(string line) => IsHeader5(line) || IsHeader4(line);

    public static bool IsHeader4(string line) => Bare(line) == Header4;

    /// <summary>Returns whether a line is not a part of the export, but of the surrounding text.</summary>
    public static bool IsAround(string line) =>
        ConsolePrompt.Begins(line) || ForeignEdges.IsFence(line);

    public string Name => "registry export";

    public bool Recognizes(string head) => IsRecognized(head, out _);

    /// <summary>
    /// Returns whether the text begins with an export. If the export is in a code fence, other text can precede it.
    /// </summary>
    private static bool IsRecognized(string head, out bool isFenced)
    {
        using var lines = new StringReader(head);
        bool isFirst = true;
        isFenced = false;
        for (string? line = lines.ReadLine(); line is not null && !(isFenced && !isFirst); line = lines.ReadLine())
        {
            if (IsHeader(line))
            {
                return isFirst;
            }

            bool isFence = ForeignEdges.IsFence(line);
            isFenced |= isFence;
            isFirst = isFence || (isFirst && (line.Trim().Length == 0 || IsAround(line)));
        }

        return false;
    }

    public IEnumerable<InventorySource> Read(CaptureFile file)
    {
        bool isAny = false;
        var owner = new CaptureOwner(file);
        using TextReader text = file.OpenText();
        IsRecognized(file.Head, out bool isFenced);
        var reader = new RegistryExportReader(file, text, isFenced);
        while (reader.MoveToExport())
        {
            var export = new RegistryExport();
            int line = reader.Line;
            reader.ReadInto(export);
            if (export.ToSource(file.Name, []) is { } source)
            {
                isAny = true;
                owner.Add(ComputerLabel.Read(source.Owner), line);
                yield return source;
            }
        }

        if (!isAny)
        {
            throw new InputException(nameof(SR.CaptureNoKeys), Text.Format(SR.CaptureNoKeys, file.Path), file.Path);
        }
    }

    private static bool IsHeader5(string line) => Bare(line) == Header5;

    /// <summary>Removes the byte order mark, which precedes the second header in concatenated files.</summary>
    private static string Bare(string line) => line.Trim().Trim('\ufeff');
}
