using System.Text;

namespace LyncPrereq;

/// <summary>Converts text to PowerShell literals.</summary>
internal static class PowerShellText
{
    /// <summary>Returns a string in single quotes. PowerShell also treats typographic quotes as quotes.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (char c in text)
        {
            if (c is '\'' or '\u2018' or '\u2019' or '\u201a' or '\u201b')
            {
                quoted.Append(c);
            }

            quoted.Append(c);
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>Returns text for a comment: on one line, and unable to end the comment.</summary>
    public static string Comment(string text)
    {
        var comment = new StringBuilder("# ");
        foreach (char c in text)
        {
            comment.Append(char.IsControl(c) || c is '\u2028' or '\u2029' or '\u0085' ? ' ' : c);
        }

        return comment.ToString();
    }
}
