using System.IO;

namespace LyncPrereq;

/// <summary>Texts that the assembly carries.</summary>
internal static class EmbeddedText
{
    /// <param name="name">The name of the resource, without that of the module before it.</param>
    public static string Read(string name)
    {
        using Stream stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream("LyncPrereq." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
