using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;
using LyncPrereq.Topology;

namespace LyncPrereq.Tests.Topology;

/// <summary>The computers, roles, and products of a topology, and what is wrong with it.</summary>
public sealed class TopologyContentTests : IDisposable
{
    private readonly Folder _folder = new();

    public static TheoryData<string> Forms => MadeTopology.Forms;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_of_a_topology_gives_the_same_computers(string form)
    {
        TopologyContent content = Read(
            new MadeTopology { Sites = ["Zürich", "Branch & Sons"] }
                .Pool("fepool.contoso.example", 1, "fe01.contoso.example", "FE02.contoso.example").RunsFrontEnd("fepool.contoso.example", "6")
                .Runs("fepool.contoso.example", "6", "MediationServer")
                .Pool("sql01.contoso.example", 1, [null]).Stores("sql01.contoso.example", "6", "UserStore", "CentralMgmtStore")
                .Pool("files.contoso.example", 1, [null]).Runs("files.contoso.example", "6", "FileStore")
                .Pool("edge.contoso.example", 1, "edge01.contoso.example").Runs("edge.contoso.example", "6", "EdgeServer", "ManagementServices")
                .Pool("se01.contoso.example", 2, [null]).RunsFrontEnd("se01.contoso.example", "7")
                .Runs("se01.contoso.example", "7", "FileStore", "PersistentChatService").Stores("se01.contoso.example", "7", "UserStore"),
            form);

        Assert.Empty(content.Problems);
        Assert.Equal(
            [
                "fe01.contoso.example|FrontEnd, Mediation|LyncServer2013|fepool.contoso.example|Zürich|LyncServer",
                "FE02.contoso.example|FrontEnd, Mediation|LyncServer2013|fepool.contoso.example|Zürich|LyncServer",
                "sql01.contoso.example|||sql01.contoso.example|Zürich|SqlServer",
                "files.contoso.example|||files.contoso.example|Zürich|FileServer",
                "edge01.contoso.example|Edge|LyncServer2013|edge.contoso.example|Zürich|LyncServer",
                "se01.contoso.example|StandardEdition, PersistentChat|SkypeForBusinessServer2015|se01.contoso.example|Branch & Sons|LyncServer",
            ],
            content.Machines.Select(Describe));
        Assert.Equal(
            ["UserServices", "Registrar", "WebServices", "ConfServices", "ApplicationServer", "FileStore", "PersistentChatService", "UserStore"],
            content.Machines[^1].Computer.Services);
    }

    [Theory]
    [InlineData("Director,WebServices", "Director", "LyncServer")]
    [InlineData("Director,UserServices,WebServices", "Director", "LyncServer")]
    [InlineData("MediationServer", "Mediation", "LyncServer")]
    [InlineData("EdgeServer,ManagementServices", "Edge", "LyncServer")]
    [InlineData("PersistentChatService", "PersistentChat", "LyncServer")]
    [InlineData("ExternalServer", "TrustedApplication", "LyncServer")]
    [InlineData("VideoInteropServer", "VideoInteropServer", "LyncServer")]
    [InlineData("VideoInteropService", "VideoInteropServer", "LyncServer")]
    [InlineData("ExternalServer,UserServices,Registrar,UserStore", "StandardEdition, TrustedApplication", "LyncServer")]
    [InlineData("EdgeServer,SomethingNew", "Edge", "LyncServer")]
    [InlineData("Registrar,MediationServer", "", "SurvivableBranch")]
    [InlineData("ConfServices", "", "LegacyServer")]
    [InlineData("MonitoringServer,ArchivingServer", "", "LegacyServer")]
    [InlineData("FileStore", "", "FileServer")]
    [InlineData("WacService", "", "OfficeWebApps")]
    [InlineData("PstnGateway", "", "PstnGateway")]
    [InlineData("VideoGateway", "", "VideoGateway")]
    [InlineData("FileStore,PstnGateway,ArchivingStore", "", "SqlServer")]
    [InlineData("SomethingNew", "", "Other")]
    [InlineData("CentralMgmt", "", "Other")]
    [InlineData("", "", "Unused")]
    public void Services_give_roles(string services, string roles, string kind)
    {
        TopologyContent content = Read(new MadeTopology().Pool("pool.contoso.example", 1, "a.contoso.example")
            .Runs("pool.contoso.example", "7", services.Split(',', StringSplitOptions.RemoveEmptyEntries)));

        Assert.Empty(content.Problems);
        TopologyComputer computer = Assert.Single(content.Machines).Computer;
        Assert.Equal((roles, kind), (computer.Role.ToString(), computer.Kind));
        Assert.Equal(roles.Length > 0 ? "SkypeForBusinessServer2015" : null, computer.Product);
    }

    [Fact]
    public void One_server_is_no_Standard_Edition_server_unless_it_has_the_user_database()
    {
        TopologyContent content = Read(new MadeTopology()
            .Pool("one.contoso.example", 1, "one.contoso.example").RunsFrontEnd("one.contoso.example", "6").Stores("one.contoso.example", "6", "ArchivingStore")
            .Pool("sql.contoso.example", 1, [null]).Stores("sql.contoso.example", "6", "UserStore"));

        Assert.Equal("FrontEnd", content.Machines[0].Computer.Role.ToString());
    }

    [Fact]
    public void A_mirror_without_services_is_a_database_server()
    {
        string document = new MadeTopology().Pool("mirror.contoso.example", 1, [null]).ToPublished().Replace(
            "<SqlInstances>", "<SqlInstances><SqlInstance><SqlInstanceId Name=\"\"><ClusterId SiteId=\"1\" Number=\"1\" /></SqlInstanceId></SqlInstance>", StringComparison.Ordinal);

        Assert.Equal("SqlServer", Assert.Single(Read(document).Machines).Computer.Kind);
    }

    [Theory]
    [InlineData("6", "LyncServer2013")]
    [InlineData("7", "SkypeForBusinessServer2015")]
    [InlineData("8", "SkypeForBusinessServer2019")]
    public void The_version_of_services_gives_the_product(string version, string product) =>
        Assert.Equal(product, Assert.Single(Read(new MadeTopology().Pool("m.contoso.example", 1, [null]).Runs("m.contoso.example", version, "MediationServer")).Machines).Computer.Product);

    [Theory]
    [InlineData("5", "LyncServer2010")]
    [InlineData("9", "9")]
    [InlineData("", "(none)")]
    [InlineData("seven", "seven")]
    public void Another_version_is_an_error_that_names_the_pool_and_its_computers(string version, string shown)
    {
        TopologyContent content = Read(new MadeTopology()
            .Pool("old.contoso.example", 1, "old01.contoso.example", "old02.contoso.example").RunsFrontEnd("old.contoso.example", version)
            .Pool("med.contoso.example", 1, [null]).Runs("med.contoso.example", "7", "MediationServer"));

        AssertProblem(content, "ProductNotSupported", "old.contoso.example", "old.contoso.example", "old01.contoso.example", "old02.contoso.example", shown);
        Assert.Equal([true, true, false], content.Machines.Select(machine => machine.IsRefused));
    }

    [Fact]
    public void A_pool_whose_upgrade_is_not_complete_is_an_error_that_names_both_versions()
    {
        TopologyContent content = Read(new MadeTopology()
            .Pool("half.contoso.example", 1, "half01.contoso.example").Runs("half.contoso.example", "7", "UserServices").Runs("half.contoso.example", "6", "Registrar"));

        AssertProblem(
            content,
            "TopologyVersionsDiffer",
            "half.contoso.example",
            "half01.contoso.example",
            "UserServices: 7 (SkypeForBusinessServer2015); Registrar: 6 (LyncServer2013)");
        Assert.True(Assert.Single(content.Machines).IsRefused);
    }

    [Fact]
    public void Databases_and_file_stores_of_another_version_do_not_matter()
    {
        TopologyContent content = Read(new MadeTopology()
            .Pool("se.contoso.example", 1, [null]).RunsFrontEnd("se.contoso.example", "7").Runs("se.contoso.example", "6", "FileStore", "PstnGateway", "SomethingNew")
            .Stores("se.contoso.example", "6", "UserStore"));

        Assert.Empty(content.Problems);
        Assert.Equal("SkypeForBusinessServer2015", Assert.Single(content.Machines).Computer.Product);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_service_of_a_pool_that_is_not_in_the_document_is_an_error(string form)
    {
        TopologyContent content = Read(
            new MadeTopology().Pool("med.contoso.example", 1, [null]).Runs("med.contoso.example", "7", "MediationServer").Runs("gone.contoso.example", "7", "EdgeServer", "EdgeServer"),
            form);

        AssertProblem(content, "TopologyServiceLost", null, "services: EdgeServer.");
        Assert.Single(content.Machines);
    }

    [Fact]
    public void The_edition_is_not_guessed_if_the_user_database_is_not_in_the_document()
    {
        TopologyContent content = Read(new MadeTopology()
            .Pool("pool.contoso.example", 1, "fe.contoso.example").RunsFrontEnd("pool.contoso.example", "7").Stores("gone.contoso.example", "7", "UserStore")
            .Pool("se.contoso.example", 1, [null]).RunsFrontEnd("se.contoso.example", "7").Stores("se.contoso.example", "7", "UserStore"));

        Assert.Equal(["TopologyServiceLost", "TopologyEditionUnknown"], content.Problems.Select(problem => problem.ErrorId));
        Assert.Equal([true, false], content.Machines.Select(machine => machine.IsRefused));
    }

    [Fact]
    public void The_edition_is_not_guessed_if_the_document_has_no_user_database() => AssertProblem(
        Read(new MadeTopology().Pool("se.contoso.example", 1, [null]).RunsFrontEnd("se.contoso.example", "7")), "TopologyEditionUnknown", "se.contoso.example");

    [Fact]
    public void A_pool_without_computers_is_an_error() => AssertProblem(
        Read(new MadeTopology().Pool("empty.contoso.example", 1).Runs("empty.contoso.example", "7", "MediationServer")), "TopologyPoolEmpty", "empty.contoso.example");

    [Fact]
    public void A_topology_without_computers_is_an_error() => AssertProblem(Read(new MadeTopology()), "TopologyEmpty", null);

    [Theory]
    [InlineData("fe01.contoso.example; Remove-Item")]
    [InlineData("*")]
    [InlineData(" ")]
    [InlineData("")]
    public void A_name_that_no_computer_can_have_is_an_error(string name) => AssertProblem(
        Read(new MadeTopology().Pool("pool.contoso.example", 1, name).Runs("pool.contoso.example", "7", "MediationServer")), "TopologyNameInvalid", "pool.contoso.example", "'" + name + "'");

    [Fact]
    public void A_computer_that_a_pool_names_twice_is_one() => Assert.Equal("a.contoso.example", Assert.Single(
        Read(new MadeTopology().Pool("p.contoso.example", 1, "a.contoso.example", "A.contoso.example").Runs("p.contoso.example", "7", "EdgeServer")).Machines).Computer.ComputerName);

    [Fact]
    public void A_site_without_a_name_is_null()
    {
        string document = new MadeTopology().Pool("m.contoso.example", 1, [null]).Runs("m.contoso.example", "7", "EdgeServer").ToPublished();

        Assert.Null(Assert.Single(Read(document.Replace("<Name>North</Name>", "", StringComparison.Ordinal)).Machines).Computer.Site);
        Assert.Null(Assert.Single(Read(document.Replace("SiteId=\"1\" Number", "SiteId=\"7\" Number", StringComparison.Ordinal)).Machines).Computer.Site);
    }

    [Fact]
    public void Sites_of_an_earlier_product_have_pools_too()
    {
        string document = new MadeTopology().Pool("m.contoso.example", 1, [null]).Runs("m.contoso.example", "7", "MediationServer").ToBuilder();

        TopologyContent content = Read(document.Replace("CentralSite", "BackCompatSite", StringComparison.Ordinal));

        Assert.Empty(content.Problems);
        Assert.Equal("North", Assert.Single(content.Machines).Computer.Site);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Topology_Builder_says_whether_it_was_published(bool isPublished, bool expected) => Assert.Equal(
        expected, Read(new MadeTopology { IsPublished = isPublished }.Pool("m.contoso.example", 1, [null]), "tbxml").IsPublished);

    private static string Describe(TopologyMachine machine) => string.Join("|", [
        machine.Computer.ComputerName,
        machine.Computer.Role.ToString(),
        machine.Computer.Product ?? "",
        machine.Computer.Pool,
        machine.Computer.Site,
        machine.Computer.Kind]);

    private static void AssertProblem(TopologyContent content, string id, string? target, params string[] parts)
    {
        InputException problem = Assert.Single(content.Problems);
        Assert.Equal(id, problem.ErrorId);
        Assert.All(parts, part => Assert.Contains(part, problem.Message, StringComparison.Ordinal));
        if (target is not null)
        {
            Assert.Equal(target, problem.Target);
        }
    }

    private TopologyContent Read(MadeTopology topology, string form = "published") => Read(topology.Write(form));

    private TopologyContent Read(string document) => Read(System.Text.Encoding.UTF8.GetBytes(document));

    private TopologyContent Read(byte[] document)
    {
        string path = _folder.Write("topology", document);
        return new TopologyContent(path, TopologyFile.Read(new CaptureFile(path)));
    }
}
