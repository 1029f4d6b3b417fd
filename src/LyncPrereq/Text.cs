using System.Globalization;

namespace LyncPrereq;

/// <summary>Formats messages from SR.resx.</summary>
internal static class Text
{
    public static string Format(string sentence, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, sentence, values);
}
