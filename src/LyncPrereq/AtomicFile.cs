using System;
using System.IO;

namespace LyncPrereq;

/// <summary>Writes complete files only.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes to a temporary file next to the target and then replaces the target, so that no incomplete file is ever
    /// visible. Creates missing folders. A file that was read-only is read-only again.
    /// </summary>
    public static void Save(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string unfinished = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            File.WriteAllBytes(unfinished, content);
            if (File.Exists(path))
            {
                Replace(path, unfinished);
            }
            else
            {
                File.Move(unfinished, path);
            }
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void Replace(string path, string content)
    {
        bool isReadOnly = new FileInfo(path).IsReadOnly;
        if (isReadOnly)
        {
            new FileInfo(path).IsReadOnly = false;
        }

        try
        {
            File.Replace(content, path, null);
        }
        finally
        {
            if (isReadOnly)
            {
                new FileInfo(path).IsReadOnly = true;
            }
        }
    }
}
