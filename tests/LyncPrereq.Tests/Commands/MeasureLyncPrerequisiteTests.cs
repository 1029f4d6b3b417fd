using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

public sealed class MeasureLyncPrerequisiteTests : IDisposable
{
    private readonly Engine _engine = new();

    public MeasureLyncPrerequisiteTests() => _engine.Set("rows", Rows.OfEachKind());

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void A_server_is_one_object_whose_numbers_add_up()
    {
        List<PrerequisiteSummary> servers = _engine.Run<PrerequisiteSummary>("$rows | Measure-LyncPrerequisite");

        Assert.Equal(["fe01", "fe02"], servers.Select(server => server.ComputerName));
        Assert.Equal([false, true], servers.Select(server => server.IsCompliant));
        PrerequisiteSummary first = servers[0];
        Assert.Equal((1, 1, 1, 1, 2, 6), (first.Met, first.NotMet, first.Unknown, first.NotApplicable, first.Recommended, first.Total));
        Assert.Equal("NotCaptured", first.Cause);
        Assert.Null(servers[1].Cause);
        Assert.All(servers, server => Assert.Equal(
            server.Total,
            server.Met + server.NotMet + server.Unknown + server.NotApplicable + server.Recommended));
    }

    [Fact]
    public void A_requirement_counts_once_and_the_order_is_that_of_the_names()
    {
        List<PrerequisiteSummary> servers = _engine.Run<PrerequisiteSummary>(
            "@($rows[6]) + $rows[0..5] + $rows[0..5] | Measure-LyncPrerequisite");

        Assert.Equal(["fe01: 6", "fe02: 1"], servers.Select(server => $"{server.ComputerName}: {server.Total}"));
    }

    [Fact]
    public void The_most_serious_cause_is_shown()
    {
        _engine.Set("rows", new[]
        {
            Rows.Row(PrerequisiteStatus.Unknown, "A").AsUnknown(UnknownCause.NotCaptured, "r"),
            Rows.Row(PrerequisiteStatus.Unknown, "B").AsUnknown(UnknownCause.AccessDenied, "r"),
            Rows.Row(PrerequisiteStatus.Unknown, "C").AsUnknown(UnknownCause.Unreadable, "r"),
            Rows.Row(PrerequisiteStatus.Unknown, "D", importance: RequirementImportance.Recommended).AsUnknown(UnknownCause.Unreachable, "r"),
        });

        Assert.Equal("AccessDenied", Assert.Single(_engine.Run<PrerequisiteSummary>("$rows | Measure-LyncPrerequisite")).Cause);
    }

    [Theory]
    [InlineData("<S N=\"Status\">NotMet</S>", "<S N=\"Status\">Fine</S>", true)]
    [InlineData("<S N=\"ComputerName\">fe01</S>", "<S N=\"ComputerName\">fe02.contoso.example</S>", false)]
    [InlineData("<S N=\"ComputerName\">fe01</S>", "", false)]
    public void A_server_is_not_compliant_if_a_row_was_refused(string found, string put, bool isCompliant)
    {
        string sent = System.Management.Automation.PSSerializer.Serialize(Rows.Row(PrerequisiteStatus.NotMet), 8);
        _engine.Set("changed", System.Management.Automation.PSSerializer.Deserialize(
            sent.Replace(found, put, StringComparison.Ordinal).Replace("<S N=\"Status\">NotMet</S>", "<S N=\"Status\">Fine</S>", StringComparison.Ordinal)));

        Assert.Equal(isCompliant, Assert.Single(_engine.Run<PrerequisiteSummary>("$rows[6], $changed | Measure-LyncPrerequisite")).IsCompliant);
        Assert.StartsWith("DeserializedNotWhole,", Assert.Single(_engine.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_come_back_from_a_file_are_counted_too()
    {
        List<PrerequisiteSummary> servers = _engine.Run<PrerequisiteSummary>(
            "[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($rows, 8)) | Measure-LyncPrerequisite");

        Assert.Empty(_engine.Errors);
        Assert.Equal([6, 1], servers.Select(server => server.Total));
    }

    [Fact]
    public void An_object_that_is_no_row_is_one_error_and_the_rest_is_counted()
    {
        List<PrerequisiteSummary> servers = _engine.Run<PrerequisiteSummary>("@('fe03') + $rows | Measure-LyncPrerequisite");

        Assert.Equal(["NotReportable"], _engine.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(2, servers.Count);
    }

    [Fact]
    public void An_error_of_the_test_stays_an_error()
    {
        _engine.Run("Test-LyncPrerequisite -Role Edge -Path nowhere.json 2>&1 | Measure-LyncPrerequisite");

        Assert.Equal(["PathNotFound"], _engine.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }
}
