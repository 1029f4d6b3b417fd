namespace LyncPrereq.Tests.Commands;

public sealed class ViewCellTests
{
    [Theory]
    [InlineData("Met", "  Met")]
    [InlineData("NotMet", "X NotMet")]
    [InlineData("Unknown", "? Unknown")]
    [InlineData("NotApplicable", "- NotApplicable")]
    public void A_status_has_its_mark_where_there_is_no_colour(string status, string shown) =>
        Assert.Equal(shown, ViewCell.Status(status, null));

    [Fact]
    public void Colour_lies_on_the_word_and_the_mark_stays()
    {
        var style = new { OutputRendering = "Ansi", Reset = ")", Formatting = new { Error = "(" } };

        Assert.Equal("X (NotMet)", ViewCell.Status("NotMet", style));
        Assert.Equal("X (TimedOut)", ViewCell.Outcome("TimedOut", style));
    }
}
