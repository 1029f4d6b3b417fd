using System.IO;
using System.Text.RegularExpressions;

namespace LyncPrereq;

/// <summary>Reads the text resources of the assembly.</summary>
internal static class EmbeddedText
{
    /// <param name="name">The name of the resource, without the name of the module.</param>
    public static string Read(string name)
    {
        using Stream stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream("LyncPrereq." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>
    /// Removes indentation and comment lines, because an environment variable of Windows is limited to 32,767 characters.
    /// </summary>
    /// <param name="text">A program without multiline strings.</param>
    /// <param name="comment">The beginning of a comment.</param>
    public static string Bare(string text, string comment) =>
        Regex.Replace(text, @"^\s*(" + Regex.Escape(comment) + ".*)?", "", RegexOptions.Multiline);
}
