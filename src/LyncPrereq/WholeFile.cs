using System.IO;

namespace LyncPrereq;

/// <summary>Files that are there whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside the target and then takes its place, so that no half-written file is ever there.</summary>
    public static void Save(string path, byte[] content)
    {
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
