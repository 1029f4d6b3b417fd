using LyncPrereq.Facts;
using LyncPrereq.Inspection.Cim;

namespace LyncPrereq.Tests.Inspection;

public sealed class CimAnswersTests
{
    [Fact]
    public void A_query_that_does_not_end_is_not_read_to_its_end()
    {
        int read = 0;

        IEnumerable<Dictionary<string, object?>> Instances()
        {
            while (true)
            {
                read++;
                yield return new() { ["Name"] = "x" };
            }
        }

        InspectionException problem = Assert.Throws<InspectionException>(() => CimAnswers.Rows(Instances()));

        Assert.Equal(UnknownCause.Unreadable, problem.Cause);
        Assert.Contains("50000 rows", problem.Message, StringComparison.Ordinal);
        Assert.Equal(AnswerLimit.Rows + 1, read);
    }

    [Fact]
    public void Neither_a_text_nor_a_list_of_texts_nor_bytes_may_be_larger_than_the_limit()
    {
        string half = new('x', (int)(AnswerLimit.Characters / 2) + 1);
        object[] large = [half + half, new[] { half, half }, new byte[AnswerLimit.Characters + 1]];

        foreach (object value in large)
        {
            Assert.Equal(UnknownCause.Unreadable, Assert.Throws<InspectionException>(() => CimAnswers.Rows([new() { ["Name"] = value }])).Cause);
            Assert.Equal(UnknownCause.Unreadable, Assert.Throws<InspectionException>(() => CimAnswers.Registry("EnumKey", 0u, value)).Cause);
        }
    }

    [Fact]
    public void As_much_as_a_server_can_have_is_taken()
    {
        Dictionary<string, object?> row = new() { ["Name"] = "x", ["Count"] = 1, ["Empty"] = null };

        List<CimRow> rows = CimAnswers.Rows(Enumerable.Repeat(row, AnswerLimit.Rows));

        Assert.Equal(AnswerLimit.Rows, rows.Count);
        Assert.Equal("x", rows[0].Text("Name"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0")]
    [InlineData(0)]
    public void A_method_without_a_return_value_is_an_answer_that_could_not_be_read(object? code)
    {
        InspectionException problem = Assert.Throws<InspectionException>(() => CimAnswers.Registry("GetDWORDValue", code, 1u));

        Assert.Equal(UnknownCause.Unreadable, problem.Cause);
        Assert.Contains("GetDWORDValue", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_without_a_return_value_makes_no_fact_of_an_absence()
    {
        var registry = new StdRegProv((method, _, _) => CimAnswers.Registry(method, null, null));

        Assert.All(
            new Action[]
            {
                () => registry.KeyExists("k"),
                () => registry.SubKeys("k"),
                () => registry.ValueNames("k"),
                () => registry.Value("k", new RegistryValueName("v", RegistryDataKind.DWord)),
                () => registry.Bytes("k", "v"),
            },
            ask => Assert.Equal(UnknownCause.Unreadable, Assert.Throws<InspectionException>(ask).Cause));
    }
}
