using System.IO.Compression;
using System.Text;
using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;
using LyncPrereq.Topology;

namespace LyncPrereq.Tests.Topology;

/// <summary>Which files are read as topologies, and with which error every other file is refused.</summary>
public sealed class TopologyFileTests : IDisposable
{
    private const string Head = "<Topology xmlns=\"" + TopologyNamespaces.Published + "\">";
    private const string Objects = "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\"><S>x</S></Objs>";

    private static readonly MadeTopology s_topology = new MadeTopology { Sites = ["Zürich", "South"] }
        .Pool("pool.contoso.example", 1, "a.contoso.example").Runs("pool.contoso.example", "7", "EdgeServer");

    private readonly Folder _folder = new();

    public static TheoryData<string, string> Encodings => new()
    {
        { "utf-8", "" },
        { "utf-8 mark", "" },
        { "utf-8", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n" },
        { "utf-8", "<?xml version=\"1.0\" encoding=\"utf-16\"?>\r\n" },
        { "utf-8", "\r\n  <?xml version=\"1.0\"?>\r\n<!-- saved -->" },
        { "utf-16", "" },
        { "utf-16 mark", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n" },
        { "utf-16be", "" },
        { "utf-16be mark", "<?xml version=\"1.0\" encoding=\"utf-16\"?>\r\n" },
        { "utf-32 mark", "" },
        { "latin1", "" },
        { "latin1", "<?xml version=\"1.0\" encoding=\"Windows-1252\"?>\r\n" },
    };

    public static TheoryData<string, string> Foreign => new()
    {
        { "Hello, world", "TopologyNotRecognized" },
        { "Name,Services\nfe01,System.Object[]\n", "TopologyNotRecognized" },
        { "{ \"format\": \"LyncPrereq.ServerInventory\" }", "TopologyNotRecognized" },
        { "<html><body>Topology</body></html>", "TopologyNotRecognized" },
        { "<PartialTopology xmlns=\"" + TopologyNamespaces.Writable + "\" />", "TopologyNotRecognized" },
        { "<Topology />", "TopologySchemaUnknown" },
        { "<Topology xmlns=\"urn:schema:Microsoft.Rtc.Management.Deploy.Topology.2031\" />", "TopologySchemaUnknown" },
        { "<TopologyBuilder xmlns=\"urn:other\" />", "TopologySchemaUnknown" },
        { Objects, "TopologyClixml" },
        { "<DocItemSet><DocItem Name=\"urn:lcd:kim@contoso.example\"><Data><HomedResource><Contacts>", "TopologyUserData" },
        { "<DocItemSet><DocItem Name=\"urn:xds:global:Voice\"><Data /></DocItem></DocItemSet>", "TopologyMissing" },
        { "<AnchoredXml />", "TopologyMissing" },
        { "<DocItemSet>" + Head + "</Topology>" + Head + "</Topology></DocItemSet>", "TopologyMalformed" },
        { "PK\u0003\u0004", "TopologyZipInvalid" },
        { "PK", "TopologyZipInvalid" },
        { "<", "TopologyTruncated" },
        { Head, "TopologyTruncated" },
        { Head + "<Clusters><Cluster Fqdn=\"a", "TopologyTruncated" },
        { Head + "</Topology", "TopologyTruncated" },
        { Head + "<a></b></Topology>", "TopologyMalformed" },
        { Head + "</Topology>" + Head + "</Topology>", "TopologyMalformed" },
        { Head + "</Topology> PS C:\\>", "TopologyMalformed" },
        { Head + "&unknown;</Topology>", "TopologyMalformed" },
        { Head + "\u0001</Topology>", "TopologyMalformed" },
        { Head + "<Clusters><Cluster /></Clusters></Topology>", "TopologyMalformed" },
        { Head + "<Clusters><Cluster Fqdn=\"a.contoso.example\" /></Clusters></Topology>", "TopologyMalformed" },
        { Head + "<Clusters><Cluster Fqdn=\"a.contoso.example\"><ClusterId SiteId=\"1\" /></Cluster></Clusters></Topology>", "TopologyMalformed" },
        { Head + "<Services><Service ServiceVersion=\"7\" /></Services></Topology>", "TopologyMalformed" },
        { Head + "<Clusters>" + Cluster + Cluster + "</Clusters></Topology>", "TopologyMalformed" },
        { "<!DOCTYPE Topology [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + Head + "&x;</Topology>", "TopologyMalformed" },
        { "<!DOCTYPE Topology SYSTEM \"http://192.0.2.1/x.dtd\">" + Head + "</Topology>", "TopologyMalformed" },
        { "<!DOCTYPE t [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + Head + "&b;</Topology>", "TopologyMalformed" },
    };

    private static string Cluster => "<Cluster Fqdn=\"a.contoso.example\"><ClusterId SiteId=\"1\" Number=\"1\" /><Machine /></Cluster>";

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_document_is_read_in_any_encoding(string encoding, string prolog)
    {
        string site = ReadSite(Encode(encoding, prolog + s_topology.ToPublished()));

        Assert.Equal("Zürich", site);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_document_of_a_configuration_is_read_in_any_encoding(string encoding, string prolog)
    {
        byte[] document = Encode(encoding, prolog + MadeTopology.Envelope(s_topology.ToPublished()).Split("?>")[1]);

        Assert.Equal("Zürich", ReadSite(document));
        Assert.Equal("Zürich", ReadSite(Zip(("other/DocItemSet.xml", [1]), ("docItemSet.XML", document), ("[Content_Types].xml", [2]))));
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public void Any_other_file_is_refused(string content, string id)
    {
        InputException problem = Refused(Encoding.UTF8.GetBytes(content));

        Assert.Equal(id, problem.ErrorId);
        Assert.Equal(_folder.File("file"), problem.Target);
        Assert.Contains("'" + _folder.File("file") + "'", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("DocItemSet.xml.bak")]
    [InlineData("sub/DocItemSet.xml")]
    [InlineData("../DocItemSet.xml")]
    [InlineData("/DocItemSet.xml")]
    [InlineData("config.zip")]
    [InlineData("DocItemSet.xml|DocItemSet.xml")]
    public void A_zip_file_without_exactly_one_document_is_refused(string names)
    {
        byte[] document = Encoding.UTF8.GetBytes(MadeTopology.Envelope(s_topology.ToPublished()));

        byte[] zip = Zip([.. names.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, document))]);

        Assert.Equal("TopologyZipForeign", Refused(zip).ErrorId);
        Assert.Equal(["file"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_zip_file_in_a_zip_file_is_not_opened()
    {
        byte[] inner = s_topology.Write("zip");

        Assert.Equal("TopologyNotRecognized", Refused(Zip(("DocItemSet.xml", inner))).ErrorId);
    }

    [Fact]
    public void A_truncated_zip_file_is_refused()
    {
        byte[] zip = s_topology.Write("zip");

        Assert.All(Enumerable.Range(2, zip.Length - 3).Where(length => length % 7 == 0), length =>
            Assert.Equal("TopologyZipInvalid", Refused([.. zip.Take(length)]).ErrorId));
    }

    [Fact]
    public void A_document_that_is_cut_anywhere_is_refused()
    {
        byte[] document = Encoding.UTF8.GetBytes(s_topology.ToPublished());

        Assert.All(Enumerable.Range(1, document.Length - 1), length =>
            Assert.Equal("TopologyTruncated", Refused([.. document.Take(length)]).ErrorId));
    }

    [Fact]
    public void A_document_that_expands_too_far_is_refused_before_it_is_read()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("DocItemSet.xml").Open();
            byte[] blanks = [.. Enumerable.Repeat((byte)' ', 1 << 20)];
            for (int i = 0; i < 65; i++)
            {
                entry.Write(blanks, 0, blanks.Length);
            }
        }

        Assert.Equal("InputTooLarge", Refused(bytes.ToArray()).ErrorId);
    }

    [Theory]
    [InlineData(32, false)]
    [InlineData(33, true)]
    [InlineData(200_000, true)]
    public void A_document_is_nested_up_to_32_levels(int depth, bool isRefused)
    {
        string open = string.Concat(Enumerable.Repeat("<a>", depth));
        string close = string.Concat(Enumerable.Repeat("</a>", depth));
        byte[] document = Encoding.UTF8.GetBytes(Head + open + close + "</Topology>");

        if (isRefused)
        {
            Assert.Equal("TopologyTooDeep", Refused(document).ErrorId);
        }
        else
        {
            Assert.Empty(Read(document).Clusters);
        }
    }

    [Theory]
    [InlineData(4096, false)]
    [InlineData(4097, true)]
    public void A_document_has_up_to_4096_computers(int count, bool isRefused)
    {
        byte[] document = Encoding.UTF8.GetBytes(
            Head + "<Clusters><Cluster Fqdn=\"a.contoso.example\"><ClusterId SiteId=\"1\" Number=\"1\" />"
            + string.Concat(Enumerable.Range(0, count).Select(i => $"<Machine Fqdn=\"m{i}.contoso.example\" />")) + "</Cluster></Clusters></Topology>");

        if (isRefused)
        {
            Assert.Equal("TopologyTooLarge", Refused(document).ErrorId);
        }
        else
        {
            Assert.Equal(count, Assert.Single(Read(document).Clusters).Machines.Count);
        }
    }

    [Fact]
    public void Clusters_without_computers_count_too() => Assert.Equal("TopologyTooLarge", Refused(Encoding.UTF8.GetBytes(
        Head + "<Clusters>" + string.Concat(Enumerable.Range(0, 4097).Select(i =>
            $"<Cluster Fqdn=\"c{i}.contoso.example\"><ClusterId SiteId=\"1\" Number=\"{i}\" /></Cluster>")) + "</Clusters></Topology>")).ErrorId);

    [Theory]
    [InlineData(16384, false)]
    [InlineData(16385, true)]
    public void A_document_has_up_to_16384_services(int count, bool isRefused)
    {
        byte[] document = Encoding.UTF8.GetBytes(
            Head + "<Services>" + string.Concat(Enumerable.Repeat("<Service><ServiceId RoleName=\"x\" /></Service>", count)) + "</Services></Topology>");

        if (isRefused)
        {
            Assert.Equal("TopologyTooLarge", Refused(document).ErrorId);
        }
        else
        {
            Assert.Equal(count, Read(document).Services.Count);
        }
    }

    [Theory]
    [InlineData(255, false)]
    [InlineData(256, true)]
    [InlineData(50_000, true)]
    [InlineData(2_000_000, true)]
    public void An_element_has_up_to_256_attributes(int count, bool isRefused)
    {
        byte[] document = Encoding.UTF8.GetBytes(
            Head.Replace(">", " " + string.Join(" ", Enumerable.Range(0, count).Select(i => $"a{i}=''")) + ">", StringComparison.Ordinal) + "</Topology>");

        if (isRefused)
        {
            Assert.Equal("TopologyTooLarge", Refused(document).ErrorId);
        }
        else
        {
            Assert.Empty(Read(document).Clusters);
        }
    }

    [Theory]
    [InlineData("<a{0}/>", 70_000)]
    [InlineData("<a b{0}=''/>", 70_000)]
    [InlineData("<!--{0}-->", 200_000)]
    [InlineData("text{0}", 200_000)]
    public void Names_and_texts_are_limited(string piece, int count)
    {
        string text = string.Concat(Enumerable.Range(0, count).Select(i => piece.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));

        Assert.Equal("TopologyTooLarge", Refused(Encoding.UTF8.GetBytes(Head + text + "</Topology>")).ErrorId);
    }

    [Fact]
    public void Elements_of_another_schema_are_not_read()
    {
        string document = s_topology.ToPublished().Replace(
            "<Clusters>",
            "<Clusters><Cluster xmlns=\"urn:other\" Fqdn=\"x\" /><Extension xmlns=\"urn:other\">" + Cluster + "</Extension>",
            StringComparison.Ordinal);

        Assert.Equal("pool.contoso.example", Assert.Single(Read(Encoding.UTF8.GetBytes(document)).Clusters).Fqdn);
    }

    [Fact]
    public void A_prefix_means_the_same_as_a_default_namespace()
    {
        string document = s_topology.ToPublished().Replace("</", "</t:", StringComparison.Ordinal).Replace("<", "<t:", StringComparison.Ordinal)
            .Replace("<t:/t:", "</t:", StringComparison.Ordinal).Replace("Topology xmlns=", "Topology xmlns:t=", StringComparison.Ordinal);

        Assert.Equal("pool.contoso.example", Assert.Single(Read(Encoding.UTF8.GetBytes(document)).Clusters).Fqdn);
    }

    private static byte[] Encode(string encoding, string text)
    {
        Encoding used = encoding.Split(' ')[0] switch
        {
            "utf-16" => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
            "utf-16be" => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
            "utf-32" => new UTF32Encoding(bigEndian: false, byteOrderMark: true),
            "latin1" => Encoding.GetEncoding(28591),
            _ => new UTF8Encoding(true),
        };
        return [.. encoding.EndsWith("mark", StringComparison.Ordinal) ? used.GetPreamble() : [], .. used.GetBytes(text)];
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(content, 0, content.Length);
            }
        }

        return bytes.ToArray();
    }

    private string ReadSite(byte[] bytes) => Assert.Single(Read(bytes).Clusters).Site.Name!;

    /// <summary>The error of a file, which is closed then.</summary>
    private InputException Refused(byte[] bytes)
    {
        InputException problem = Assert.Throws<InputException>(() => Read(bytes));
        using FileStream alone = File.Open(_folder.File("file"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        return problem;
    }

    private DeployedTopology Read(byte[] bytes) => TopologyFile.Read(new CaptureFile(_folder.Write("file", bytes)));
}
