using System.Globalization;
using System.Text;

namespace LyncPrereq;

/// <summary>Formats messages from SR.resx, and cleans text from elsewhere.</summary>
internal static class Text
{
    /// <summary>Replaces a character that is not shown.</summary>
    public const char Replacement = '\ufffd';

    public static string Format(string sentence, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, sentence, values);

    /// <summary>A number with the singular or the plural of what it counts.</summary>
    /// <param name="number">The number.</param>
    /// <param name="words">Both words, separated by a vertical bar.</param>
    public static string Count(decimal number, string words) => Format("{0} {1}", number, words.Split('|')[number == 1 ? 0 : 1]);

    /// <summary>
    /// Replaces characters that XML does not allow, control characters, unpaired surrogates, bidirectional controls, and
    /// the separators of lines and paragraphs with U+FFFD, so that their presence is visible. Tabs and line breaks are kept.
    /// Text of servers and files is cleaned where it becomes a fact, a restored object, or a message: a terminal would run
    /// the control sequences in it.
    /// </summary>
    public static string Clean(string? text)
    {
        if (text is null)
        {
            return "";
        }

        StringBuilder? cleaned = null;
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            bool isGood = isPair || IsGood(text, i);
            if (!isGood)
            {
                cleaned ??= new StringBuilder(text, 0, i, text.Length);
            }

            cleaned?.Append(isGood ? text[i] : Replacement);
            if (isPair)
            {
                i++;
                cleaned?.Append(text[i]);
            }
        }

        return cleaned?.ToString() ?? text;
    }

    /// <summary>Cleans a text that can be missing.</summary>
    public static string? CleanOrNull(string? text) => text is null ? null : Clean(text);

    /// <summary>A carriage return alone would let the end of a text overwrite its beginning.</summary>
    private static bool IsGood(string text, int at) => text[at] switch
    {
        '\t' or '\n' => true,
        '\r' => at + 1 < text.Length && text[at + 1] == '\n',
        '\u061c' or '\u200e' or '\u200f' or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufffe' or '\uffff' => false,
        char c => !char.IsControl(c) && !char.IsSurrogate(c),
    };
}
