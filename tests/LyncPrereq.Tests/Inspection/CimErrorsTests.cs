using LyncPrereq.Inspection.Cim;

namespace LyncPrereq.Tests.Inspection;

public sealed class CimErrorsTests
{
    [Theory]
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
}
