using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>A kind of file that administrators already have, and that facts can be read from.</summary>
internal interface ICaptureFormat
{
    /// <summary>Whether a file that begins like this is of the format; names of files tell nothing.</summary>
    bool Recognizes(string head);

    /// <exception cref="InputException">The file is broken.</exception>
    IEnumerable<InventorySource> Read(CaptureFile file);
}
