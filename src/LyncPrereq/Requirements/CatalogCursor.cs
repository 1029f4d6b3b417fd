using System.Text.RegularExpressions;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements;

/// <summary>What a catalog asks of its texts.</summary>
internal static class CatalogCursor
{
    public static readonly Regex Id = new("^[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z0-9]+)*\\z", RegexOptions.CultureInvariant);

    /// <summary>Names of features and services.</summary>
    public static readonly Regex Name = new("^[A-Za-z0-9][A-Za-z0-9_.+-]*\\z", RegexOptions.CultureInvariant);

    public static string Match(this JsonCursor json, Regex pattern)
    {
        string text = json.AsText();
        return pattern.IsMatch(text)
            ? text
            : throw json.Problem(Text.Format(SR.JsonNoMatch, text, pattern.ToString().Replace("\\z", "$")));
    }

    /// <summary>What a word stands for; no other word may be there.</summary>
    public static T Word<T>(this JsonCursor json, string word, T value)
    {
        string text = json.AsText();
        return text == word ? value : throw json.Problem(Text.Format(SR.JsonNotOneOf, text, word));
    }
}
