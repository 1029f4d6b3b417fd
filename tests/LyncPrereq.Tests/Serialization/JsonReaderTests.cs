using LyncPrereq.Serialization;

namespace LyncPrereq.Tests.Serialization;

/// <summary>JSON as RFC 8259 has it, and nothing else.</summary>
public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("null", JsonKind.Null, "null")]
    [InlineData(" true\r\n", JsonKind.Boolean, "true")]
    [InlineData("\tfalse", JsonKind.Boolean, "false")]
    [InlineData("0", JsonKind.Number, "0")]
    [InlineData("-0", JsonKind.Number, "-0")]
    [InlineData("-12.50e+03", JsonKind.Number, "-12.50e+03")]
    [InlineData("1E5", JsonKind.Number, "1E5")]
    [InlineData("0.1e-9", JsonKind.Number, "0.1e-9")]
    [InlineData("\"\"", JsonKind.String, "")]
    [InlineData(@"""\""\\\/\b\f\n\r\t""", JsonKind.String, "\"\\/\b\f\n\r\t")]
    [InlineData(@"""\u00e4\u00C4\u0000""", JsonKind.String, "äÄ\0")]
    [InlineData(@"""\ud83d\ude00""", JsonKind.String, "\ud83d\ude00")]
    [InlineData("\"\u007f\u2028\U0001F600\"", JsonKind.String, "\u007f\u2028\U0001F600")]
    public void A_value_is_read_as_it_stands(string text, object kind, string value)
    {
        JsonNode node = JsonReader.Parse(text);

        Assert.Equal(kind, node.Kind);
        Assert.Equal(value, node.Text);
    }

    [Fact]
    public void Members_and_items_keep_their_order_and_know_their_place()
    {
        JsonNode root = JsonReader.Parse("{\"b\": [1,\n  {\"\": []}],\r\n \"a\": {}}");

        Assert.Equal(["b", "a"], root.Members.Select(member => member.Key));
        JsonNode inner = root["b"]!.Items[1][""]!;
        Assert.Equal("$.b[1].", inner.Path);
        Assert.Equal((2, 8), (inner.Position.Line, inner.Position.Column));
        Assert.Equal((3, 7), (root["a"]!.Position.Line, root["a"]!.Position.Column));
        Assert.Empty(inner.Items);
        Assert.Null(root["c"]);
    }

    [Theory]
    [InlineData("{} {}", 1, 4)]
    [InlineData("[1],", 1, 4)]
    [InlineData("// no\n1", 1, 1)]
    [InlineData("[1, /* no */ 2]", 1, 5)]
    [InlineData("[1,]", 1, 4)]
    [InlineData("[,1]", 1, 2)]
    [InlineData("[1 2]", 1, 4)]
    [InlineData("[1}", 1, 3)]
    [InlineData("{\"a\": 1,}", 1, 9)]
    [InlineData("{\"a\" 1}", 1, 6)]
    [InlineData("{\"a\": 1 \"b\": 2}", 1, 9)]
    [InlineData("{\"a\": 1]", 1, 8)]
    [InlineData("{a: 1}", 1, 2)]
    [InlineData("{'a': 1}", 1, 2)]
    [InlineData("{1: 1}", 1, 2)]
    [InlineData("{\n  \"a\": 1,\n  \"a\": 2\n}", 3, 3)]
    [InlineData("{\"a\": 1, \"\\u0061\": 2}", 1, 10)]
    [InlineData("'a'", 1, 1)]
    [InlineData("tru", 1, 4)]
    [InlineData("True", 1, 1)]
    [InlineData("nul1", 1, 4)]
    [InlineData("truefalse", 1, 5)]
    [InlineData("undefined", 1, 1)]
    [InlineData("NaN", 1, 1)]
    [InlineData("-Infinity", 1, 2)]
    [InlineData("+1", 1, 1)]
    [InlineData("01", 1, 2)]
    [InlineData("-01", 1, 3)]
    [InlineData("1.", 1, 3)]
    [InlineData("[1.]", 1, 4)]
    [InlineData(".5", 1, 1)]
    [InlineData("1.e5", 1, 3)]
    [InlineData("[1e]", 1, 4)]
    [InlineData("[1e+]", 1, 5)]
    [InlineData("[-]", 1, 3)]
    [InlineData("0x10", 1, 2)]
    [InlineData("1_000", 1, 2)]
    [InlineData("\"a\tb\"", 1, 3)]
    [InlineData("\"a\nb\"", 1, 3)]
    [InlineData("\"\0\"", 1, 2)]
    [InlineData(@"""\x41""", 1, 3)]
    [InlineData(@"""\'""", 1, 3)]
    [InlineData(@"""\U00e4""", 1, 3)]
    [InlineData(@"""\u00g0""", 1, 6)]
    [InlineData(@"""\u12""", 1, 6)]
    [InlineData("\ufeff{}", 1, 1)]
    [InlineData("\u00a01", 1, 1)]
    [InlineData("\f1", 1, 1)]
    [InlineData("[\r\n\r\n  ?]", 3, 3)]
    public void A_text_that_is_not_json_is_refused_with_its_place(string text, int line, int column)
    {
        JsonFormatException problem = Assert.Throws<JsonFormatException>(() => JsonReader.Parse(text));

        Assert.Equal((line, column), (problem.Position.Line, problem.Position.Column));
        Assert.NotEmpty(problem.Message);
    }

    [Fact]
    public void A_text_that_ends_too_early_is_told_apart_from_a_broken_one()
    {
        const string text = "{\"a\": [1.5e3, \"b\\u0041\\n\", true, null, {\"c\": {}}]}";

        for (int length = 0; length < text.Length; length++)
        {
            JsonFormatException problem = Assert.Throws<JsonFormatException>(() => JsonReader.Parse(text[..length]));
            Assert.True(problem.EndOfText, "Cut after " + text[..length]);
            Assert.Equal(length + 1, problem.Position.Column);
        }

        Assert.False(Assert.Throws<JsonFormatException>(() => JsonReader.Parse("[1,]")).EndOfText);
    }

    [Fact]
    public void The_path_of_a_problem_leads_to_its_value()
    {
        JsonFormatException problem = Assert.Throws<JsonFormatException>(
            () => JsonReader.Parse("{\"a\": [0, {\"b\": 1}, {\"b\": ?}]}"));

        Assert.Equal("$.a[2].b", problem.Path);
    }

    [Fact]
    public void Values_nest_64_deep_and_no_deeper()
    {
        Assert.Equal(JsonKind.Array, JsonReader.Parse(Nested(64)).Kind);

        JsonFormatException problem = Assert.Throws<JsonFormatException>(() => JsonReader.Parse(Nested(65)));
        Assert.Equal((1, 66), (problem.Position.Line, problem.Position.Column));
        Assert.Throws<JsonFormatException>(() => JsonReader.Parse(Nested(1_000_000)));
        Assert.Throws<JsonFormatException>(() => JsonReader.Parse(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))));
    }

    /// <summary>A value within this many arrays.</summary>
    private static string Nested(int depth) => new string('[', depth) + "1" + new string(']', depth);
}
