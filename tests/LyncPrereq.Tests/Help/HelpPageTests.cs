using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Help;

/// <summary>The pages of docs/en-US say what the cmdlets are.</summary>
public sealed class HelpPageTests
{
    public static TheoryData<string> AllCmdlets => [.. Cmdlets.Names];

    [Fact]
    public void Every_cmdlet_has_a_page_and_every_page_a_cmdlet()
    {
        IEnumerable<string> pages = Directory.GetFiles(HelpPage.Folder, "*-*.md").Select(page => Path.GetFileNameWithoutExtension(page)!);

        Assert.Equal(Cmdlets.Names, pages.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AllCmdlets))]
    public void Every_parameter_is_described_as_it_is(string cmdlet)
    {
        HelpPage page = HelpPage.Of(cmdlet);

        Assert.Equal(
            Cmdlets.ParametersOf(cmdlet).Select(parameter => parameter.Name).Order(StringComparer.Ordinal),
            page.Parameters.Order(StringComparer.Ordinal));
        Assert.All(Cmdlets.ParametersOf(cmdlet), parameter =>
        {
            Assert.Equal(Cmdlets.FactsOf(cmdlet, parameter), page.Facts(parameter.Name));
            Assert.NotEqual("", page.Description(parameter.Name));
        });
    }

    [Theory]
    [MemberData(nameof(AllCmdlets))]
    public void Nothing_is_left_to_be_filled_in(string cmdlet)
    {
        HelpPage page = HelpPage.Of(cmdlet);

        Assert.All(
            ["SYNOPSIS", "SYNTAX", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"],
            title =>
            {
                Assert.NotEqual("", page.Section(title).Trim());
                Assert.DoesNotContain("{{", page.Section(title), StringComparison.Ordinal);
            });
    }

    [Theory]
    [MemberData(nameof(AllCmdlets))]
    public void There_are_three_examples_and_each_shows_its_output_or_says_why_not(string cmdlet)
    {
        (string Title, string Text)[] examples = [.. HelpPage.Of(cmdlet).Examples];

        Assert.InRange(examples.Length, 3, 12);
        Assert.All(examples, example =>
        {
            bool hasOutput = example.Text.Contains("```output\n", StringComparison.Ordinal);
            Assert.NotEqual(hasOutput, example.Text.Contains("No output is shown, because this example requires ", StringComparison.Ordinal));
            Assert.Equal(hasOutput, example.Text.Contains("samples/", StringComparison.Ordinal) || cmdlet == "Get-LyncRoleRequirement");
        });
    }

    [Theory]
    [MemberData(nameof(AllCmdlets))]
    public void What_comes_out_is_described_with_its_members(string cmdlet)
    {
        string outputs = HelpPage.Of(cmdlet).Section("OUTPUTS");

        Assert.All(Cmdlets.Get(cmdlet).OutputType, output =>
        {
            Assert.Contains($"### {output.Type.FullName}\n", outputs, StringComparison.Ordinal);
            if (output.Type.Assembly == Cmdlets.Get(cmdlet).ImplementingType.Assembly)
            {
                Assert.All(output.Type.GetProperties(), member => Assert.Contains($"- {member.Name} (", outputs, StringComparison.Ordinal));
            }
        });
    }
}
