using LyncPrereq.Facts;
using LyncPrereq.Scripting;

namespace LyncPrereq.Tests.Inspection;

public sealed class ArrivedRowsTests
{
    private static readonly SnapshotRow s_row = new("Value", "key", "name", "", "data");

    [Fact]
    public void Rows_that_arrive_later_do_not_change_those_that_were_taken()
    {
        var rows = new ArrivedRows();
        rows.Add(() => s_row);

        List<SnapshotRow> taken = rows.Taken();
        rows.Add(() => s_row);

        Assert.Single(taken);
        Assert.Equal(2, rows.Taken().Count);
        rows.ThrowIfRefused();
    }

    [Fact]
    public void More_rows_than_a_server_can_have_are_refused_and_the_first_ones_kept()
    {
        var rows = new ArrivedRows();
        for (int i = 0; i < AnswerLimit.Rows + 10; i++)
        {
            rows.Add(() => s_row);
        }

        Assert.True(rows.Refused.WaitOne(0));
        Assert.Equal(AnswerLimit.Rows, rows.Taken().Count);
        Assert.Equal(UnknownCause.Unreadable, Assert.Throws<InspectionException>(rows.ThrowIfRefused).Cause);
    }

    [Fact]
    public void No_row_is_taken_after_one_that_cannot_be_read()
    {
        var rows = new ArrivedRows();
        rows.Add(() => throw new InvalidCastException("Not a row."));
        rows.Add(() => s_row);

        Assert.Empty(rows.Taken());
        Assert.Equal("Not a row.", Assert.Throws<InvalidCastException>(rows.ThrowIfRefused).Message);
    }

    [Fact]
    public void Signs_of_life_are_heard_and_not_kept_however_many_there_are()
    {
        int heard = 0;
        var rows = new ArrivedRows(() => heard++);
        var sign = new SnapshotRow(ArrivedRows.Alive, "", "", "", null);
        for (int i = 0; i < AnswerLimit.Rows + 10; i++)
        {
            rows.Add(() => sign);
        }

        rows.Add(() => s_row);

        Assert.Equal(AnswerLimit.Rows + 11, heard);
        Assert.Same(s_row, Assert.Single(rows.Taken()));
        rows.ThrowIfRefused();
    }
}
