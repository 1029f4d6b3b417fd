using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements;

/// <summary>Represents a document with requirements.</summary>
/// <param name="title">The title.</param>
/// <param name="uri">The address.</param>
/// <param name="commit">The commit in which it was read; null if it is not under version control.</param>
/// <param name="words">
/// The words that similar documents express differently, by the names that sections and quotes use for them.
/// </param>
internal sealed class RequirementDocument(string title, Uri uri, string? commit, IReadOnlyDictionary<string, string> words)
{
    private static readonly Regex s_date = new("^[0-9]{4}-[0-9]{2}-[0-9]{2}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_commit = new("^[0-9a-f]{40}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_uri = new(
        "^https?://[A-Za-z0-9]+([.-][A-Za-z0-9]+)*([/?#][^\\s]*)?\\z",
        RegexOptions.CultureInvariant);

    private static readonly Regex s_word = new("\\{([A-Za-z]+)\\}", RegexOptions.CultureInvariant);

    public string Title { get; } = title;

    public Uri Uri { get; } = uri;

    public string? Commit { get; } = commit;

    public static RequirementDocument Read(JsonCursor json)
    {
        json.AsObject("title", "uri", "modified", "commit", "read", "words");
        JsonCursor? commit = json.Optional("commit");
        json.Optional("read")?.Match(s_date);
        if ((commit is null && json.Optional("read") is null) || json.Optional("modified") is not null)
        {
            json.Member("modified").Match(s_date);
        }

        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, JsonCursor> word in json.Optional("words")?.Members() ?? [])
        {
            words.Add(word.Key, word.Value.AsWords());
        }

        return new RequirementDocument(
            json.Member("title").AsWords(),
            Address(json.Member("uri")),
            commit is { } known ? known.Match(s_commit) : null,
            words);
    }

    /// <summary>Returns a text of the document with its words.</summary>
    public string Complete(JsonCursor text) => s_word.Replace(
        text.AsWords(),
        name => words.TryGetValue(name.Groups[1].Value, out string? word)
            ? word
            : throw text.Problem(Text.Format(SR.CatalogNotThere, name.Value, string.Join(", ", words.Keys))));

    private static Uri Address(JsonCursor json) =>
        Uri.TryCreate(json.Match(s_uri), UriKind.Absolute, out Uri? address)
            ? address
            : throw json.Problem(Text.Format(SR.JsonNoMatch, json.AsText(), "http(s)://host/path"));
}
