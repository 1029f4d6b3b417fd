using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;
using LyncPrereq.Topology;

namespace LyncPrereq.Tests.Topology;

/// <summary>The topologies of real and of made deployments, beside a checkout.</summary>
public sealed class PublicTopologyTests
{
    private static readonly string[] s_enterprise =
    [
        .. Enumerable.Range(1, 4).Select(i => $"xfrontend{i}.contoso.com|FrontEnd, Mediation|SkypeForBusinessServer2015|frontendpool.contoso.com|Contoso|LyncServer"),
        .. Enumerable.Range(1, 3).Select(i => $"xedge{i}.contoso.com|Edge|SkypeForBusinessServer2015|edgepool.contoso.com|Contoso|LyncServer"),
        "xOffice1.contoso.com|||xOffice1.contoso.com|Contoso|OfficeWebApps",
        "xSQL1.contoso.com|||xSQL1.contoso.com|Contoso|SqlServer",
        "xFile1.contoso.com|||xFile1.contoso.com|Contoso|FileServer",
        "xFile2.contoso.com|||xFile2.contoso.com|Contoso|FileServer",
    ];

    private static readonly string[] s_standard =
    [
        "skypefe.contoso.com|StandardEdition, Mediation|SkypeForBusinessServer2015|skypefe.contoso.com|TVP|LyncServer",
        "Edge.contoso.com|Edge|SkypeForBusinessServer2015|Edge.contoso.com|TVP|LyncServer",
        "sbc1.contoso.com|||sbc1.contoso.com|TVP|PstnGateway",
    ];

    private static readonly string[] s_allRoles =
    [
        .. Enumerable.Range(1, 3).Select(i => $"fe0{i}.contoso.example|FrontEnd, Mediation|LyncServer2013|fepool.contoso.example|North|LyncServer"),
        "sql01.contoso.example|||sql01.contoso.example|North|SqlServer",
        "dfs.contoso.example|||dfs.contoso.example|North|FileServer",
        "dir01.contoso.example|Director|LyncServer2013|dirpool.contoso.example|North|LyncServer",
        "dir02.contoso.example|Director|LyncServer2013|dirpool.contoso.example|North|LyncServer",
        "med01.contoso.example|Mediation|LyncServer2013|medpool.contoso.example|North|LyncServer",
        "pc01.contoso.example|PersistentChat|LyncServer2013|pchat.contoso.example|North|LyncServer",
        "pc02.contoso.example|PersistentChat|LyncServer2013|pchat.contoso.example|North|LyncServer",
        "edge01.contoso.example|Edge|LyncServer2013|edge-int.contoso.example|North|LyncServer",
        "edge02.contoso.example|Edge|LyncServer2013|edge-int.contoso.example|North|LyncServer",
        "app01.contoso.example|TrustedApplication|LyncServer2013|apps.contoso.example|North|LyncServer",
        "owas.contoso.example|||owas.contoso.example|North|OfficeWebApps",
        "sbc01.contoso.example|||sbc01.contoso.example|North|PstnGateway",
        "se01.contoso.example|StandardEdition, Mediation, PersistentChat|SkypeForBusinessServer2015|se01.contoso.example|South|LyncServer",
        "new01.contoso.example|FrontEnd|SkypeForBusinessServer2019|new.contoso.example|South|LyncServer",
        "sba01.contoso.example|||sba01.contoso.example|Branch|SurvivableBranch",
        "empty01.contoso.example|||empty.contoso.example|North|Unused",
    ];

    /// <summary>The documents; none without the captures, so that a plain clone skips one test.</summary>
    public static TheoryData<string, string, string[]> Documents => TestFiles.Find("topology", "enterprise-pool.tbxml") is null ? [] : new()
    {
        { "enterprise-pool.tbxml", "", s_enterprise },
        { "standard-edition.published.xml", "", s_standard },
        { "all-roles.published.xml", "ProductNotSupported old.contoso.example, TopologyVersionsDiffer half.contoso.example", s_allRoles },
        { "all-roles.published.utf16.xml", "ProductNotSupported old.contoso.example, TopologyVersionsDiffer half.contoso.example", s_allRoles },
        { "all-roles.configuration.zip", "ProductNotSupported old.contoso.example, TopologyVersionsDiffer half.contoso.example", s_allRoles },
    };

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Documents))]
    public void A_document_gives_the_computers_that_were_reviewed(string file, string problems, string[] computers)
    {
        TopologyContent content = Read(file);

        Assert.Equal(problems, string.Join(", ", content.Problems.Select(problem => problem.ErrorId + " " + problem.Target)));
        Assert.Equal(computers, Describe(content));
    }

    private static TopologyContent Read(string file)
    {
        string path = TestFiles.Get("topology", file);
        return new TopologyContent(path, TopologyFile.Read(new CaptureFile(path)));
    }

    private static IEnumerable<string> Describe(TopologyContent content)
    {
        var set = new TopologySet();
        content.Machines.ForEach(set.Add);
        return set.Computers.Select(computer => string.Join("|", [
            computer.ComputerName,
            computer.Role.ToString(),
            computer.Product ?? "",
            computer.Pool,
            computer.Site,
            computer.Kind]));
    }
}
