using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>Defines a format of files that administrators export, and that facts are read from.</summary>
internal interface ICaptureFormat
{
    /// <summary>Gets the name of the format for messages.</summary>
    string Name { get; }

    /// <summary>
    /// Returns whether a file with this beginning has the format. The name of a file does not matter.
    /// </summary>
    bool Recognizes(string head);

    /// <exception cref="InputException">The file is not valid.</exception>
    IEnumerable<InventorySource> Read(CaptureFile file);
}
