using LyncPrereq.Evaluation;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>A waiver accepts a row for a time, and never changes its status.</summary>
public sealed class WaiverTests
{
    private static readonly DateTime s_today = new(2026, 11, 29, 15, 0, 0, DateTimeKind.Local);

    [Theory]
    [InlineData("2026-11-29", "Active")]
    [InlineData("2026-11-28", "Expired")]
    [InlineData("2028-01-03", "Active")]
    public void A_waiver_is_valid_through_its_last_day(string expires, string state)
    {
        PrerequisiteResult row = Apply(Rows.Row(PrerequisiteStatus.NotMet, "A"), Waiver(expires: expires));

        Assert.Equal((state, expires, "CHG-1", "ops@contoso.example"), (row.Waiver!.State, row.Waiver.Expires, row.Waiver.Reason, row.Waiver.Owner));
        Assert.Equal(("NotMet", false, state == "Active"), (row.Status, row.IsCompliant, row.IsAccepted));
    }

    [Theory]
    [InlineData("fe01", "fe01.contoso.example", true)]
    [InlineData("FE01.contoso.example", "fe01", true)]
    [InlineData("fe01.fabrikam.example", "fe01.contoso.example", false)]
    [InlineData("fe*", "fe02.contoso.example", true)]
    [InlineData("*.contoso.example", "fe02.contoso.example", true)]
    [InlineData("*.contoso.example", "fe02", false)]
    [InlineData("*", "edge01", true)]
    [InlineData("fe", "fe01", false)]
    [InlineData("*01", "fe01.contoso.example", true)]
    public void A_computer_is_matched_by_its_name(string waived, string computer, bool applies) => Assert.Equal(
        applies,
        Apply(Rows.Row(PrerequisiteStatus.Unknown, "A", computer), Waiver(computer: waived)).IsAccepted);

    [Fact]
    public void The_requested_name_matches_too() => Assert.True(
        Apply(Rows.Row(PrerequisiteStatus.NotMet, "A", "WIN-1", requestedName: "fe01"), Waiver()).IsAccepted);

    [Theory]
    [InlineData("edge01.contoso.example", null, "edgeb.fabrikam.example", false)]
    [InlineData("edge01.contoso.example", null, "edgea.contoso.example", true)]
    [InlineData("edge01.contoso.example", null, "edgea", true)]
    [InlineData("edge01.contoso.example", "edge01.fabrikam.example", null, false)]
    [InlineData("edge01.contoso.example", "edge01.contoso.example", "edgeb.fabrikam.example", true)]
    [InlineData("edge01.contoso.example", "10.0.0.7", null, true)]
    [InlineData("edge01", "edge01.fabrikam.example", "edgeb.fabrikam.example", true)]
    [InlineData("edge*", null, "edgeb.fabrikam.example", true)]
    [InlineData("*.contoso.example", null, "edgeb.fabrikam.example", false)]
    [InlineData("*.fabrikam.example", null, "edgeb.fabrikam.example", true)]
    [InlineData("*.contoso.example", "edge01.fabrikam.example", "edgea.contoso.example", false)]
    public void A_domain_of_the_requested_name_or_the_pool_must_be_that_of_the_waiver(string waived, string? requested, string? pool, bool applies) => Assert.Equal(
        applies,
        Apply(Rows.Row(PrerequisiteStatus.NotMet, "A", "EDGE01", requestedName: requested, pool: pool), Waiver(computer: waived)).IsAccepted);

    [Theory]
    [InlineData(PrerequisiteStatus.Met)]
    [InlineData(PrerequisiteStatus.NotApplicable)]
    public void A_compliant_row_has_no_waiver(PrerequisiteStatus status)
    {
        PrerequisiteResult row = Apply(Rows.Row(status, "A"), Waiver());

        Assert.Null(row.Waiver);
        Assert.True(row.IsAccepted);
    }

    [Theory]
    [InlineData(UnknownCause.QueryFailed)]
    [InlineData(UnknownCause.TimedOut)]
    [InlineData(UnknownCause.AccessDenied)]
    public void A_server_without_a_fact_is_not_accepted(UnknownCause cause)
    {
        PrerequisiteResult row = Rows.Row(PrerequisiteStatus.Unknown, "A").AsUnknown(cause, "r");
        WaiverSet set = Read("[" + Waiver() + "]");

        Assert.False(set.Apply(row, isAnswered: false).IsAccepted);
        Assert.True(set.Apply(row).IsAccepted);
        Assert.Empty(set.Warnings);
    }

    [Fact]
    public void A_server_that_did_not_answer_is_not_accepted()
    {
        PrerequisiteResult row = Apply(Rows.Row(PrerequisiteStatus.Unknown, "A").AsUnknown(UnknownCause.Unreachable, "r"), Waiver());

        Assert.False(row.IsAccepted);
        Assert.Null(row.Waiver);
    }

    [Fact]
    public void An_active_waiver_replaces_an_expired_one()
    {
        string old = Waiver(expires: "2026-01-31", reason: "old");
        string older = Waiver(expires: "2025-12-31", reason: "older");

        Assert.Equal("CHG-1", Read("[" + old + "," + Waiver() + "]").Apply(Rows.Row(PrerequisiteStatus.NotMet, "A")).Waiver?.Reason);
        Assert.Equal("old", Read("[" + older + "," + old + "]").Apply(Rows.Row(PrerequisiteStatus.NotMet, "A")).Waiver?.Reason);
    }

    [Fact]
    public void Two_waivers_for_one_row_are_an_error()
    {
        WaiverSet set = Read("[" + Waiver() + "," + Waiver(computer: "f*") + "]");

        Assert.Equal("WaiverAmbiguous", Assert.Throws<InputException>(() => set.Apply(Rows.Row(PrerequisiteStatus.NotMet, "A"))).ErrorId);
    }

    [Fact]
    public void A_waiver_that_is_expired_or_met_no_row_is_a_warning()
    {
        WaiverSet set = Read("[" + Waiver(ids: "\"A\", \"B\"") + "," + Waiver(computer: "old", expires: "2026-01-31") + "," + Waiver(computer: "fe09") + "]");
        set.Apply(Rows.Row(PrerequisiteStatus.NotMet, "A"));
        set.Apply(Rows.Row(PrerequisiteStatus.Met, "B"));

        Assert.Equal(
            [
                "w.json: No tested row needs this waiver: B on fe01",
                "w.json: The waiver for A on old expired on 2026-01-31. It is not applied.",
                "w.json: No tested row needs this waiver: A on fe09",
            ],
            set.Warnings);
    }

    [Theory]
    [InlineData("{}", "line 1, column 1")]
    [InlineData("{\"waivers\": {}}", "waivers")]
    [InlineData("{\"waivers\": [{\"requirementId\": [\"A\"], \"computerName\": [\"fe01\"], \"reason\": \"r\", \"owner\": \"o\"}]}", "expires")]
    [InlineData("{\"waivers\": [], \"other\": 1}", "other")]
    public void A_file_of_another_form_is_an_error_with_its_place(string text, string place)
    {
        InputException problem = Assert.Throws<InputException>(() => WaiverFile.Read(text, "w.json", _ => true, s_today));

        Assert.Equal("WaiverInvalid", problem.ErrorId);
        Assert.Contains(place, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Z\"", "fe01", "r", "2026-12-31", "Z")]
    [InlineData("\"*\"", "fe01", "r", "2026-12-31", "Wildcard")]
    [InlineData("", "fe01", "r", "2026-12-31", "requirementId")]
    [InlineData("\"A\"", "fe 01", "r", "2026-12-31", "fe 01")]
    [InlineData("\"A\"", "fe01.", "r", "2026-12-31", "fe01.")]
    [InlineData("\"A\"", "fe01", " ", "2026-12-31", "reason")]
    [InlineData("\"A\"", "fe01", "r", "31.12.2026", "31.12.2026")]
    [InlineData("\"A\"", "fe01", "r", "2026-02-30", "2026-02-30")]
    [InlineData("\"A\"", "fe01", "r", "2028-01-04", "400 days")]
    public void A_value_that_a_waiver_cannot_have_is_an_error(string ids, string computer, string reason, string expires, string message) => Assert.Contains(
        message,
        Assert.Throws<InputException>(() => Read("[" + Waiver(ids, computer, reason, expires) + "]")).Message,
        StringComparison.Ordinal);

    private static PrerequisiteResult Apply(PrerequisiteResult row, string waiver) => Read("[" + waiver + "]").Apply(row);

    private static WaiverSet Read(string waivers) =>
        WaiverFile.Read("{\"waivers\": " + waivers + "}", "w.json", id => id is "A" or "B", s_today);

    private static string Waiver(string ids = "\"A\"", string computer = "fe01", string reason = "CHG-1", string expires = "2026-12-31") =>
        $"{{\"requirementId\": [{ids}], \"computerName\": [\"{computer}\"], \"reason\": \"{reason}\", \"owner\": \"ops@contoso.example\", \"expires\": \"{expires}\"}}";
}
