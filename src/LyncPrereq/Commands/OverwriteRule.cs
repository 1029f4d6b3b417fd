using System;
using System.IO;
using System.Management.Automation;

namespace LyncPrereq.Commands;

/// <summary>
/// The rule of all exports for a file that exists, which is the one of the exports of PowerShell: it is overwritten. NoClobber
/// keeps it, and only Force overwrites a read-only file.
/// </summary>
internal sealed class OverwriteRule(bool force, bool noClobber)
{
    /// <summary>Returns the error if the file must not be written; otherwise null.</summary>
    /// <param name="path">The file.</param>
    /// <param name="exists">Creates the error for a file that NoClobber keeps.</param>
    /// <param name="readOnly">Creates the error for a read-only file.</param>
    public ErrorRecord? Refuse(string path, Func<string, ErrorRecord> exists, Func<string, ErrorRecord> readOnly) =>
        !File.Exists(path) ? null
        : noClobber ? exists(path)
        : !force && new FileInfo(path).IsReadOnly ? readOnly(path)
        : null;
}
