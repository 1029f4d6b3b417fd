using System.Globalization;
using System.Text;
using LyncPrereq.Serialization;

namespace LyncPrereq.Tests.Serialization;

public sealed class JsonWriterTests
{
    [Fact]
    public void Any_string_comes_back_as_it_was_even_from_a_utf8_file()
    {
        var every = new StringBuilder();
        for (int code = 0; code <= char.MaxValue; code++)
        {
            every.Append((char)code);
        }

        string[] texts = ["", "\"\\/", "\udc00\ud800", "\ud83d\ude00", "\ud800\ud83d\ude00", "\0", every.ToString()];
        foreach (string text in texts)
        {
            var json = new JsonWriter();
            json.BeginObject();
            json.Write(text, text);
            json.EndObject();
            byte[] file = new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(json.ToString());

            JsonNode read = JsonReader.Parse(Encoding.UTF8.GetString(file));

            KeyValuePair<string, JsonNode> member = Assert.Single(read.Members);
            Assert.True(text == member.Key && text == member.Value.Text);
        }
    }

    [Fact]
    public void Numbers_are_written_alike_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var own = (CultureInfo)CultureInfo.GetCultureInfo("fa-IR").Clone();
            own.NumberFormat.NegativeSign = "minus ";
            CultureInfo.CurrentCulture = own;
            var json = new JsonWriter();
            json.BeginArray();
            json.Write(null, long.MinValue);
            json.EndArray();

            Assert.Equal("[\n  -9223372036854775808\n]\n", json.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Members_without_a_value_are_left_out_and_rows_stand_on_one_line()
    {
        var json = new JsonWriter();
        json.BeginObject();
        json.Write("none", (string?)null);
        json.Write("none", (long?)null);
        json.BeginArray("rows");
        json.BeginObject(isRow: true);
        json.Write("a", "1");
        json.BeginArray("b");
        json.Write(null, "x");
        json.Write(null, "y");
        json.EndArray();
        json.Write("c", true);
        json.EndObject();
        json.BeginObject(isRow: true);
        json.EndObject();
        json.EndArray();
        json.BeginArray("empty");
        json.EndArray();
        json.EndObject();

        Assert.Equal(
            """
            {
              "rows": [
                {"a": "1", "b": ["x", "y"], "c": true},
                {}
              ],
              "empty": []
            }

            """.ReplaceLineEndings("\n"),
            json.ToString());
    }
}
