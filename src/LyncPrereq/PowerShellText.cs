using System.Text;

namespace LyncPrereq;

/// <summary>Text as a literal of PowerShell.</summary>
internal static class PowerShellText
{
    /// <summary>A string in single quotes. PowerShell takes typographic quotes for quotes too.</summary>
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

    /// <summary>Text for a comment: on one line, and unable to end it.</summary>
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
