using LyncPrereq.Inspection.Cim;

namespace LyncPrereq.Tests.Inspection;

public sealed class QuestionLimitTests
{
    private TimeSpan _now;

    [Fact]
    public void The_share_is_that_of_the_first_question_only()
    {
        QuestionLimit limit = Make(0.5);

        Assert.Equal(TimeSpan.FromSeconds(30), limit.Next);
        _now = TimeSpan.FromSeconds(2);
        Assert.Equal(TimeSpan.FromSeconds(30), limit.Next);
        limit.Answered();
        Assert.Equal(TimeSpan.FromSeconds(58), limit.Next);
        _now = TimeSpan.FromSeconds(40);
        Assert.Equal(TimeSpan.FromSeconds(20), limit.Next);
    }

    [Fact]
    public void A_transport_that_comes_second_has_the_rest()
    {
        QuestionLimit limit = Make(1);
        _now = TimeSpan.FromSeconds(30);

        Assert.Equal(TimeSpan.FromSeconds(30), limit.Next);
    }

    [Fact]
    public void A_share_is_never_more_than_the_rest()
    {
        QuestionLimit limit = Make(0.5);
        _now = TimeSpan.FromSeconds(45);

        Assert.Equal(TimeSpan.FromSeconds(15), limit.Next);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(6000)]
    public void When_the_time_is_over_there_still_is_a_limit(int seconds)
    {
        QuestionLimit limit = Make(1);
        _now = TimeSpan.FromSeconds(seconds);

        Assert.Equal(TimeSpan.FromMilliseconds(100), limit.Next);
    }

    private QuestionLimit Make(double share) => new(TimeSpan.FromMinutes(1), share, () => _now);
}
