using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Requirements;

/// <summary>
/// The requirement table as a text that people have read and approved. A change of it is a change of what servers are
/// told, so it has to be seen.
/// </summary>
public sealed class RequirementTableTests
{
    public static TheoryData<LyncProduct> Products => [.. Enum.GetValues<LyncProduct>()];

    [Theory]
    [MemberData(nameof(Products))]
    public void The_requirement_table_is_the_reviewed_one(LyncProduct product) =>
        ReviewedText.Check("requirements." + product, Write(Catalogs.For(product)));

    [Theory]
    [MemberData(nameof(Products))]
    public void Every_requirement_and_role_stands_in_the_table(LyncProduct product)
    {
        Catalog catalog = Catalogs.For(product);

        string table = string.Join('\n', Write(catalog));

        Assert.All(catalog.Requirements, requirement =>
            Assert.Contains("\n" + requirement.Id + "\n", table, StringComparison.Ordinal));
        Assert.All(catalog.Roles, role => Assert.Contains(role.ToString(), table, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Write(Catalog catalog)
    {
        yield return "# What is asked of a server: each requirement, on each of the systems of " + catalog.Name + ".";
        foreach (Requirement requirement in catalog.Requirements)
        {
            yield return "";
            yield return requirement.Id;
            yield return "  " + requirement.Name + " (" + requirement.Category + ", " + requirement.Importance + ")";
            yield return "  roles: " + string.Join(", ", requirement.Roles);
            if (requirement.Workloads.Length > 0)
            {
                yield return "  where one of these is deployed: " + string.Join(", ", requirement.Workloads);
            }

            foreach (string line in catalog.OperatingSystems.SelectMany(system => Write(catalog, requirement, system)))
            {
                yield return "  " + line;
            }
        }
    }

    private static IEnumerable<string> Write(Catalog catalog, Requirement requirement, WindowsRelease system)
    {
        // Roles that are asked the same share their lines.
        foreach (IGrouping<string, LyncRole> same in requirement.Roles.GroupBy(role =>
            string.Join('\n', Describe(RoleRequirement.Of(catalog, requirement, [role], system)))))
        {
            yield return system + (same.Count() == requirement.Roles.Length ? "" : " (" + string.Join(", ", same) + ")");
            foreach (string line in same.Key.Split('\n'))
            {
                yield return "  " + line;
            }
        }
    }

    private static IEnumerable<string> Describe(RoleRequirement requirement)
    {
        yield return (requirement.Applies ? "expected: " : "not asked: ") + requirement.Expected;
        foreach (FeatureName feature in requirement.Feature)
        {
            yield return "feature: " + feature.ServerManagerName
                + " | " + (feature.DisplayName ?? "?")
                + " | " + string.Join(" + ", feature.DismName)
                + (feature.BroughtBy.Length > 0 ? " | brought by " + string.Join(", ", feature.BroughtBy) : "");
        }

        if (requirement.InstallCommand is not null)
        {
            yield return "command: " + requirement.InstallCommand;
        }

        if (requirement.Remediation is not null)
        {
            yield return "to do: " + requirement.Remediation;
        }

        if (requirement.RestartRequired)
        {
            yield return "restart";
        }
    }
}
