using System.Globalization;
using System.Text;

namespace LyncPrereq;

/// <summary>Formats messages from SR.resx, and cleans text from elsewhere.</summary>
internal static class Text
{
    private const char Replacement = '\ufffd';

    public static string Format(string sentence, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, sentence, values);

    /// <summary>
    /// Replaces characters that XML does not allow, control characters, unpaired surrogates, and bidirectional controls
    /// with U+FFFD, so that their presence is visible. Tabs and line breaks are kept.
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
            bool isGood = isPair || IsGood(text[i]);
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

    private static bool IsGood(char c) =>
        (!char.IsControl(c) || c is '\t' or '\n' or '\r')
        && !char.IsSurrogate(c)
        && c is not ((>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufffe' or '\uffff');
}
