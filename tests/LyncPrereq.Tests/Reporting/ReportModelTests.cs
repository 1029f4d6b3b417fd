using LyncPrereq.Reporting;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Reporting;

public sealed class ReportModelTests
{
    [Theory]
    [InlineData("fe2", "fe10", -1)]
    [InlineData("FE2", "fe10", -1)]
    [InlineData("fe02", "fe2", -1)]
    [InlineData("fe2.contoso.com", "fe2b.contoso.com", -1)]
    [InlineData("fe9223372036854775808", "fe9223372036854775809", -1)]
    [InlineData("fe", "fe1", -1)]
    [InlineData("a", "B", -1)]
    [InlineData("fe1", "fe1", 0)]
    public void Names_are_in_the_order_of_their_numbers(string one, string other, int order)
    {
        Assert.Equal(order, Math.Sign(NaturalComparer.Instance.Compare(one, other)));
        Assert.Equal(-order, Math.Sign(NaturalComparer.Instance.Compare(other, one)));
    }

    [Fact]
    public void The_order_of_the_rows_does_not_change_the_report()
    {
        PrerequisiteResult[] rows = [.. Both("fe10"), .. Both("fe2"), .. Both("fe1")];
        PrerequisiteResult[] others = [.. rows[2..4], .. rows[4..], .. rows[..2]];

        Assert.Equal(["fe1", "fe2", "fe10"], Of(rows).Servers.Select(server => server.Name));
        Assert.All(
            Enum.GetValues<ReportFormat>().Where(format => format != ReportFormat.Csv),
            format => Assert.Equal(Rows.Write(format, rows), Rows.Write(format, others)));
    }

    [Fact]
    public void A_server_that_was_tested_twice_counts_once()
    {
        PrerequisiteResult[] rows = [.. Rows.OfEachKind(), .. Rows.OfEachKind()];

        Report once = Of(Rows.OfEachKind());
        Report twice = Of(rows);

        Assert.Equal(once.Servers.Select(server => server.NotMet), twice.Servers.Select(server => server.NotMet));
        Assert.Equal(once.Servers.Select(server => server.Rows.Length), twice.Servers.Select(server => server.Rows.Length));
        Assert.Contains("tests=\"7\"", Rows.Write(ReportFormat.JUnit, rows), StringComparison.Ordinal);
        Assert.Contains("testcasecount=\"7\"", Rows.Write(ReportFormat.NUnit3, rows), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fe01.contoso.com", "fe01.fabrikam.com", 2)]
    [InlineData("fe01.contoso.com", "fe01", 1)]
    [InlineData("fe01.contoso.com", null, 1)]
    [InlineData("10.0.0.1", "10.0.0.2", 2)]
    public void Two_machines_of_one_name_are_two_servers(string? one, string? other, int servers)
    {
        Report report = Of([RequestedAs(one, PrerequisiteStatus.Met), RequestedAs(other, PrerequisiteStatus.NotMet)]);

        Assert.Equal(servers, report.Servers.Length);
        Assert.Equal(servers, report.Servers.Select(server => server.Name).Distinct().Count());
        Assert.Equal(servers - 1, report.Servers.Count(server => server.IsCompliant));
        Assert.All(report.Servers, server => Assert.Equal("FE01", server.ComputerName));
    }

    [Fact]
    public void The_totals_say_on_how_many_servers_a_requirement_is_not_met()
    {
        Report report = Of(
        [
            Rows.Row(PrerequisiteStatus.NotMet, "A", "fe1"), Rows.Row(PrerequisiteStatus.Met, "A", "fe2"), Rows.Row(PrerequisiteStatus.Unknown, "A", "fe3"),
            Rows.Row(PrerequisiteStatus.NotMet, "B", "fe1"), Rows.Row(PrerequisiteStatus.NotMet, "B", "fe2"), Rows.Row(PrerequisiteStatus.Met, "B", "fe3"),
            Rows.Row(PrerequisiteStatus.Met, "C", "fe1"),
        ]);

        Assert.Equal(
            ["B: 2 and 0 of 3", "A: 1 and 1 of 3"],
            report.Products.Single().Failing.Select(some => $"{some.Id}: {some.NotMet} and {some.Unknown} of {some.Tested}"));
        Assert.Contains("2 of 3", Rows.Write(ReportFormat.Html, [.. report.Rows]), StringComparison.Ordinal);
        Assert.Contains("| 2 of 3 |", Rows.Write(ReportFormat.Markdown, [.. report.Rows]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_input_that_failed_is_named_in_every_format(ReportFormat format)
    {
        var failure = new ReportFailure("edge07.json", "CaptureUnreadable", "The file is cut.");
        var report = new Report(Rows.OfEachKind(), [failure], Rows.Time);

        string text = System.Text.Encoding.UTF8.GetString(report.Write(format));

        Assert.Contains("edge07", text, StringComparison.Ordinal);
        Assert.Contains("The file is cut", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("poolA.contoso.com", "poolB.contoso.com", 2)]
    [InlineData("poola.contoso.com", "POOLA.contoso.com", 1)]
    [InlineData("poolA.contoso.com", null, 1)]
    public void Two_machines_of_one_name_in_different_pools_are_two_servers(string? one, string? other, int servers)
    {
        Report report = Of([Rows.Row(PrerequisiteStatus.Met, pool: one), Rows.Row(PrerequisiteStatus.NotMet, pool: other)]);

        Assert.Equal(servers, report.Servers.Select(server => server.Name).Distinct().Count());
        Assert.Equal(servers - 1, report.Servers.Count(server => server.IsCompliant));
    }

    [Fact]
    public void Servers_without_a_name_are_never_one()
    {
        PrerequisiteResult[] rows =
        [
            Rows.Row(PrerequisiteStatus.Met, server: "(unnamed)"),
            Rows.Row(PrerequisiteStatus.NotMet, server: "(unnamed)", inspectedAt: Rows.Time.AddDays(1)),
        ];

        Assert.Equal([true, false], Of(rows).Servers.Select(server => server.IsCompliant).OrderDescending());
    }

    [Fact]
    public void A_server_that_answered_only_once_is_one_server()
    {
        Report report = Of(
        [
            Rows.Row(PrerequisiteStatus.Met, server: "FE01", requestedName: "fe01.contoso.com"),
            Rows.Row(PrerequisiteStatus.Unknown, server: "fe01.contoso.com", requestedName: "fe01.contoso.com", inspectedAt: Rows.Time.AddDays(1)),
        ]);

        ReportServer server = Assert.Single(report.Servers);
        Assert.Equal("FE01", server.Name);
        Assert.False(server.IsCompliant);
    }

    [Fact]
    public void A_server_that_was_tested_for_two_products_is_one_computer()
    {
        Report report = Of([Rows.Row(PrerequisiteStatus.Met), Rows.Row(PrerequisiteStatus.NotMet, product: "SkypeForBusinessServer2015")]);

        Assert.Equal(2, report.Servers.Length);
        Assert.Equal(1, report.Machines(_ => true));
        Assert.Equal(1, report.NotCompliant);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("1")]
    [InlineData("LyncServer2013, SkypeForBusinessServer2015")]
    public void A_product_that_is_not_known_keeps_its_name(string product) => Assert.Equal(product, ReportWords.Product(product));

    [Fact]
    public void An_error_about_the_input_stays_even_if_the_server_has_other_rows()
    {
        var report = new Report(Rows.OfEachKind(), [new ReportFailure("fe02", "RoleNotRecognized", "No role.")], Rows.Time);

        Assert.Single(report.Failures);
    }

    [Theory]
    [InlineData("fe02", "fe02: No role.", "No role.")]
    [InlineData("FE02", "fe02: No role.", "No role.")]
    [InlineData("fe0", "fe02: No role.", "fe02: No role.")]
    public void A_failure_does_not_name_its_target_twice(string target, string message, string shown) =>
        Assert.Equal(shown, new ReportFailure(target, "RoleNotRecognized", message).Message);

    [Theory]
    [InlineData("fe01")]
    [InlineData("FE02")]
    public void An_error_of_a_server_that_has_rows_is_told_by_its_rows(string target)
    {
        var report = new Report(Rows.OfEachKind(), [new ReportFailure(target, "HostUnreachable", "No answer.")], Rows.Time);

        Assert.Empty(report.Failures);
    }

    [Fact]
    public void Products_and_roles_are_in_words()
    {
        string page = Rows.Write(ReportFormat.Html, Rows.OfEachKind());

        Assert.Contains("<strong>Lync Server 2013</strong>: Front End Server", page, StringComparison.Ordinal);
        Assert.All(
            Enum.GetValues<LyncRole>().Where(role => role != LyncRole.Director),
            role => Assert.Contains(" ", ReportWords.Roles([role]), StringComparison.Ordinal));
        Assert.All(Enum.GetValues<LyncProduct>(), product => Assert.Contains(" ", ReportWords.Product(product.ToString()), StringComparison.Ordinal));
        Assert.Equal("ExampleServer", ReportWords.Product("ExampleServer"));
    }

    public static TheoryData<ReportFormat> Formats => [.. Enum.GetValues<ReportFormat>()];

    private static PrerequisiteResult[] Both(string server) =>
        [Rows.Row(PrerequisiteStatus.Met, "SupportedOperatingSystem", server), Rows.Row(PrerequisiteStatus.NotMet, "IIS.Tracing", server)];

    private static Report Of(PrerequisiteResult[] rows) => new(rows, [], Rows.Time);

    private static PrerequisiteResult RequestedAs(string? name, PrerequisiteStatus status) =>
        Rows.Row(status, server: "FE01", requestedName: name);
}
