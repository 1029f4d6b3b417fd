using System;
using System.Text;

namespace LyncPrereq.Captures;

/// <summary>
/// A line of text without what consoles, web pages and joined files add to it: escape sequences, blanks at its end,
/// non-breaking spaces, byte-order marks, and the signs of mail that quotes it.
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

    /// <summary>Mail programs put a sign before each line of what they quote.</summary>
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
    /// A control sequence (ECMA-48) begins with "[" and ends with a letter or one of a few signs; a command to the
    /// operating system, such as the title of the window, begins with "]" and ends with a bell or another escape.
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
