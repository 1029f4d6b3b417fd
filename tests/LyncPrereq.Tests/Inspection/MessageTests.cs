using LyncPrereq.Facts;

namespace LyncPrereq.Tests.Inspection;

public sealed class MessageTests
{
    [Theory]
    [InlineData("\u001b[2J\u001b]0;title\u0007gone", "\ufffd[2J\ufffd]0;title\ufffdgone")]
    [InlineData("a\u202eb", "a\ufffdb")]
    [InlineData("two\r\nlines\tof text", "two\r\nlines\tof text")]
    public void A_message_of_a_server_has_no_sequence_that_a_terminal_runs(string said, string shown) =>
        Assert.Equal(shown, new InspectionException(UnknownCause.QueryFailed, said).Message);
}
