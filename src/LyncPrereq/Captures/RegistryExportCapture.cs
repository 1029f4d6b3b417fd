using System;
using System.Collections.Generic;
using System.IO;

namespace LyncPrereq.Captures;

/// <summary>
/// A .reg file as regedit exports it, version 5.00 (UTF-16) or REGEDIT4 (ANSI). Of all its keys only those are kept in
/// which facts lie; a key counts as absent only where the export holds the key above it.
/// </summary>
internal sealed class RegistryExportCapture : ICaptureFormat
{
    private const string Header5 = "Windows Registry Editor Version 5.00";
    private const string Header4 = "REGEDIT4";

    public bool Recognizes(string head)
    {
        string first = head.TrimStart();
        return first.StartsWith(Header5, StringComparison.Ordinal) || first.StartsWith(Header4, StringComparison.Ordinal);
    }

    public IEnumerable<InventorySource> Read(CaptureFile file)
    {
        var export = new RegistryExport();
        bool isAnsi = file.Head.TrimStart().StartsWith(Header4, StringComparison.Ordinal);
        using (TextReader text = file.OpenText())
        {
            new RegistryExportReader(file, text, isAnsi).ReadInto(export);
        }

        yield return export.ToSource(file.Name, [])
            ?? throw new InputException(nameof(SR.CaptureNoKeys), Text.Format(SR.CaptureNoKeys, file.Path), file.Path);
    }
}
