using System.Text.Json;
using System.Text.Json.Nodes;
using LyncPrereq.Reporting;
using LyncPrereq.Tests.Support;
using NJsonSchema;

namespace LyncPrereq.Tests.Reporting;

public sealed class JsonReportTests
{
    private static readonly Lazy<JsonSchema> s_schema = new(() =>
        JsonSchema.FromJsonAsync(File.ReadAllText(Path.Combine(TestFiles.Repository, "docs", "report.schema.json"))).GetAwaiter().GetResult());

    [Theory]
    [InlineData("text")]
    [InlineData(Rows.Hostile)]
    public void A_report_is_valid_by_the_published_schema(string text)
    {
        PrerequisiteResult[] rows = [.. Rows.OfEachKind(text), .. Server.On(WindowsRelease.WindowsServer2008R2).Test(LyncRole.Edge)];
        var report = new Report(rows, [new ReportFailure(text, "PathNotFound", text)], Rows.Time);

        Assert.Empty(s_schema.Value.Validate(Text(report)));
    }

    [Theory]
    [InlineData("status", "\"Good\"")]
    [InlineData("importance", "1")]
    [InlineData("requirementId", null)]
    [InlineData("extra", "true")]
    public void The_schema_refuses_what_a_report_never_says(string property, string? json)
    {
        JsonNode document = JsonNode.Parse(Rows.Write(ReportFormat.Json, Rows.OfEachKind()))!;
        JsonObject row = document["servers"]![0]!["results"]![0]!.AsObject();
        row.Remove(property);
        if (json is not null)
        {
            row.Add(property, JsonNode.Parse(json));
        }

        Assert.NotEmpty(s_schema.Value.Validate(document.ToJsonString()));
    }

    [Fact]
    public void A_server_has_its_counts_and_every_word_of_its_rows()
    {
        using var document = JsonDocument.Parse(Rows.Write(ReportFormat.Json, Rows.OfEachKind()));
        JsonElement server = document.RootElement.GetProperty("servers")[0];

        Assert.Equal("fe01", server.GetProperty("computerName").GetString());
        Assert.False(server.GetProperty("isCompliant").GetBoolean());
        Assert.Equal((1, 2, 2, 1), (Count("met"), Count("notMet"), Count("unknown"), Count("notApplicable")));
        JsonElement row = server.GetProperty("results")[2];
        Assert.Equal("Unknown", row.GetProperty("status").GetString());
        Assert.Equal("NotCaptured", row.GetProperty("cause").GetString());
        Assert.Equal("FrontEnd", row.GetProperty("roles")[0].GetString());
        Assert.Equal("features.xml", row.GetProperty("evidence")[0].GetProperty("location").GetString());
        Assert.False(server.GetProperty("results")[0].TryGetProperty("cause", out _));

        int Count(string name) => server.GetProperty(name).GetInt32();
    }

    private static string Text(Report report) => System.Text.Encoding.UTF8.GetString(report.Write(ReportFormat.Json));
}
