using System.Text.RegularExpressions;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Features;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Requirements;

/// <summary>The Add-WindowsFeature line of the article's section on Windows Server 2012.</summary>
public sealed class CommandLineTests
{
    private static readonly string[] s_line =
    [
        "RSAT-ADDS", "Web-Server", "Web-Static-Content", "Web-Default-Doc", "Web-Http-Errors", "Web-Asp-Net",
        "Web-Net-Ext", "Web-ISAPI-Ext", "Web-ISAPI-Filter", "Web-Http-Logging", "Web-Log-Libraries",
        "Web-Request-Monitor", "Web-Http-Tracing", "Web-Basic-Auth", "Web-Windows-Auth", "Web-Client-Auth",
        "Web-Filtering", "Web-Stat-Compression", "Web-Dyn-Compression", "NET-WCF-HTTP-Activation45", "Web-Asp-Net45",
        "Web-Mgmt-Tools", "Web-Scripting-Tools", "Web-Mgmt-Compat", "Desktop-Experience", "Telnet-Client", "BITS",
    ];

    private static readonly Catalog s_catalog = Catalogs.For(LyncProduct.LyncServer2013);

    public static TheoryData<string> Names => [.. s_line];

    [Fact]
    public void The_names_are_those_of_the_article()
    {
        string article = TestFiles.Document("additional-software-requirements.md");

        string line = Regex.Match(article, "^Add-WindowsFeature (?<names>.+) -Source", RegexOptions.Multiline).Groups["names"].Value;

        Assert.Equal(s_line, line.Split(", "));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_name_belongs_to_exactly_one_requirement(string name)
    {
        IEnumerable<Requirement> holders = s_catalog.Requirements.Where(requirement => requirement.Roles.Contains(LyncRole.FrontEnd) && requirement.Cases
            .Where(some => some.AppliesTo(WindowsRelease.WindowsServer2012) && some.Condition is not null)
            .SelectMany(some => some.Condition!.Features)
            .Any(feature => feature.Name == name || feature.BroughtBy.Contains(name)));

        Requirement holder = Assert.Single(holders);
        Assert.Contains(holder.Sources, source =>
            source.OriginValue == RequirementOrigin.CommandLine && source.Quote == "Add-WindowsFeature … " + name);
    }

    [Fact]
    public void No_requirement_claims_to_stand_in_the_line_that_does_not()
    {
        IEnumerable<string> claimed = s_catalog.Requirements
            .SelectMany(requirement => requirement.Sources)
            .Where(source => source.OriginValue == RequirementOrigin.CommandLine)
            .Select(source => source.Quote["Add-WindowsFeature … ".Length..]);

        Assert.Equal(s_line.Order(), claimed.Order());
    }

    [Theory]
    [InlineData("CommandLine.ActiveDirectoryTools", "RSAT-ADDS")]
    [InlineData("CommandLine.RequestMonitor", "Web-Request-Monitor")]
    [InlineData("CommandLine.BasicAuthentication", "Web-Basic-Auth")]
    [InlineData("CommandLine.AspNet45", "Web-Asp-Net45")]
    [InlineData("CommandLine.ManagementTools", "Web-Mgmt-Tools")]
    [InlineData("CommandLine.IIS6Compatibility", "Web-Mgmt-Compat")]
    [InlineData("CommandLine.TelnetClient", "Telnet-Client")]
    [InlineData("CommandLine.Bits", "BITS")]
    public void What_only_the_line_names_is_recommended_on_Windows_Server_2012_and_later(string id, string feature)
    {
        Assert.Equal(RequirementImportance.Recommended, s_catalog.Find(id)!.Importance);
        Assert.Equal([LyncRole.FrontEnd, LyncRole.StandardEdition], s_catalog.Find(id)!.Roles);
        foreach (LyncRole role in s_catalog.Find(id)!.Roles)
        {
            Assert.Equal(PrerequisiteStatus.Met, Server.WindowsServer2012().Features(feature).Test(id, role).StatusValue);
            Assert.Equal(PrerequisiteStatus.NotMet, Server.WindowsServer2012R2().Features(feature + "=Available").Test(id, role).StatusValue);
            Assert.Equal(PrerequisiteStatus.NotApplicable, Server.WindowsServer2008R2().Features(feature).Test(id, role).StatusValue);
        }
    }

    [Fact]
    public void What_the_line_leaves_out_is_still_asked_for()
    {
        string[] closure =
        [
            .. s_line.Concat(s_line.SelectMany(FeatureTable.For(WindowsRelease.WindowsServer2012R2)!.NeedsOf)).Distinct(),
        ];

        List<PrerequisiteResult> rows = Server.WindowsServer2012R2()
            .Features([.. closure, "Windows-Identity-Foundation=Available", "Web-Mgmt-Console=Available"])
            .Test(LyncRole.FrontEnd);

        Assert.Equal(
            ["WindowsIdentityFoundation", "IIS.ManagementConsole"],
            rows.Where(row => row.StatusValue == PrerequisiteStatus.NotMet).Select(row => row.RequirementId));
    }
}
