using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LyncPrereq.Captures;

/// <summary>
/// Finds the inventory files in a folder. They are recognized by their content, as everywhere. A file that has the extension of
/// an inventory and is none is a problem, because a damaged inventory would be a server that is left out.
/// </summary>
internal sealed class InventoryFolder
{
    /// <exception cref="InputException">The folder cannot be read, or contains no inventories.</exception>
    public InventoryFolder(string path)
    {
        foreach (string entry in Entries(path).OrderBy(Path.GetFileName, NaturalComparer.Instance))
        {
            if (Directory.Exists(entry))
            {
                Others.Add(Path.GetFileName(entry));
            }
            else
            {
                Add(entry);
            }
        }

        if (Inventories.Count + Problems.Count == 0)
        {
            throw new InputException(nameof(SR.FolderNoInventories), Text.Format(SR.FolderNoInventories, path), path);
        }
    }

    public List<CaptureFile> Inventories { get; } = [];

    /// <summary>Gets the problems of files that can be inventories.</summary>
    public List<InputException> Problems { get; } = [];

    /// <summary>Gets the names of the other files, and of the folders, which are not read.</summary>
    public List<string> Others { get; } = [];

    private static string[] Entries(string path)
    {
        try
        {
            return Directory.GetFileSystemEntries(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException(nameof(SR.InputUnreadable), Text.Format(SR.InputUnreadable, path, problem.Message), path, problem);
        }
    }

    private void Add(string path)
    {
        try
        {
            var file = new CaptureFile(path);
            if (InventoryFile.Recognizes(file.Head))
            {
                Inventories.Add(file);
            }
            else if (string.Equals(Path.GetExtension(path), InventoryFile.Extension, StringComparison.OrdinalIgnoreCase))
            {
                throw new InputException(nameof(SR.InventoryForeign), Text.Format(SR.InventoryForeign, path, InventoryFile.Format), path);
            }
            else
            {
                Others.Add(file.Name);
            }
        }
        catch (InputException problem)
        {
            Problems.Add(problem);
        }
    }
}
