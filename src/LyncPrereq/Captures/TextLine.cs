using System;
using System.Text;

namespace LyncPrereq.Captures;

/// <summary>
/// Removes the characters that consoles, web pages, and concatenated files add to a line: escape sequences, trailing
/// spaces, non-breaking spaces, byte order marks, and the ">" of quoted e-mail.
/// </summary>
internal static class TextLine
{
    private const char Escape = '\u001b';
    private const char Bell = '\u0007';

    private static readonly char[] s_added = [Escape, Bell, '\u00a0', '\ufeff', '\u200b', '\u200e', '\u200f'];

    public static string Clean(string line)
    {
        int at = line.IndexOfAny(s_added);
        return WithoutQuotes(at < 0 ? line.TrimEnd() : CleanFrom(line, at));
    }

    /// <summary>Returns the number of ">" at the beginning of a line.</summary>
    public static int MarksOf(string line)
    {
        int marks = 0;
        for (int at = 0; at < line.Length && line[at] is '>' or ' '; at++)
        {
            marks += line[at] == '>' ? 1 : 0;
        }

        return marks;
    }

    /// <summary>Removes the ">" with which mail programs begin quoted lines.</summary>
    private static string WithoutQuotes(string line)
    {
        int at = 0;
        while (at < line.Length && line[at] == '>')
        {
            at += at + 1 < line.Length && line[at + 1] == ' ' ? 2 : 1;
        }

        return at == 0 ? line : line.Substring(at);
    }

    private static string CleanFrom(string line, int at)
    {
        var clean = new StringBuilder(line, 0, at, line.Length);
        while (at < line.Length)
        {
            char c = line[at];
            if (c == Escape)
            {
                at = EndOfSequence(line, at + 1);
                continue;
            }

            if (c == '\u00a0')
            {
                clean.Append(' ');
            }
            else if (Array.IndexOf(s_added, c) < 0)
            {
                clean.Append(c);
            }

            at++;
        }

        return clean.ToString().TrimEnd();
    }

    /// <summary>
    /// Returns the end of an escape sequence. A control sequence (ECMA-48) begins with "[" and ends with a letter or
    /// one of a few other characters. An operating system command, such as the title of the window, begins with "]" and
    /// ends with BEL or another escape.
    /// </summary>
    private static int EndOfSequence(string line, int at)
    {
        if (at >= line.Length)
        {
            return at;
        }

        switch (line[at++])
        {
            case '[':
                while (at < line.Length && line[at] is >= ' ' and < '@')
                {
                    at++;
                }

                return Math.Min(at + 1, line.Length);
            case ']':
                while (at < line.Length && line[at] is not (Bell or Escape))
                {
                    at++;
                }

                return at;
            default:
                return at;
        }
    }
}
