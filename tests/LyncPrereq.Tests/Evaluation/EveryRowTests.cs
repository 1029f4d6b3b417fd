using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>Every requirement of every product can be met, not met, and unknown, and its rows for each role are reviewed.</summary>
public sealed class EveryRowTests
{
    /// <summary>Requirements without one of these results: what is never proved, or never missing.</summary>
    private static readonly Dictionary<string, PrerequisiteStatus[]> s_without = new()
    {
        // A later update can contain these.
        ["Update.KB2858668"] = [PrerequisiteStatus.NotMet],
        ["Update.KB2982006"] = [PrerequisiteStatus.NotMet],
        ["Tls12.KB3140245"] = [PrerequisiteStatus.NotMet],

        // Tested by a person.
        ["SchannelForLyncOn2012R2"] = [PrerequisiteStatus.Met, PrerequisiteStatus.NotMet],
    };

    public static TheoryData<LyncProduct> Products => [.. Enum.GetValues<LyncProduct>()];

    [Theory]
    [MemberData(nameof(Products))]
    public void Every_row_can_be_met_not_met_and_unknown(LyncProduct product)
    {
        Catalog catalog = Catalogs.For(product);
        ILookup<string, PrerequisiteStatus> statuses = catalog.Roles
            .SelectMany(role => Servers(product, role, catalog).SelectMany(server => server.Test(product, role)))
            .ToLookup(row => row.RequirementId, row => row.StatusValue);

        Assert.All(catalog.Requirements, requirement => Assert.Equal(
            new[] { PrerequisiteStatus.Met, PrerequisiteStatus.NotMet, PrerequisiteStatus.Unknown }
                .Except(s_without.GetValueOrDefault(requirement.Id, [])),
            statuses[requirement.Id].Distinct().Where(status => status != PrerequisiteStatus.NotApplicable).Order()));
    }

    /// <summary>A row that no case can leave out is never without a result that applies.</summary>
    [Theory]
    [MemberData(nameof(Products))]
    public void A_good_server_is_compliant_on_every_system(LyncProduct product)
    {
        Catalog catalog = Catalogs.For(product);
        foreach (LyncRole role in catalog.Roles)
        {
            Assert.All(
                catalog.OperatingSystems.SelectMany(release => RoleServers.Good(product, role, release).Test(product, role)),
                row => Assert.True(row.IsCompliant || row.CauseValue == UnknownCause.Undocumented, $"{role} {row}: {row.Reason}"));
        }
    }

    [Fact]
    public void The_rows_of_each_role_and_product_are_reviewed() => ReviewedText.Check("verdicts.roles", Lines());

    private static IEnumerable<Server> Servers(LyncProduct product, LyncRole role, Catalog catalog) =>
    [
        new Server(),
        new Server().System(6002),
        .. catalog.OperatingSystems.SelectMany(release => new[]
        {
            RoleServers.Bare(release),
            RoleServers.Good(product, role, release),
            RoleServers.Good(product, role, release, isTls10: false),
            BeforeSetup(release),
            RoleServers.Bad(product, role, release, isJoined: false),
            RoleServers.Bad(product, role, release, isJoined: true),
        }),
    ];

    /// <summary>A server without the product that prevents its installation.</summary>
    private static Server BeforeSetup(WindowsRelease release) => Server.On(release)
        .With(new InventorySource(InventorySourceKind.OperatingSystem, "test")
        {
            OperatingSystem = new OperatingSystemFact { SystemDrive = "C:" },
        })
        .Key(RegistryLocations.DefaultInternational, Server.Words("sTimeFormat", "HH.mm.ss"))
        .Class("Win32_LogicalDisk", ["DeviceID=C:", "DriveType=3", "FreeSpace=1024"]);

    /// <summary>A line for each row: the status for each role, and what was seen for the first of them.</summary>
    private static IEnumerable<string> Lines()
    {
        foreach (LyncProduct product in Enum.GetValues<LyncProduct>())
        {
            Catalog catalog = Catalogs.For(product);
            WindowsRelease release = catalog.OperatingSystems[^1];
            foreach ((string name, Func<LyncRole, Server> server) in new (string, Func<LyncRole, Server>)[]
            {
                ("bare", _ => RoleServers.Bare(release)),
                ("good", role => RoleServers.Good(product, role, release)),
                ("bad", role => RoleServers.Bad(product, role, release, isJoined: role == LyncRole.Edge)),
            })
            {
                yield return $"{product}, {release}, {name}";
                List<PrerequisiteResult> rows = [.. catalog.Roles.SelectMany(role => server(role).Test(product, role))];
                foreach (Requirement requirement in catalog.Requirements)
                {
                    yield return "  " + requirement.Id;
                    foreach (IGrouping<string, PrerequisiteResult> same in rows
                        .Where(row => row.RequirementId == requirement.Id)
                        .GroupBy(row => $"    {row.Status}: {row.Actual}. {row.Reason}"))
                    {
                        yield return same.Key + " (" + string.Join(", ", same.SelectMany(row => row.RoleValue)) + ")";
                    }
                }
            }
        }
    }
}
