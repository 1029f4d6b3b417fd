using System.Management.Automation;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>What looks like an answer and would be none.</summary>
public sealed class NothingJudgedTests : IDisposable
{
    private readonly Engine _engine = new();

    public NothingJudgedTests() => _engine.Set("server", Server.WindowsServer2012R2().Features("Web-Server", "Web-WebServer").Inventory);

    public void Dispose() => _engine.Dispose();

    [Theory]
    [InlineData("-Role Edge -RequirementId IIS.*")]
    [InlineData("-Role FrontEnd -ExcludeRequirementId *")]
    public void Where_nothing_is_asked_a_quiet_test_is_not_true_and_says_why(string arguments)
    {
        bool answer = Assert.Single(_engine.Run<bool>("$server | Test-LyncPrerequisite -Quiet " + arguments));

        Assert.False(answer);
        Assert.Contains("No tests were run", Assert.Single(_engine.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_all_that_is_asked_is_there_a_quiet_test_is_true() =>
        Assert.True(Assert.Single(_engine.Run<bool>("$server | Test-LyncPrerequisite -Quiet -Role FrontEnd -RequirementId IIS.WebServer")));

    [Theory]
    [InlineData("[pscustomobject]@{ Role = 'Edge'; File = 'a.json' }")]
    [InlineData("'fe01 fe02'")]
    public void What_is_no_name_is_asked_for_nowhere(string input)
    {
        ErrorRecord error = _engine.Fail(input + " | Get-LyncServerInventory");

        Assert.StartsWith("ComputerNameInvalid,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.IsType<string>(error.TargetObject);
    }
}
