using System.Globalization;

namespace LyncPrereq;

/// <summary>Sentences from SR.resx with values put in.</summary>
internal static class Text
{
    public static string Format(string sentence, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, sentence, values);
}
