using LyncPrereq.Facts;
using LyncPrereq.Scripting;

namespace LyncPrereq.Tests.Inspection;

public sealed class AnswerLimitTests
{
    private static readonly string[] s_texts = ["ef", "ghi"];

    [Fact]
    public void As_many_rows_and_characters_as_allowed_are_taken()
    {
        var limit = new AnswerLimit(rows: 3, characters: 10);

        limit.Add(4);
        limit.Add(6);
        limit.Add(0);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(6, 2)]
    public void Too_many_rows_or_characters_are_an_answer_that_could_not_be_read(int length, int rows)
    {
        var limit = new AnswerLimit(rows: 3, characters: 10);
        for (int i = 1; i < rows; i++)
        {
            limit.Add(length);
        }

        InspectionException problem = Assert.Throws<InspectionException>(() => limit.Add(length));

        Assert.Equal(UnknownCause.Unreadable, problem.Cause);
        Assert.Equal("The response is too large. It has more than 3 rows or 10 characters.", problem.Message);
    }

    [Fact]
    public void A_row_is_as_long_as_its_texts()
    {
        Assert.Equal(9, new SnapshotRow("Key", "ab", "c", "d", "ef").Length);
        Assert.Equal(12, new SnapshotRow("Key", "ab", "c", "d", s_texts).Length);
        Assert.Equal(7, new SnapshotRow("Key", "ab", "c", "d", true).Length);
    }
}
