using System.Text.RegularExpressions;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Requirements;

/// <summary>What only the reader can see: names that refer to something, and texts that are no JSON at all.</summary>
public sealed class CatalogRulesTests
{
    public static TheoryData<string, string, string> Broken => new()
    {
        { "requirements[1].id", "\"First\"", "$.requirements[1].id" },
        { "requirements[1].id", "\"FIRST\"", "$.requirements[1].id" },
        { "requirements[1].sources[0].document", "\"Article\"", "$.requirements[1].sources[0].document" },
        { "requirements[1].roles", """["Edge", "Mediation"]""", "$.requirements[1].roles[1]" },
        { "requirements[0].cases[0].roles", """["Director"]""", "$.requirements[0].cases[0].roles[0]" },
        { "requirements[0].sources[0].roles", """["Mediation"]""", "$.requirements[0].sources[0].roles[0]" },
        { CatalogText.Condition, """{ "requirement": "Nowhere" }""", "$.requirements[0].cases[0].condition.requirement" },
        { CatalogText.Condition, """{ "requirement": "First" }""", "$.requirements[0].cases[0].condition.requirement" },
        { CatalogText.Condition, """{ "requirement": "Second.Part2" }""", "$.requirements[0].cases[0].condition.requirement" },
        { CatalogText.Condition, """{ "service": "MSMQ" }""", "$.requirements[0].cases[0]" },
        { CatalogText.Condition, """{ "anyOf": [{ "dotNet35": true }, { "service": "A" }] }""", "$.requirements[0].cases[0]" },
        { CatalogText.Condition, """{ "noPendingRestart": true }""", "$.requirements[0].cases[0]" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void An_error_names_file_line_column_and_path(string path, string value, string expectedPath)
    {
        string text = CatalogText.With(path, value);

        InputException problem = Assert.Throws<InputException>(() => CatalogReader.Read(text, "/some/own.json"));

        (int line, int column) = Find(text, expectedPath);
        Assert.Equal("CatalogInvalid", problem.ErrorId);
        Assert.Equal("/some/own.json", problem.Target);
        Assert.Contains($"'/some/own.json' is not valid, line {line}, column {column}, {expectedPath}: ", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{", 1, 2)]
    [InlineData("{\n  \"format\": \"LyncPrereq.Catalog\",\n}", 3, 1)]
    [InlineData("{\n  \"format\": \"LyncPrereq.Catalog\",\n  \"format\": 1\n}", 3, 3)]
    [InlineData("[]", 1, 1)]
    public void A_text_that_is_no_catalog_is_refused_with_its_place(string text, int line, int column)
    {
        InputException problem = Assert.Throws<InputException>(() => CatalogReader.Read(text, "own.json"));

        Assert.Equal("CatalogInvalid", problem.ErrorId);
        Assert.Contains($"line {line}, column {column}, $", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"https://docs.example/\"")]
    [InlineData("\"https://a0123456789012345678901234567890123456789012345678901234567890123456789.example/\"")]
    [InlineData("\"http://256.256.256.256/\"")]
    [InlineData("\"http://1.2.3.4.5/\"")]
    [InlineData("\"http://a/%zz\"")]
    public void An_address_is_read_or_refused_but_never_a_crash(string address)
    {
        string text = CatalogText.With("documents.article.uri", address);

        Exception? problem = Record.Exception(() => CatalogReader.Read(text, "own.json"));

        Assert.True(problem is null or InputException, problem?.ToString());
    }

    [Fact]
    public void A_catalog_of_a_later_format_is_refused_for_its_version_and_not_for_its_members()
    {
        const string text = """{ "format": "LyncPrereq.Catalog", "formatVersion": 2, "news": [] }""";

        InputException problem = Assert.Throws<InputException>(() => CatalogReader.Read(text, "own.json"));

        Assert.Contains("$.formatVersion", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_leans_on_another_requirement_has_its_remedy()
    {
        string text = CatalogText.With(
            "requirements[1].cases[0]",
            """{ "condition": { "requirement": "first" } }""");

        Catalog catalog = CatalogReader.Read(text, "own.json");

        Assert.Equal(["Web-Server"], catalog.Requirements[1].Cases[0].Remedy.Features);
    }

    /// <summary>Line and column of the value at a path, found without the reader under test.</summary>
    private static (int Line, int Column) Find(string text, string path)
    {
        string[] steps = path[2..].Replace("[", ".[", StringComparison.Ordinal).Split('.');
        int at = 0;
        foreach (string step in steps)
        {
            at = step[0] == '[' ? StartOfItem(text, at, step[1] - '0') : StartOfMember(text, at, step);
        }

        int line = text[..at].Count(c => c == '\n') + 1;
        return (line, at - text.LastIndexOf('\n', at));
    }

    /// <summary>The indentation of an indented text shows which lines belong to a value.</summary>
    private static int StartOfMember(string text, int objectAt, string name)
    {
        int indent = IndentOf(text, objectAt) + 2;
        string sought = "\n" + new string(' ', indent) + "\"" + name + "\": ";
        return text.IndexOf(sought, objectAt, StringComparison.Ordinal) + sought.Length;
    }

    private static int StartOfItem(string text, int arrayAt, int index)
    {
        int indent = IndentOf(text, arrayAt) + 2;
        MatchCollection items = Regex.Matches(text[arrayAt..], "\n" + new string(' ', indent) + "(?<item>[{\"])");
        return arrayAt + items[index].Groups["item"].Index;
    }

    private static int IndentOf(string text, int at)
    {
        int start = text.LastIndexOf('\n', at) + 1;
        return text[start..].TakeWhile(c => c == ' ').Count();
    }
}
