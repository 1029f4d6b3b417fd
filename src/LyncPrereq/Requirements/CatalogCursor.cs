using System.Text.RegularExpressions;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements;

/// <summary>Validates the texts of a catalog.</summary>
internal static class CatalogCursor
{
    public static readonly Regex Id = new("^[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z0-9]+)*\\z", RegexOptions.CultureInvariant);

    /// <summary>Matches the names of features and services.</summary>
    public static readonly Regex Name = new("^[A-Za-z0-9][A-Za-z0-9_.+-]*\\z", RegexOptions.CultureInvariant);

    public static string Match(this JsonCursor json, Regex pattern)
    {
        string text = json.AsText();
        return pattern.IsMatch(text)
            ? text
            : throw json.Problem(Text.Format(SR.JsonNoMatch, text, pattern.ToString().Replace("\\z", "$")));
    }

    /// <summary>Returns the value of the only allowed word.</summary>
    public static T Word<T>(this JsonCursor json, string word, T value)
    {
        string text = json.AsText();
        return text == word ? value : throw json.Problem(Text.Format(SR.JsonNotOneOf, text, word));
    }
}
