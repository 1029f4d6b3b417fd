using LyncPrereq.Scripting;

namespace LyncPrereq.Tests.Installation;

public sealed class QuotingTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "\"\"")]
    [InlineData("a b", "\"a b\"")]
    [InlineData(@"C:\a\", @"C:\a\")]
    [InlineData(@"C:\a b\", "\"C:\\a b\\\\\"")]
    [InlineData("a\"b", "\"a\\\"b\"")]
    [InlineData("a\\\"b", "\"a\\\\\\\"b\"")]
    [InlineData("$(x);y", "$(x);y")]
    public void An_argument_is_quoted_by_the_rules_of_CommandLineToArgvW(string argument, string expected) =>
        Assert.Equal(expected, CommandLine.Quote(argument));
}
