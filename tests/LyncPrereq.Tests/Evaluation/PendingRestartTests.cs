using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

public sealed class PendingRestartTests
{
    [Fact]
    public void A_server_with_none_of_the_known_reasons_has_no_restart_pending() =>
        Assert.Equal(PrerequisiteStatus.Met, Judge(Quiet()).StatusValue);

    [Fact]
    public void Each_known_reason_suffices_and_is_named()
    {
        AssertPending("servicing", Quiet(except: "Servicing").Key(RegistryLocations.ServicingRebootPending));
        AssertPending("Windows Update", Quiet(except: "Update").Key(RegistryLocations.UpdateRebootRequired));
        AssertPending(
            "installer",
            Quiet(except: "UpdateExe").Key(RegistryLocations.UpdateExeVolatile, Server.Number("UpdateExeVolatile", 2)));
        AssertPending("name", Quiet(except: "Name").Key(RegistryLocations.ActiveComputerName, Server.Words("ComputerName", "OLD")));
    }

    [Fact]
    public void One_reason_that_was_seen_decides_whatever_was_not_read() => AssertPending(
        "servicing",
        Server.WindowsServer2012().Key(RegistryLocations.ServicingRebootPending));

    [Theory]
    [InlineData("Servicing")]
    [InlineData("Update")]
    [InlineData("UpdateExe")]
    [InlineData("Name")]
    public void Without_each_of_the_reasons_nothing_is_certain(string missing)
    {
        PrerequisiteResult row = Judge(Quiet(except: missing));

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.NotCaptured), (row.StatusValue, row.CauseValue));
    }

    [Fact]
    public void A_name_that_the_registry_does_not_hold_tells_of_no_rename() =>
        Assert.Equal(PrerequisiteStatus.Unknown, Judge(Quiet(except: "Name").NoKey(RegistryLocations.ActiveComputerName)).StatusValue);

    [Fact]
    public void A_pending_file_rename_alone_is_mentioned_and_counts_as_nothing()
    {
        var renames = new RegistryValueFact("PendingFileRenameOperations", [@"\??\C:\Windows\Temp\a.tmp", ""]);

        PrerequisiteResult row = Judge(Quiet().Key(RegistryLocations.SessionManager, renames));
        PrerequisiteResult unread = Judge(Server.WindowsServer2012().Key(RegistryLocations.SessionManager, renames));

        Assert.Equal(PrerequisiteStatus.Met, row.StatusValue);
        Assert.Contains("file rename", row.Reason, StringComparison.Ordinal);
        Assert.Equal(PrerequisiteStatus.Unknown, unread.StatusValue);
    }

    [Fact]
    public void An_empty_list_of_file_renames_is_not_mentioned() => Assert.DoesNotContain(
        "file rename",
        Judge(Quiet().Key(RegistryLocations.SessionManager, new RegistryValueFact("PendingFileRenameOperations", [""]))).Reason,
        StringComparison.Ordinal);

    [Fact]
    public void It_is_recommended_and_mended_by_a_restart()
    {
        PrerequisiteResult row = Judge(Server.WindowsServer2012().Key(RegistryLocations.ServicingRebootPending));

        Assert.Equal(RequirementImportance.Recommended, row.ImportanceValue);
        Assert.True(row.RestartRequired);
        Assert.Null(row.RemediationCommand);
    }

    private static void AssertPending(string reason, Server server)
    {
        PrerequisiteResult row = Judge(server);

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.Contains(reason, row.Reason, StringComparison.Ordinal);
    }

    private static PrerequisiteResult Judge(Server server) => server.Test("NoPendingRestart");

    /// <summary>A server on which everything was read and nothing waits, without one of the facts.</summary>
    private static Server Quiet(string except = "")
    {
        Server server = Server.WindowsServer2012().Key(RegistryLocations.ComputerName, Server.Words("ComputerName", "NEW"));
        Dictionary<string, Action> facts = new()
        {
            ["Servicing"] = () => server.NoKey(RegistryLocations.ServicingRebootPending),
            ["Update"] = () => server.NoKey(RegistryLocations.UpdateRebootRequired),
            ["UpdateExe"] = () => server.Key(RegistryLocations.UpdateExeVolatile, Server.Number("UpdateExeVolatile", 0)),
            ["Name"] = () => server.Key(RegistryLocations.ActiveComputerName, Server.Words("ComputerName", "new")),
        };
        foreach ((string name, Action add) in facts)
        {
            if (name != except)
            {
                add();
            }
        }

        return server;
    }
}
