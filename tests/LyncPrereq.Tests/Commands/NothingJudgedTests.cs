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
    [InlineData("@() | Test-LyncPrerequisite -Role Edge")]
    [InlineData("@() | Test-LyncPrerequisite")]
    [InlineData("Test-LyncPrerequisite -Role Edge -InputObject @()")]
    [InlineData("@() | Get-LyncServerInventory")]
    public void An_input_without_objects_is_one_error(string script)
    {
        ErrorRecord error = _engine.Fail(script);

        Assert.StartsWith("NothingSpecified,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
    }

    [Theory]
    [InlineData("-ComputerName $null")]
    [InlineData("-ComputerName fe01, $null")]
    public void A_computer_name_that_is_null_is_refused_in_words(string argument)
    {
        ErrorRecord error = _engine.Fail("Test-LyncPrerequisite -Role Edge " + argument);

        Assert.StartsWith("ParameterArgumentValidationError,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("'ComputerName'", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Product Exchange", "-Product: 'Exchange' is not a product.")]
    [InlineData("-Product ''", "-Product: The product is missing.")]
    [InlineData("-Product 1", "-Product: '1' is not a product.")]
    public void A_product_that_is_not_known_is_named(string argument, string message)
    {
        ErrorRecord error = _engine.Fail("$server | Test-LyncPrerequisite -Role FrontEnd " + argument);

        Assert.StartsWith("ProductNotRecognized,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(message, error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-LyncRoleRequirement", "1")]
    [InlineData("Get-LyncRoleRequirement", "Exchange")]
    [InlineData("Install-LyncPrerequisite -Role Edge -PlanOnly", "2")]
    public void A_product_is_a_name_for_every_cmdlet(string command, string product)
    {
        ErrorRecord error = _engine.Fail(command + " -Product " + product);

        Assert.Contains($"'{product}' is not a product.", error.Exception.Message, StringComparison.Ordinal);
    }

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
