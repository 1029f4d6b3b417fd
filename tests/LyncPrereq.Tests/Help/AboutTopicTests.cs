using System.Text.RegularExpressions;
using LyncPrereq.Commands;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Help;

/// <summary>The about topics list what there is, no more and no less.</summary>
public sealed class AboutTopicTests
{
    private static readonly string s_results = Topic("about_LyncPrereq_Results");

    [Theory]
    [InlineData("about_LyncPrereq")]
    [InlineData("about_LyncPrereq_Results")]
    [InlineData("about_LyncPrereq_Catalogs")]
    public void A_topic_fits_a_console_of_80_columns(string name)
    {
        string text = Topic(name);

        Assert.StartsWith($"TOPIC\n    {name}\n", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Every_error_is_listed_with_its_category()
    {
        IEnumerable<string> ids = Directory.EnumerateFiles(Path.Combine(TestFiles.Repository, "src", "LyncPrereq"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"nameof\(SR\.(\w+)\)"))
            .Select(id => id.Groups[1].Value)
            .Distinct();
        IEnumerable<string> expected =
            from id in ids
            select id + " " + ErrorRecords.From(new InputException(id, "", "")).CategoryInfo.Category;

        IEnumerable<string> listed = Regex.Matches(Part("ERRORS"), @"^    (\w+) +(\w+) +\S.*\n        \S", RegexOptions.Multiline)
            .Select(line => line.Groups[1].Value + " " + line.Groups[2].Value);

        Assert.Equal(expected.Order(StringComparer.Ordinal), listed);
    }

    [Theory]
    [InlineData(typeof(PrerequisiteResult), "PROPERTIES OF A ROW (PrerequisiteResult)")]
    [InlineData(typeof(Evidence), "EVIDENCE")]
    [InlineData(typeof(RequirementSource), "REFERENCE (RequirementSource)")]
    [InlineData(typeof(InstallationPlan), "PLAN (InstallationPlan)")]
    [InlineData(typeof(InstallationStep), "STEP (InstallationStep)")]
    [InlineData(typeof(InstallationResult), "RESULT OF A STEP (InstallationResult)")]
    public void Every_member_is_listed(Type type, string heading) => Assert.Equal(
        type.GetProperties().Select(member => member.Name),
        Regex.Matches(Part(heading), @"^    (\w+) \(.+\)$", RegexOptions.Multiline).Select(line => line.Groups[1].Value));

    [Theory]
    [InlineData(typeof(PrerequisiteStatus), "STATUS")]
    [InlineData(typeof(UnknownCause), "CAUSE")]
    [InlineData(typeof(InstallationOutcome), "OUTCOME OF A STEP")]
    [InlineData(typeof(InstallationStepKind), "KIND OF A STEP")]
    public void Every_value_is_listed(Type type, string heading) => Assert.Equal(
        Enum.GetNames(type),
        Regex.Matches(Part(heading), @"^    (\w+)(?:  |$)", RegexOptions.Multiline).Select(line => line.Groups[1].Value));

    private static string Topic(string name) =>
        File.ReadAllText(Path.Combine(HelpPage.Folder, name + ".help.txt")).ReplaceLineEndings("\n");

    private static string Part(string heading) => Regex.Match(
        s_results,
        $@"^{Regex.Escape(heading)}\n(.*?)(?=^\S|\z)",
        RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
}
