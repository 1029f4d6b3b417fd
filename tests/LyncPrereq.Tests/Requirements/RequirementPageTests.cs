using LyncPrereq.Facts;
using LyncPrereq.Reporting;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Requirements;

/// <summary>The page of the documentation that shows which role of which product has which requirement.</summary>
public sealed class RequirementPageTests
{
    private static readonly Catalog[] s_catalogs = [.. Enum.GetValues<LyncProduct>().Select(Catalogs.For)];

    [Fact]
    public void The_page_shows_the_catalogs() => ReviewedText.CheckFile(Path.Combine("docs", "requirements.md"), [.. Page()]);

    [Fact]
    public void Every_requirement_of_every_product_is_on_the_page()
    {
        string page = File.ReadAllText(Path.Combine(TestFiles.Repository, "docs", "requirements.md"));
        Dictionary<string, string> sections = page.Split("\n## ").Skip(1).ToDictionary(section => section.Split('\n')[0]);

        Assert.All(s_catalogs, catalog => Assert.All(catalog.Requirements, requirement =>
            Assert.Single(sections[catalog.Name].Split('\n'), line => line.Contains("`" + requirement.Id + "`", StringComparison.Ordinal))));
    }

    private static IEnumerable<string> Page() =>
    [
        "<!-- Generated from the catalogs by a run of the tests with " + ReviewedText.Renew + "=1. -->",
        "",
        "# Requirements by product and role",
        "",
        "The tables show which requirements the module tests for each role. ● means Required, ○ means Recommended, and an empty cell",
        "means that the role does not have the requirement. The last column lists the releases of Windows Server to which the",
        "requirement applies, if it does not apply to all releases that the product supports.",
        "",
        "`Get-LyncRoleRequirement` returns the same requirements with their conditions, sources, and the sentences of the documents.",
        "For disagreements between the documents, see [Contradictions](contradictions.md).",
        .. s_catalogs.SelectMany(Section),
    ];

    private static IEnumerable<string> Section(Catalog catalog) =>
    [
        "",
        "## " + catalog.Name,
        "",
        "Supported systems: " + string.Join(", ", catalog.OperatingSystems.Select(WindowsReleases.NameOf)) + ".",
        "",
        Row(["Requirement", "ID", .. catalog.Roles.Select(role => ReportWords.Roles([role])), "Only on"]),
        Row(["---", "---", .. catalog.Roles.Select(_ => ":-:"), "---"]),
        .. catalog.Requirements.Select(requirement => Row(
            [
                requirement.Name + Workloads(requirement),
                "`" + requirement.Id + "`",
                .. catalog.Roles.Select(role => Mark(catalog, requirement, role)),
                Systems(catalog, requirement),
            ])),
    ];

    private static string Row(string[] cells) => "| " + string.Join(" | ", cells) + " |";

    private static string Workloads(Requirement requirement) => requirement.Workloads.Length == 0
        ? ""
        : " (with " + string.Join(", ", requirement.Workloads) + ")";

    private static string Mark(Catalog catalog, Requirement requirement, LyncRole role) =>
        !Array.Exists(catalog.OperatingSystems, system => Applies(requirement, [role], system)) ? ""
        : requirement.Importance == RequirementImportance.Required ? "●"
        : "○";

    private static string Systems(Catalog catalog, Requirement requirement)
    {
        WindowsRelease[] systems = Array.FindAll(catalog.OperatingSystems, system => Applies(requirement, requirement.Roles, system));
        return systems.Length == catalog.OperatingSystems.Length
            ? ""
            : string.Join(", ", systems.Select(system => WindowsReleases.NameOf(system).Replace("Windows Server ", "", StringComparison.Ordinal)));
    }

    private static bool Applies(Requirement requirement, LyncRole[] roles, WindowsRelease system) =>
        requirement.RolesIn(roles).Length > 0
        && requirement.Cases.Any(some => some.Condition is not null && some.AppliesTo(system) && some.AppliesTo(roles));
}
