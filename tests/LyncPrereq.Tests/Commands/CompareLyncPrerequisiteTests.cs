using LyncPrereq.Comparison;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

public sealed class CompareLyncPrerequisiteTests : IDisposable
{
    private const string Changes = "Compare-LyncPrerequisite $before $after";

    private readonly Engine _engine = new();

    public void Dispose() => _engine.Dispose();

    [Theory]
    [InlineData(PrerequisiteStatus.Met, PrerequisiteStatus.NotMet, "Regressed")]
    [InlineData(PrerequisiteStatus.NotApplicable, PrerequisiteStatus.NotMet, "Regressed")]
    [InlineData(PrerequisiteStatus.NotMet, PrerequisiteStatus.Met, "Fixed")]
    [InlineData(PrerequisiteStatus.NotMet, PrerequisiteStatus.NotApplicable, "Fixed")]
    [InlineData(PrerequisiteStatus.Met, PrerequisiteStatus.Unknown, "Lost")]
    [InlineData(PrerequisiteStatus.NotMet, PrerequisiteStatus.Unknown, "Lost")]
    [InlineData(PrerequisiteStatus.Unknown, PrerequisiteStatus.Met, "Seen")]
    [InlineData(PrerequisiteStatus.Unknown, PrerequisiteStatus.NotMet, "Seen")]
    [InlineData(PrerequisiteStatus.Met, PrerequisiteStatus.NotApplicable, "Changed")]
    public void A_status_that_differs_is_a_change(PrerequisiteStatus before, PrerequisiteStatus after, string change)
    {
        Compare([Rows.Row(before, "A"), Rows.Row(PrerequisiteStatus.Met, "B")], [Rows.Row(after, "A"), Rows.Row(PrerequisiteStatus.Met, "B")]);

        PrerequisiteChange only = Assert.Single(_engine.Run<PrerequisiteChange>(Changes));
        Assert.Equal((change, "A", "fe01"), (only.Change, only.RequirementId, only.ComputerName));
        Assert.Equal((before.ToString(), after.ToString()), (only.StatusBefore, only.StatusAfter));
    }

    [Fact]
    public void Another_value_with_the_same_status_is_a_change()
    {
        Compare([Rows.Row(PrerequisiteStatus.Met, text: "4.7.2")], [Rows.Row(PrerequisiteStatus.Met, text: "4.8")]);

        PrerequisiteChange only = Assert.Single(_engine.Run<PrerequisiteChange>(Changes));
        Assert.Equal(("Changed", "Met: 4.7.2", "Met: 4.8"), (only.Change, only.Before, only.After));
    }

    [Fact]
    public void Another_cause_of_Unknown_is_a_change()
    {
        PrerequisiteResult met = Rows.Row(PrerequisiteStatus.Met, "B");
        PrerequisiteResult unknown = Rows.Row(PrerequisiteStatus.Unknown, "A");
        Compare([unknown, met], [unknown.AsUnknown(UnknownCause.AccessDenied, "r"), met]);

        PrerequisiteChange only = Assert.Single(_engine.Run<PrerequisiteChange>(Changes));
        Assert.Equal(("Changed", "Unknown: NotCaptured", "Unknown: AccessDenied"), (only.Change, only.Before, only.After));
    }

    [Fact]
    public void Equal_rows_are_returned_only_with_IncludeEqual()
    {
        Compare(Rows.OfEachKind(), Rows.OfEachKind());

        Assert.Empty(_engine.Run<PrerequisiteChange>(Changes));
        List<PrerequisiteChange> all = _engine.Run<PrerequisiteChange>(Changes + " -IncludeEqual");
        Assert.Equal(7, all.Count);
        Assert.All(all, change => Assert.Equal("Equal", change.Change));
    }

    [Fact]
    public void A_requirement_or_a_server_of_one_test_only_is_one_object()
    {
        PrerequisiteResult met = Rows.Row(PrerequisiteStatus.Met, "A");
        Compare(
            [met, Rows.Row(PrerequisiteStatus.Met, "B"), .. Server("gone")],
            [met, Rows.Row(PrerequisiteStatus.NotMet, "C"), .. Server("added")]);

        Assert.Equal(
            ["New added ", "New fe01 C", "Gone fe01 B", "Gone gone "],
            _engine.Run<PrerequisiteChange>(Changes).Select(change => $"{change.Change} {change.ComputerName} {change.RequirementId}"));
    }

    [Fact]
    public void A_server_that_stopped_answering_is_one_object()
    {
        PrerequisiteResult[] silent = [.. Server("fe01").Select(row => row.AsUnknown(UnknownCause.Unreachable, "r"))];
        Compare(Server("fe01"), silent);

        PrerequisiteChange lost = Assert.Single(_engine.Run<PrerequisiteChange>(Changes));
        Assert.Equal(("Lost", null, "Unknown: Unreachable"), (lost.Change, lost.RequirementId, lost.After));
        Compare(silent, Server("fe01"));
        Assert.Equal("Seen", Assert.Single(_engine.Run<PrerequisiteChange>(Changes)).Change);
    }

    [Fact]
    public void A_short_name_is_the_full_one_if_no_other_server_has_it()
    {
        Compare([.. Server("fe01")], [.. Server("FE01.contoso.example")]);
        Assert.Empty(_engine.Run<PrerequisiteChange>(Changes));

        Compare([.. Server("fe01")], [.. Server("fe01.contoso.example"), .. Server("fe01.fabrikam.example")]);
        Assert.Equal(
            ["New fe01.contoso.example", "New fe01.fabrikam.example", "Gone fe01"],
            _engine.Run<PrerequisiteChange>(Changes).Select(change => $"{change.Change} {change.ComputerName}"));
    }

    [Fact]
    public void A_server_that_was_requested_by_its_address_and_did_not_answer_is_lost()
    {
        Compare(
            [.. Requested("fe01.contoso.example")],
            [.. Requested("10.0.0.1").Select(row => row.AsUnknown(UnknownCause.Unreachable, "r"))]);

        Assert.Equal("Lost", Assert.Single(_engine.Run<PrerequisiteChange>(Changes)).Change);

        static IEnumerable<PrerequisiteResult> Requested(string name) =>
            [Rows.Row(PrerequisiteStatus.Met, "A", name, requestedName: "10.0.0.1"), Rows.Row(PrerequisiteStatus.NotMet, "B", name, requestedName: "10.0.0.1")];
    }

    [Fact]
    public void Products_are_not_compared_with_one_another()
    {
        Compare([Rows.Row(PrerequisiteStatus.Met)], [Rows.Row(PrerequisiteStatus.Met, product: "SkypeForBusinessServer2019")]);

        Assert.Equal(["New", "Gone"], _engine.Run<PrerequisiteChange>(Changes).Select(change => change.Change));
    }

    [Fact]
    public void Rows_that_come_back_from_a_file_are_compared_and_other_objects_are_errors()
    {
        Compare(Server("fe01"), [.. Server("fe01").Select((row, i) => i == 0 ? row.AsUnknown(UnknownCause.TimedOut, "r") : row)]);

        List<PrerequisiteChange> changes = _engine.Run<PrerequisiteChange>(
            "$saved = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($before, 8)); $after + 5 | Compare-LyncPrerequisite $saved");

        Assert.Equal("Lost", Assert.Single(changes).Change);
        Assert.StartsWith("NotReportable", Assert.Single(_engine.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void The_server_that_differs_from_its_pool_is_named()
    {
        _engine.Set("rows", Enumerable.Range(1, 4).SelectMany(i => new[]
        {
            Rows.Row(PrerequisiteStatus.Met, "WindowsPowerShell3", $"fe0{i}", text: i == 3 ? "engine 4.0" : "engine 5.1", pool: "pool.contoso.example"),
            Rows.Row(i == 2 ? PrerequisiteStatus.NotMet : PrerequisiteStatus.Met, "IIS.Tracing", $"fe0{i}", pool: "POOL.contoso.example"),
        }).ToArray());

        List<PrerequisiteDifference> differences = _engine.Run<PrerequisiteDifference>("$rows | Compare-LyncPrerequisite -Sibling");

        Assert.Equal(["WindowsPowerShell3: fe03: Met: engine 4.0", "IIS.Tracing: fe02: NotMet: text"], differences.Select(difference => difference.ToString()));
        Assert.Equal(["Met: engine 5.1", "Met: text"], differences.Select(difference => difference.Majority));
    }

    [Fact]
    public void Without_a_majority_every_server_is_named()
    {
        _engine.Set("rows", new[] { Rows.Row(PrerequisiteStatus.Met, "A"), Rows.Row(PrerequisiteStatus.NotMet, "A", "fe02") });

        PrerequisiteDifference difference = Assert.Single(_engine.Run<PrerequisiteDifference>("$rows | Compare-LyncPrerequisite -Sibling"));

        Assert.Null(difference.Majority);
        Assert.Equal(["fe01", "fe02"], difference.ComputerName);
    }

    [Fact]
    public void A_server_that_did_not_answer_is_one_difference()
    {
        _engine.Set("rows", Enumerable.Range(1, 3).SelectMany(i =>
            Server("fe0" + i).Select(row => i == 2 ? row.AsUnknown(UnknownCause.Unreachable, "r") : row)).ToArray());

        PrerequisiteDifference difference = Assert.Single(_engine.Run<PrerequisiteDifference>("$rows | Compare-LyncPrerequisite -Sibling"));

        Assert.Null(difference.RequirementId);
        Assert.Equal(["fe02: Unknown: Unreachable"], difference.Differs);
    }

    [Fact]
    public void A_requirement_that_one_server_was_not_tested_against_is_a_difference()
    {
        _engine.Set("rows", Server("fe01").Concat(Server("fe02")).Append(Server("fe03")[0]).ToArray());

        Assert.Equal("B: fe03: not tested", Assert.Single(_engine.Run<PrerequisiteDifference>("$rows | Compare-LyncPrerequisite -Sibling")).ToString());
    }

    [Theory]
    [InlineData(UnknownCause.AccessDenied, 1)]
    [InlineData(UnknownCause.Undocumented, 0)]
    public void Requirements_that_are_unknown_on_all_servers_are_said(UnknownCause cause, int warnings)
    {
        _engine.Set("rows", Enumerable.Range(1, 2).Select(i => "fe0" + i).SelectMany(name => new[]
        {
            Rows.Row(PrerequisiteStatus.Met, "A", name),
            Rows.Row(PrerequisiteStatus.Unknown, "B", name).AsUnknown(cause, "r"),
        }).ToArray());

        Assert.Empty(_engine.Run<PrerequisiteDifference>("$rows | Compare-LyncPrerequisite -Sibling"));
        Assert.Equal(warnings, _engine.Warnings.Count(warning => warning.Contains("Their number is 1, and the first is B.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Pools_are_compared_apart_and_a_server_without_a_sibling_is_said()
    {
        _engine.Set("rows", new[]
        {
            Rows.Row(PrerequisiteStatus.Met, "A", "fe01", pool: "one"),
            Rows.Row(PrerequisiteStatus.NotMet, "A", "fe02", pool: "two"),
            Rows.Row(PrerequisiteStatus.NotMet, "A", "fe03"),
        });

        Assert.Empty(_engine.Run<PrerequisiteDifference>("$rows | Compare-LyncPrerequisite -Sibling"));
        Assert.Equal(3, _engine.Warnings.Count);
        Assert.Equal(["fe01"], Assert.Single(_engine.Run<PrerequisiteDifference>("$rows | Compare-LyncPrerequisite -Sibling -GroupBy Role")).ComputerName);
    }

    [Fact]
    public void What_is_Unknown_in_both_tests_is_a_warning_and_not_called_not_worse()
    {
        _engine.Set("unknown", new[] { Rows.Row(PrerequisiteStatus.Unknown), Rows.Row(PrerequisiteStatus.Met, "IIS.WebServer") });

        Assert.Empty(_engine.Run("Compare-LyncPrerequisite $unknown $unknown"));
        Assert.Equal("Rows that are Unknown in both tests: 1", Assert.Single(_engine.Warnings));
        var report = new ChangeReport([.. _engine.Run<PrerequisiteChange>("Compare-LyncPrerequisite $unknown $unknown -IncludeEqual")], [], Rows.Time);
        Assert.Equal("Not known", report.VerdictOf(Assert.Single(report.Groups)));
        Assert.Contains("Rows that are Unknown in both tests: 1", report.Notes);
    }

    private static PrerequisiteResult[] Server(string name) =>
        [Rows.Row(PrerequisiteStatus.Met, "A", name), Rows.Row(PrerequisiteStatus.NotMet, "B", name)];

    private void Compare(PrerequisiteResult[] before, PrerequisiteResult[] after)
    {
        _engine.Set("before", before);
        _engine.Set("after", after);
    }
}
