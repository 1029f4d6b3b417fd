using System.Text.RegularExpressions;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Conditions;
using LyncPrereq.Requirements.Features;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Requirements;

/// <summary>What the shipped catalogs say, held against the documents and against the features of real systems.</summary>
public sealed class CatalogTests
{
    private static readonly Dictionary<string, string[]> s_files = new()
    {
        ["Additional software requirements for Lync Server 2013"] = ["additional-software-requirements.md"],
        ["Administrative tools software requirements in Lync Server 2013"] =
            ["neighbours", "administrative-tools-software-requirements.md"],
        ["Additional server support and requirements in Lync Server 2013"] =
            ["neighbours", "additional-server-support-and-requirements.md"],
        ["IIS configuration in Lync Server 2013"] = ["neighbours", "iis-configuration.md"],
        ["Install operating systems and prerequisite software on servers for Lync Server 2013"] =
            ["neighbours", "install-operating-systems-and-prerequisite-software-on-servers.md"],
        ["Installing Windows PowerShell 3.0 for Lync Server 2013"] = ["neighbours", "installing-windows-powershell-3-0.md"],
        ["Server and tools operating system support in Lync Server 2013"] =
            ["neighbours", "server-and-tools-operating-system-support.md"],
        ["System requirements for servers running Lync Server 2013"] =
            ["neighbours", "system-requirements-for-servers-running-lync-server-2013.md"],
        ["Technical requirements for Persistent Chat Server in Lync Server 2013"] =
            ["neighbours", "technical-requirements-for-persistent-chat-server.md"],
        ["Server hardware platforms for Lync Server 2013"] = ["neighbours", "server-hardware-platforms.md"],
        ["Server roles in Lync Server 2013"] = ["neighbours", "server-roles.md"],
        ["Hardware and software requirements for the Director in Lync Server 2013"] =
            ["neighbours", "hardware-and-software-requirements-for-the-director.md"],
    };

    /// <summary>Those that are not kept beside a checkout; their commit says what was read.</summary>
    private static readonly string[] s_elsewhere =
    [
        "Release notes for Lync Server 2013",
        "Description of Windows Identity Foundation",
        "Ports and protocols for internal servers in Lync Server 2013",
        "Requirements to publish a topology in Lync Server 2013",
        "Deployment checklist for external user access in Lync Server 2013",
        "Configure DNS for edge support in Lync Server 2013",
        "Determine DNS requirements for Lync Server 2013",
        "Active Directory support in Lync Server 2013",
        "DNS requirements for Front End pools in Lync Server 2013",
        "Disable TLS 1.0/1.1 in Skype for Business Server 2015",
        "Set up network interfaces for Edge Servers in Lync Server 2013",
        "DNS summary - Single consolidated edge with private IP addresses using NAT in Lync Server 2013",
        "Capacity planning using the user models for Lync Server 2013",
        "Publish the topology in Lync Server 2013",
        "Server collocation in an Enterprise Edition Front End pool deployment for Lync Server 2013",
        "Server collocation in a Standard Edition server deployment for Lync Server 2013",
        "Deployment guidelines for Mediation Server in Lync Server 2013",
        "Anti-Virus Software in the Operating System on Exchange Servers",
        "Timer job reference for SharePoint Server",
        "FpcRPCServices enumeration",
        "Installing and configuring watcher nodes in Lync Server 2013",
    ];

    private static readonly IEnumerable<Catalog> s_catalogs = Enum.GetValues<LyncProduct>().Select(Catalogs.For);

    public static TheoryData<LyncProduct, string> Ids => IdsOf(_ => true);

    /// <summary>The requirements for features of Windows.</summary>
    public static TheoryData<LyncProduct, string> FeatureIds => IdsWith(feature => true);

    /// <summary>The requirements for a feature that another one includes.</summary>
    public static TheoryData<LyncProduct, string> IncludedFeatureIds => IdsWith(feature => feature.BroughtBy.Length > 0);

    /// <summary>The numbers that the page of contradictions gives.</summary>
    private static IEnumerable<string> Contradictions =>
        Regex.Matches(File.ReadAllText(Path.Combine(TestFiles.Repository, "docs", "contradictions.md")), @"^\| (C\d+) \|", RegexOptions.Multiline)
            .Select(row => row.Groups[1].Value);

    /// <summary>Needs the documents, which are not part of the repository.</summary>
    [Fact]
    public void Every_quote_is_in_its_document_under_its_heading()
    {
        Catalog catalog = Catalogs.For(LyncProduct.LyncServer2013);
        RequirementSource[] sources =
        [
            .. catalog.Requirements.SelectMany(requirement => requirement.Sources)
                .Concat(catalog.SeparateServers.Select(rule => rule.Source))
                .Where(source => !s_elsewhere.Contains(source.Document)),
        ];
        Dictionary<string, string> documents = s_files.ToDictionary(file => file.Key, file => TestFiles.Document(file.Value));

        Assert.NotEmpty(catalog.SeparateServers);
        Assert.InRange(sources.Length, catalog.Requirements.Length, int.MaxValue);
        Assert.All(sources, source =>
        {
            string markdown = documents[source.Document];
            string text = PlainText.Of(markdown);
            Assert.All(source.Quote.Split(" … "), part => Assert.Contains(PlainText.Of(part), text, StringComparison.Ordinal));
            Assert.Contains(source.Section, PlainText.HeadingsOf(markdown));
            Assert.Contains(source.Document, PlainText.HeadingsOf(markdown));
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_role_has_a_sentence_that_asks_for_the_requirement(LyncProduct product, string id)
    {
        Requirement requirement = Catalogs.For(product).Find(id)!;

        Assert.All(requirement.Roles, role => Assert.Contains(
            requirement.Sources,
            source => source.RoleValue.Length == 0 || source.RoleValue.Contains(role)));
        Assert.Empty(requirement.Sources.SelectMany(source => source.RoleValue).Except(requirement.Roles));
        Assert.Empty(requirement.Cases.SelectMany(some => some.Roles).Except(requirement.Roles));
    }

    [Fact]
    public void Every_contradiction_on_its_page_is_answered_by_a_reading_and_every_reading_stands_there() => Assert.Equal(
        Contradictions.ToHashSet(),
        s_catalogs
            .SelectMany(catalog => catalog.Requirements)
            .SelectMany(requirement => requirement.Interpretations)
            .Select(reading => reading.Contradiction)
            .OfType<string>()
            .ToHashSet());

    /// <summary>The pages that change without another date.</summary>
    [Fact]
    public void Every_page_under_version_control_has_the_commit_that_was_read() => Assert.All(
        s_catalogs.SelectMany(catalog => catalog.Requirements
            .SelectMany(requirement => requirement.Sources)
            .Concat(catalog.SeparateServers.Select(rule => rule.Source))
            .Concat(catalog.SameInPool.Select(rule => rule.Source))),
        source => Assert.True(
            source.Uri.Host != "github.com" || Regex.IsMatch(source.Commit ?? "", "^[0-9a-f]{40}$"),
            source.Document));

    [Fact]
    public void No_number_is_given_twice_and_none_is_left_out() => Assert.Equal(
        Enumerable.Range(1, Contradictions.Count()).Select(number => "C" + number),
        Contradictions.OrderBy(number => int.Parse(number[1..], System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [MemberData(nameof(FeatureIds))]
    public void Every_feature_is_known_on_each_system_of_its_case_under_all_its_names(LyncProduct product, string id) =>
        Assert.All(Features(product, id), feature =>
        {
            WindowsFeature? known = FeatureTable.For(feature.Release)?.Find(feature.Condition.Name);
            Assert.Equal(feature.Condition.Name, known?.Name);
            Assert.NotEmpty(known!.DismNames);
            Assert.NotNull(known.DisplayName);
        });

    [Theory]
    [MemberData(nameof(IncludedFeatureIds))]
    public void A_feature_is_brought_by_those_that_cannot_be_there_without_it(LyncProduct product, string id) =>
        Assert.All(Features(product, id), feature => Assert.All(feature.Condition.BroughtBy, bringer =>
            Assert.Contains(feature.Condition.Name, FeatureTable.For(feature.Release)!.NeedsOf(bringer))));

    [Fact]
    public void There_are_requirements_of_both_kinds_for_the_tests_above()
    {
        Assert.NotEmpty(FeatureIds);
        Assert.NotEmpty(IncludedFeatureIds);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_supported_server_system_is_spoken_of(LyncProduct product, string id)
    {
        Requirement requirement = Catalogs.For(product).Find(id)!;

        foreach (WindowsRelease release in Catalogs.For(product).OperatingSystems)
        {
            Assert.All(requirement.Roles, role =>
                Assert.Single(requirement.Cases, some => some.AppliesTo(release) && some.AppliesTo([role])));
        }
    }

    private static TheoryData<LyncProduct, string> IdsWith(Func<FeatureCondition, bool> isMeant) => IdsOf(requirement =>
        requirement.Cases.Any(some => some.OperatingSystems.Length > 0 && some.Condition?.Features.Any(isMeant) == true));

    private static TheoryData<LyncProduct, string> IdsOf(Func<Requirement, bool> isMeant)
    {
        var ids = new TheoryData<LyncProduct, string>();
        foreach (LyncProduct product in Enum.GetValues<LyncProduct>())
        {
            Array.ForEach(Array.FindAll(Catalogs.For(product).Requirements, isMeant.Invoke), requirement => ids.Add(product, requirement.Id));
        }

        return ids;
    }

    private static (FeatureCondition Condition, WindowsRelease Release)[] Features(LyncProduct product, string id)
    {
        (FeatureCondition Condition, WindowsRelease Release)[] features =
        [
            .. from some in Catalogs.For(product).Find(id)!.Cases
               from condition in some.Condition?.Features ?? []
               from release in some.OperatingSystems
               select (condition, release),
        ];
        Assert.NotEmpty(features);
        return features;
    }
}
