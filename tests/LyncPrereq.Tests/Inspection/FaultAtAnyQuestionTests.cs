using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Inspection.Session;
using LyncPrereq.Scripting;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Inspection;

/// <summary>
/// Whatever fails at whichever question: a row says what it would say of the whole server, or that it does not know
/// and why. It never takes a failure for an absence.
/// </summary>
public sealed class FaultAtAnyQuestionTests
{
    private static readonly LyncRole[] s_roles = [LyncRole.FrontEnd, LyncRole.PersistentChat];

    private static readonly Dictionary<string, Action<CancellationToken>> s_faults = new()
    {
        ["denied"] = FakeFault.Denied,
        ["unreachable"] = FakeFault.Unreachable,
        ["an exception"] = FakeFault.Throws(new InvalidCastException("Not what it should be.")),
    };

    public static TheoryData<WindowsRelease, string> Faults
    {
        get
        {
            var data = new TheoryData<WindowsRelease, string>();
            foreach (string fault in s_faults.Keys)
            {
                data.Add(WindowsRelease.WindowsServer2008R2, fault);
                data.Add(WindowsRelease.WindowsServer2012R2, fault);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_server_that_fails_from_some_question_on_has_no_wrong_verdict(WindowsRelease release, string fault)
    {
        Sweep(release, questions => FakeFault.After(questions, s_faults[fault]));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_server_that_fails_at_one_question_has_no_wrong_verdict(WindowsRelease release, string fault)
    {
        Sweep(release, questions => Once(questions, s_faults[fault]));
    }

    /// <summary>With a last row, the session said why the answer ends; without one, the answer was cut.</summary>
    [Fact]
    public void An_answer_of_a_session_that_ends_anywhere_keeps_what_is_complete()
    {
        UnknownCause[] ends = [UnknownCause.TimedOut, UnknownCause.Unreachable, UnknownCause.Unreadable];
        FakeServer server = FakeServers.Of(WindowsRelease.WindowsServer2012R2);
        var request = new SnapshotRequest(Inspect.Needs(s_roles)([]));
        List<SnapshotRow> whole = SnapshotRows.Of(server, request);
        var expected = Inspect.Judge(Inspect.Session(server, s_roles), s_roles).ToDictionary(row => row.RequirementId);
        int all = expected.Values.Count(row => row.StatusValue != PrerequisiteStatus.Unknown);
        int known = 0;

        for (int rows = 0; rows < whole.Count; rows++)
        {
            UnknownCause end = ends[rows % ends.Length];
            SnapshotRow[] last = end == UnknownCause.Unreadable ? [] : [SnapshotRow.EndOf(new InspectionException(end, "The end."))];
            SnapshotRow[] part = [.. whole[..rows], .. last];

            InspectionOutcome outcome = Inspect.Over(new SnapshotReader("session", _ => part), server, s_roles);

            List<PrerequisiteResult> judged = Inspect.Judge(outcome, s_roles);
            Assert.Equal(expected.Keys, judged.Select(row => row.RequirementId));
            Assert.All(judged, row => Assert.True(
                row.StatusValue == expected[row.RequirementId].StatusValue || (row.StatusValue == PrerequisiteStatus.Unknown && row.CauseValue == end),
                $"{rows}: {row.RequirementId} {row.Status} {row.Cause} {row.Reason}"));
            int now = judged.Count(row => row.StatusValue != PrerequisiteStatus.Unknown);
            Assert.True(now >= known, $"{rows}: {now} known rows after {known}");
            Assert.True(now == all || outcome.Failure is not null, $"{rows}: no failure");
            known = now;
        }

        Assert.Equal(all, known);
    }

    private static void Sweep(WindowsRelease release, Func<int, Action<CancellationToken>> fault)
    {
        FakeServer whole = FakeServers.Of(release);
        var expected = Inspect.Judge(Inspect.Remote(whole, s_roles), s_roles).ToDictionary(row => row.RequirementId);
        for (int questions = 0; questions < whole.Asked.Count; questions++)
        {
            foreach (Func<FakeServer, InspectionOutcome> way in Ways)
            {
                FakeServer server = FakeServers.Of(release).Fails(FakeServer.Anything, fault(questions));

                InspectionOutcome outcome = way(server);

                Assert.NotNull(outcome.Failure);
                List<PrerequisiteResult> rows = Inspect.Judge(outcome, s_roles);
                Assert.Equal(expected.Keys, rows.Select(row => row.RequirementId));
                Assert.All(rows, row => Assert.True(
                    row.Status == expected[row.RequirementId].Status
                        || (row.StatusValue == PrerequisiteStatus.Unknown && row.CauseValue is not (UnknownCause.None or UnknownCause.NotCaptured)),
                    $"{questions}: {row.RequirementId} {row.Status} {row.Cause} {row.Reason}"));
            }
        }
    }

    private static List<Func<FakeServer, InspectionOutcome>> Ways =>
        [server => Inspect.Remote(server, s_roles), server => Inspect.Local(server, s_roles)];

    private static Action<CancellationToken> Once(int questions, Action<CancellationToken> fault)
    {
        int asked = 0;
        return cancel =>
        {
            if (Interlocked.Increment(ref asked) == questions + 1)
            {
                fault(cancel);
            }
        };
    }
}
