using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace LyncPrereq.Reporting;

/// <summary>Prepares text for all formats.</summary>
internal static class ReportText
{
    private const char Replacement = '\ufffd';

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

    /// <summary>Returns the same on one line.</summary>
    public static string Line(string? text) =>
        new([.. Clean(text).Select(c => c is '\r' or '\n' or '\t' or '\u2028' or '\u2029' ? ' ' : c)]);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns the address of a web page; null if it is another address.</summary>
    public static string? WebAddress(Uri uri) =>
        uri.IsAbsoluteUri && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) ? uri.AbsoluteUri : null;

    private static bool IsGood(char c) =>
        (!char.IsControl(c) || c is '\t' or '\n' or '\r')
        && !char.IsSurrogate(c)
        && c is not ((>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufffe' or '\uffff');
}
