using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>Verdicts that look settled at a first reading.</summary>
public sealed class SecondReadingTests
{
    [Theory]
    [InlineData(7, PrerequisiteStatus.Met)]
    [InlineData(8, PrerequisiteStatus.Met)]
    [InlineData(17, PrerequisiteStatus.NotMet)]
    [InlineData(18, PrerequisiteStatus.NotMet)]
    [InlineData(33, PrerequisiteStatus.NotMet)]
    [InlineData(42, PrerequisiteStatus.NotMet)]
    [InlineData(999, PrerequisiteStatus.Unknown)]
    public void Of_2012_R2_an_edition_that_is_not_understood_is_left_open(int sku, PrerequisiteStatus status) =>
        Assert.Equal(status, new Server().System(9600, sku: sku).Test("SupportedOperatingSystem").StatusValue);

    [Theory]
    [InlineData("InstallPending")]
    [InlineData("UninstallPending")]
    public void A_feature_that_waits_for_a_restart_is_a_pending_restart(string state)
    {
        PrerequisiteResult row = Server.WindowsServer2012R2().Features("Windows-Identity-Foundation=" + state).Test("NoPendingRestart");

        Assert.Equal(PrerequisiteStatus.NotMet, row.StatusValue);
        Assert.Contains("Windows-Identity-Foundation", row.Reason, StringComparison.Ordinal);
    }
}
