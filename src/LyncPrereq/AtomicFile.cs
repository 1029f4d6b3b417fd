using System.IO;

namespace LyncPrereq;

/// <summary>Files that are there whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes beside the target, in a folder that is made where there is none, and then takes its place, so that no
    /// half-written file is ever there.
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
