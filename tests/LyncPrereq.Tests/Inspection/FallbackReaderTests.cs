using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Inspection.Cim;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Inspection;

public sealed class FallbackReaderTests
{
    private readonly FakeServer _wsman = FakeServers.Of(WindowsRelease.WindowsServer2008R2);
    private readonly FakeServer _dcom = FakeServers.Of(WindowsRelease.WindowsServer2008R2);
    private readonly List<string> _left = [];

    [Fact]
    public void Where_wsman_answers_dcom_is_never_tried()
    {
        InspectionOutcome outcome = Run();

        Assert.Null(outcome.Failure);
        Assert.Empty(_dcom.Asked);
        Assert.Empty(_left);
        Assert.All(outcome.Inventory.Sources, source => Assert.Equal("WSMan", source.Location));
    }

    [Fact]
    public void Where_wsman_does_not_reach_the_server_dcom_answers_and_the_evidence_says_so()
    {
        _wsman.Fails(FakeServer.Anything, FakeFault.Unreachable);

        InspectionOutcome outcome = Run();

        Assert.Null(outcome.Failure);
        Assert.Single(_wsman.Asked);
        Assert.Equal(["WSMan: Nobody answers."], _left);
        Assert.All(outcome.Inventory.Sources, source => Assert.Equal("DCOM", source.Location));
        Assert.All(
            Inspect.Judge(outcome, LyncRole.Edge).Row("DotNetFramework45").Evidence,
            some => Assert.Equal("Registry (DCOM)", some.Source));
    }

    [Theory]
    [InlineData(UnknownCause.AccessDenied)]
    [InlineData(UnknownCause.QueryFailed)]
    public void After_a_refusal_or_any_other_answer_dcom_is_never_tried(UnknownCause cause)
    {
        _wsman.Fails("Win32_OperatingSystem", FakeFault.Fails(cause, "Answered."));
        _wsman.Fails(FakeServer.Anything, FakeFault.After(1, FakeFault.Unreachable));

        InspectionOutcome outcome = Run();

        Assert.Equal(cause, outcome.Failure!.Cause);
        Assert.Empty(_dcom.Asked);
    }

    [Fact]
    public void Where_wsman_does_not_answer_in_its_time_dcom_is_tried()
    {
        _wsman.Fails(FakeServer.Anything, FakeFault.Fails(UnknownCause.TimedOut, "Too late."));

        InspectionOutcome outcome = Run();

        Assert.Null(outcome.Failure);
        Assert.Single(_wsman.Asked);
        Assert.All(outcome.Inventory.Sources, source => Assert.Equal("DCOM", source.Location));
    }

    [Theory]
    [InlineData(UnknownCause.AccessDenied, true)]
    [InlineData(UnknownCause.Unreachable, false)]
    [InlineData(UnknownCause.TimedOut, false)]
    public void Where_wsman_is_late_and_dcom_fails_nothing_else_is_asked_and_the_failure_is_that_of_dcom(UnknownCause cause, bool isRefusal)
    {
        _wsman.Fails(FakeServer.Anything, FakeFault.Fails(UnknownCause.TimedOut, "Too late."));
        _dcom.Fails(FakeServer.Anything, FakeFault.Fails(cause, "RPC too."));

        InspectionOutcome outcome = Run();

        Assert.Equal(cause, outcome.Failure!.Cause);
        Assert.Equal("RPC too.", outcome.Failure.Message);
        Assert.Equal(isRefusal, outcome.IsRefusal);
        Assert.Single(_wsman.Asked);
        Assert.Single(_dcom.Asked);
    }

    [Fact]
    public void A_question_that_is_late_after_the_first_answer_changes_nothing()
    {
        _wsman.Fails("Win32_Service", FakeFault.Fails(UnknownCause.TimedOut, "Too late."));

        Run();

        Assert.Empty(_dcom.Asked);
    }

    [Fact]
    public void A_way_that_has_answered_stays_when_the_server_goes_away()
    {
        _wsman.Fails(FakeServer.Anything, FakeFault.After(2, FakeFault.Unreachable));

        InspectionOutcome outcome = Run();

        Assert.Equal(UnknownCause.Unreachable, outcome.Failure!.Cause);
        Assert.Empty(_dcom.Asked);
    }

    [Fact]
    public void A_server_that_no_way_reaches_is_unreachable_by_the_last_reason()
    {
        _wsman.Fails(FakeServer.Anything, FakeFault.Unreachable);
        _dcom.Fails(FakeServer.Anything, FakeFault.Fails(UnknownCause.Unreachable, "RPC too."));

        InspectionOutcome outcome = Run();

        Assert.Equal("RPC too.", outcome.Failure!.Message);
        Assert.Single(_wsman.Asked);
        Assert.Single(_dcom.Asked);
    }

    [Fact]
    public void A_refusal_of_this_computer_is_followed_by_dcom()
    {
        _wsman.Fails(FakeServer.Anything, FakeFault.Throws(NotTrusted()));

        InspectionOutcome outcome = Run();

        Assert.Null(outcome.Failure);
        Assert.Single(_wsman.Asked);
        Assert.All(outcome.Inventory.Sources, source => Assert.Equal("DCOM", source.Location));
    }

    [Fact]
    public void Where_dcom_does_not_reach_the_server_either_the_advice_remains()
    {
        _wsman.Fails(FakeServer.Anything, FakeFault.Throws(NotTrusted()));
        _dcom.Fails(FakeServer.Anything, FakeFault.Fails(UnknownCause.Unreachable, "RPC too."));

        InspectionOutcome outcome = Run();

        Assert.Equal(UnknownCause.Unreachable, outcome.Failure!.Cause);
        Assert.Equal("RPC too. " + SR.AdviceTrustedHosts, outcome.Failure.Message);
        Assert.Single(_dcom.Asked);
    }

    [Fact]
    public void A_refusal_over_dcom_after_wsman_did_not_reach_the_server_is_a_refusal()
    {
        _wsman.Fails(FakeServer.Anything, FakeFault.Unreachable);
        _dcom.Fails(FakeServer.Anything, FakeFault.Denied);

        Assert.True(Run().IsRefusal);
    }

    [Fact]
    public void A_cancellation_keeps_the_next_way_from_being_tried()
    {
        using var cancel = new CancellationTokenSource();
        _wsman.Fails(FakeServer.Anything, token =>
        {
            cancel.Cancel();
            FakeFault.Unreachable(token);
        });
        using FallbackReader reader = Reader();

        Assert.Throws<OperationCanceledException>(() => reader.Query(CimQuery.OperatingSystem, cancel.Token));
        Assert.Empty(_dcom.Asked);
    }

    [Fact]
    public void All_ways_are_closed()
    {
        Reader().Dispose();

        Assert.Equal((1, 1), (_wsman.Closed, _dcom.Closed));
    }

    [Fact]
    public void A_close_that_throws_keeps_no_other_way_open()
    {
        _wsman.OnClose = () => throw new InvalidOperationException();

        Assert.Throws<InvalidOperationException>(Reader().Dispose);
        Assert.Equal(1, _dcom.Closed);
    }

    private InspectionOutcome Run()
    {
        using FallbackReader reader = Reader();
        return Inspect.Over(reader, _wsman, LyncRole.Edge);
    }

    private static InspectionException NotTrusted() => CimErrors.Of(0x803380E4, 1, "The WinRM client cannot process the request.");

    private FallbackReader Reader() => new(
        (reader, problem) => _left.Add(reader.Transport + ": " + problem.Message),
        new FakeCimReader(_wsman),
        new FakeCimReader(_dcom, "DCOM"));
}
