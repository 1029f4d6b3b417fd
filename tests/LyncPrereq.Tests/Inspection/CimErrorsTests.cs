using LyncPrereq.Facts;
using LyncPrereq.Inspection.Cim;

namespace LyncPrereq.Tests.Inspection;

public sealed class CimErrorsTests
{
    [Theory]
    [InlineData(0x803380E4, 1, UnknownCause.Unreachable)]
    [InlineData(0x803380E5, 1, UnknownCause.Unreachable)]
    [InlineData(0x803380E1, 1, UnknownCause.Unreachable)]
    [InlineData(0x803380E4, 2, UnknownCause.Unreachable)]
    [InlineData(0x803381BB, 1, UnknownCause.Unreachable)]
    [InlineData(0x8033810C, 1, UnknownCause.Unreachable)]
    [InlineData(0x80338173, 1, UnknownCause.Unreachable)]
    [InlineData(0x803380F7, 1, UnknownCause.Unreachable)]
    [InlineData(0x80338113, 1, UnknownCause.Unreachable)]
    [InlineData(0x80338170, 1, UnknownCause.Unreachable)]
    [InlineData(0x80338106, 1, UnknownCause.AccessDenied)]
    [InlineData(0x80338012, 1, UnknownCause.Unreachable)]
    [InlineData(0x80338126, 1, UnknownCause.Unreachable)]
    [InlineData(0x803381B9, 1, UnknownCause.Unreachable)]
    [InlineData(0x80070532, 1, UnknownCause.AccessDenied)]
    [InlineData(0x80070569, 1, UnknownCause.AccessDenied)]
    [InlineData(0x800706BA, 1, UnknownCause.Unreachable)]
    [InlineData(0x80070035, 1, UnknownCause.Unreachable)]
    [InlineData(0x80072EE7, 1, UnknownCause.Unreachable)]
    [InlineData(0x80072EE2, 1, UnknownCause.Unreachable)]
    [InlineData(0x80072EFD, 1, UnknownCause.Unreachable)]
    [InlineData(0x80072EFE, 1, UnknownCause.Unreachable)]
    [InlineData(0x80070005, 1, UnknownCause.AccessDenied)]
    [InlineData(0x80041003, 1, UnknownCause.AccessDenied)]
    [InlineData(0x8007052E, 1, UnknownCause.AccessDenied)]
    [InlineData(0x80070533, 1, UnknownCause.AccessDenied)]
    [InlineData(0x80070775, 1, UnknownCause.AccessDenied)]
    [InlineData(0x8009030C, 1, UnknownCause.AccessDenied)]
    [InlineData(0u, 2, UnknownCause.AccessDenied)]
    [InlineData(0x80338029, 1, UnknownCause.TimedOut)]
    [InlineData(0x80041010, 5, UnknownCause.QueryFailed)]
    [InlineData(0u, 1, UnknownCause.QueryFailed)]
    public void An_error_code_has_one_meaning(uint code, int miResult, UnknownCause expected) =>
        Assert.Equal(expected, CimErrors.CauseOf(code, miResult));

    [Theory]
    [InlineData(0x803380E4, "TrustedHosts", "-UseSsl", "-Credential")]
    [InlineData(0x803381BB, "TrustedHosts", "-UseSsl", "-Credential")]
    [InlineData(0x803380E5, "TrustedHosts", "-UseSsl", "-Credential")]
    [InlineData(0x803380E2, "WinRM client")]
    public void A_refusal_of_this_computer_says_what_to_do(uint code, params string[] named)
    {
        InspectionException problem = CimErrors.Of(code, 1, "The WinRM client cannot process the request.\r\n");

        Assert.Equal(UnknownCause.Unreachable, problem.Cause);
        Assert.Equal("The WinRM client cannot process the request. " + problem.Advice, problem.Message);
        Assert.All(named, word => Assert.Contains(word, problem.Advice, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0x80338012, false)]
    [InlineData(0x80070005, false)]
    [InlineData(0x8007052E, false)]
    [InlineData(0x80041003, true)]
    [InlineData(0x80338106, true)]
    public void Only_a_denial_by_wmi_proves_the_account(uint code, bool isAuthenticated)
    {
        InspectionException problem = CimErrors.Of(code, 1, "Why.");

        Assert.Equal(isAuthenticated, problem.IsAuthenticated);
        Assert.Null(problem.Advice);
        Assert.Equal("Why.", problem.Message);
    }
}
