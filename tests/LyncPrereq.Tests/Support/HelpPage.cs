using System.Text.RegularExpressions;

namespace LyncPrereq.Tests.Support;

/// <summary>A page of docs/en-US, taken apart.</summary>
internal sealed class HelpPage
{
    private readonly string _text;

    private HelpPage(string text) => _text = text;

    public static string Folder { get; } = Path.Combine(TestFiles.Repository, "docs", "en-US");

    public IEnumerable<string> Parameters =>
        from heading in Regex.Matches(Section("PARAMETERS"), @"^### -(\w+)$", RegexOptions.Multiline)
        select heading.Groups[1].Value;

    /// <summary>Title and text of each example.</summary>
    public IEnumerable<(string Title, string Text)> Examples =>
        from part in Regex.Split(Section("EXAMPLES"), @"^### ", RegexOptions.Multiline).Skip(1)
        let end = part.IndexOf('\n', StringComparison.Ordinal)
        select (part[..end], part[end..]);

    public static HelpPage Of(string cmdlet) =>
        new(File.ReadAllText(Path.Combine(Folder, cmdlet + ".md")).ReplaceLineEndings("\n"));

    public string Section(string title) =>
        Regex.Match(_text, $@"^## {title}\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;

    /// <summary>What is said of a parameter, as one line.</summary>
    public string Description(string parameter) =>
        Regex.Replace(Parameter(parameter, @"(.*?)```yaml"), @"\s+", " ").Trim();

    /// <summary>The facts of a parameter, in the words of <see cref="Cmdlets.FactsOf"/>.</summary>
    public string Facts(string parameter)
    {
        string yaml = Parameter(parameter, @".*?```yaml\n(.*?)```");
        IEnumerable<string> sets =
            from Match set in Regex.Matches(yaml, @"- Name: (.+)\n((?:  .+\n)+)")
            orderby set.Groups[1].Value
            select $"{set.Groups[1].Value}: {string.Join(", ", Regex.Matches(set.Groups[2].Value, @": (.+)").Select(value => value.Groups[1].Value))}";
        string aliases = string.Join(", ", List(yaml, "Aliases").Order(StringComparer.Ordinal));
        return string.Join("\n", [
            Value(yaml, "Type"),
            "wildcards " + Value(yaml, "SupportsWildcards"),
            "aliases " + aliases,
            "values " + string.Join(", ", List(yaml, "AcceptedValues")),
            .. sets]);
    }

    private static string Value(string yaml, string key) =>
        Regex.Match(yaml, $@"^{key}: (.+)$", RegexOptions.Multiline).Groups[1].Value;

    private static IEnumerable<string> List(string yaml, string key) =>
        from Match item in Regex.Matches(Regex.Match(yaml, $@"^{key}:\n((?:- .+\n)+)", RegexOptions.Multiline).Groups[1].Value, @"- (.+)\n")
        select item.Groups[1].Value;

    private string Parameter(string name, string pattern) =>
        Regex.Match(Section("PARAMETERS"), $@"^### -{name}\n{pattern}", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
}
