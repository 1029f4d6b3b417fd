using System;
using System.Globalization;
using System.Linq;

namespace LyncPrereq.Reporting;

/// <summary>Prepares text for all formats.</summary>
internal static class ReportText
{
    /// <summary>Returns a text that every format can contain.</summary>
    public static string Clean(string? text) => Text.Clean(text);

    /// <summary>Returns the same on one line.</summary>
    public static string Line(string? text) =>
        new([.. Clean(text).Select(c => c is '\r' or '\n' or '\t' or '\u2028' or '\u2029' ? ' ' : c)]);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns the address of a web page; null if it is another address.</summary>
    public static string? WebAddress(Uri uri) =>
        uri.IsAbsoluteUri && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) ? uri.AbsoluteUri : null;
}
