using System.IO;
using System.Text.RegularExpressions;

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

    /// <summary>
    /// Without indentation and without the lines that are comments, for where room is short: a command line of Windows
    /// holds 32,767 characters.
    /// </summary>
    /// <param name="text">A program that has no text of several lines in it.</param>
    /// <param name="comment">What a comment begins with.</param>
    public static string Bare(string text, string comment) =>
        Regex.Replace(text, @"^\s*(" + Regex.Escape(comment) + ".*)?", "", RegexOptions.Multiline);
}
