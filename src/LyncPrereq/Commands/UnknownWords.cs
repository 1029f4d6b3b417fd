using System.Collections.Generic;

namespace LyncPrereq.Commands;

/// <summary>
/// Represents texts that are not the name of an enum value by negative values. A transformation that throws would end the command,
/// or let PowerShell skip a pipeline object; only the cmdlet has the name of the server for the error.
/// </summary>
internal static class UnknownWords
{
    private static readonly List<string> s_words = [];

    /// <summary>Returns a negative value for a text. An empty text is a missing value.</summary>
    public static int ValueOf(string word)
    {
        lock (s_words)
        {
            int index = s_words.IndexOf(word);
            if (index < 0)
            {
                index = s_words.Count;
                s_words.Add(word);
            }

            return -1 - index;
        }
    }

    /// <summary>Returns the text of a negative value; null for any other value.</summary>
    public static string? Of(int value)
    {
        lock (s_words)
        {
            return value < 0 ? s_words[-1 - value] : null;
        }
    }
}
