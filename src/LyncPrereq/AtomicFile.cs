using System.IO;

namespace LyncPrereq;

/// <summary>Writes complete files only.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes to a temporary file next to the target and then replaces the target, so that no incomplete file is ever
    /// visible. Creates missing folders.
    /// </summary>
    public static void Save(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string unfinished = path + ".tmp";
        File.WriteAllBytes(unfinished, content);
        if (File.Exists(path))
        {
            File.Replace(unfinished, path, null);
        }
        else
        {
            File.Move(unfinished, path);
        }
    }
}
