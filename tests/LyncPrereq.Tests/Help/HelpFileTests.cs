using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Help;

/// <summary>The help file says what its pages say, also where PlatyPS is not at hand to make it anew.</summary>
public sealed class HelpFileTests
{
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private static readonly XDocument s_file = XDocument.Load(Path.Combine(HelpPage.Folder, "LyncPrereq.dll-Help.xml"));

    public static TheoryData<string> AllCmdlets => [.. Cmdlets.Names];

    [Theory]
    [MemberData(nameof(AllCmdlets))]
    public void Every_parameter_is_described_as_it_is(string cmdlet)
    {
        IEnumerable<string> described =
            from parameter in Command(cmdlet).Element(s_command + "parameters")!.Elements()
            select string.Join("|", [
                parameter.Element(s_maml + "name")!.Value,
                parameter.Element(s_dev + "type")!.Value.Trim(),
                parameter.Attribute("required")!.Value,
                parameter.Attribute("globbing")!.Value,
                parameter.Attribute("pipelineInput")!.Value,
                Text(parameter.Element(s_maml + "description")!)]);

        Assert.Equal(Cmdlets.ParametersOf(cmdlet).Select(parameter => Expected(cmdlet, parameter)).Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AllCmdlets))]
    public void Every_example_stands_there_with_its_code_and_output(string cmdlet)
    {
        IEnumerable<string> shown = s_file.Descendants(s_command + "example")
            .Where(example => example.Ancestors(s_command + "command").Single() == Command(cmdlet))
            .Select(example => example.Element(s_dev + "code")!.Value);

        Assert.Equal(
            HelpPage.Of(cmdlet).Examples.Select(example => string.Join(
                "\n\n",
                Regex.Matches(example.Text, @"^```\w+\n(.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)
                    .Select(block => block.Groups[1].Value))),
            shown);
    }

    [Fact]
    public void No_markup_of_the_pages_is_left() => Assert.All(
        s_file.Descendants(s_maml + "para"),
        paragraph => Assert.DoesNotMatch(@"`|\*\*|\]\(|\{\{|[\u0080-\u009f]", paragraph.Value));

    [Theory]
    [MemberData(nameof(AllCmdlets))]
    public void Online_help_is_a_document_that_requirements_are_quoted_from(string cmdlet)
    {
        string address = Cmdlets.Get(cmdlet).ImplementingType.GetCustomAttribute<CmdletAttribute>()!.HelpUri;

        Assert.Contains(
            address,
            Catalogs.For(LyncProduct.LyncServer2013).Requirements.SelectMany(requirement => requirement.Sources).Select(source => source.Uri.OriginalString));
        Assert.Contains(address, Command(cmdlet).Descendants(s_maml + "uri").Select(uri => uri.Value));
    }

    private static XElement Command(string cmdlet) => s_file.Root!.Elements(s_command + "command")
        .Single(command => command.Element(s_command + "details")!.Element(s_command + "name")!.Value == cmdlet);

    private static string Expected(string cmdlet, ParameterMetadata parameter)
    {
        ICollection<ParameterSetMetadata> sets = parameter.ParameterSets.Values;
        string[] ways =
        [
            .. sets.Any(set => set.ValueFromPipeline) ? ["ByValue"] : Array.Empty<string>(),
            .. sets.Any(set => set.ValueFromPipelineByPropertyName) ? ["ByPropertyName"] : Array.Empty<string>(),
        ];
        return string.Join("|", [
            parameter.Name,
            parameter.ParameterType.FullName!,
            sets.Any(set => set.IsMandatory) ? "true" : "false",
            Cmdlets.TakesWildcards(cmdlet, parameter.Name) ? "true" : "false",
            ways.Length > 0 ? $"true ({string.Join(", ", ways)})" : "false",
            PlainText.Of(HelpPage.Of(cmdlet).Description(parameter.Name).Replace("`", "", StringComparison.Ordinal))]);
    }

    private static string Text(XElement element) => PlainText.Of(Regex.Replace(element.Value, @"\s+", " "));
}
