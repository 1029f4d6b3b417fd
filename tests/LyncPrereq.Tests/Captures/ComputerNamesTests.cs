using LyncPrereq.Facts;

namespace LyncPrereq.Tests.Captures;

public sealed class ComputerNamesTests
{
    [Theory]
    [InlineData("fe01", "FE01", true)]
    [InlineData("fe01", "fe01.contoso.example", true)]
    [InlineData("fe01.contoso.example", "fe01.fabrikam.example", false)]
    [InlineData("fe01", "fe011", false)]
    [InlineData("10", "10.0.0.1", false)]
    [InlineData("10.0.0.1", "10.0.0.1", true)]
    [InlineData("10.0.0.1", "10.0.0.2", false)]
    public void Two_names_can_be_the_same_machine_where_one_has_no_domain(string first, string second, bool expected)
    {
        Assert.Equal(expected, ComputerNames.AreSame(first, second));
        Assert.Equal(expected, ComputerNames.AreSame(second, first));
    }
}
