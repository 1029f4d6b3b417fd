using System.IO.Compression;
using System.Security;
using System.Text;

namespace LyncPrereq.Tests.Support;

/// <summary>A topology that a test describes, in each form that the product writes.</summary>
internal sealed class MadeTopology
{
    private const string Published = "urn:schema:Microsoft.Rtc.Management.Deploy.Topology.2008";
    private const string Writable = "urn:schema:Microsoft.Rtc.Management.Deploy.WritableTopology.2008";
    private const string Roles = "urn:schema:Microsoft.Rtc.Management.Deploy.ServiceRoles.2008";

    private readonly List<Cluster> _clusters = [];
    private readonly List<Service> _services = [];

    public static TheoryData<string> Forms => ["published", "tbxml", "zip"];

    /// <summary>The names of sites, in order; a cluster names its site by number.</summary>
    public string[] Sites { get; init; } = ["North", "South"];

    public bool IsPublished { get; init; } = true;

    /// <summary>Adds a pool; computers that are null have no name of their own.</summary>
    public MadeTopology Pool(string fqdn, int site, params string?[] machines)
    {
        _clusters.Add(new Cluster(fqdn, site, machines));
        return this;
    }

    public MadeTopology Runs(string pool, string version, params string[] roleNames)
    {
        _services.AddRange(roleNames.Select(roleName => new Service(roleName, version, pool, null)));
        return this;
    }

    /// <summary>Adds a service on a SQL Server instance of a pool.</summary>
    public MadeTopology Stores(string pool, string version, params string[] roleNames)
    {
        _services.AddRange(roleNames.Select(roleName => new Service(roleName, version, pool, "rtc")));
        return this;
    }

    /// <summary>Adds the services of a Front End pool, without its database.</summary>
    public MadeTopology RunsFrontEnd(string pool, string version) =>
        Runs(pool, version, "UserServices", "Registrar", "WebServices", "ConfServices", "ApplicationServer");

    public byte[] Write(string form) => form switch
    {
        "published" => Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(ToPublished())).ToArray(),
        "tbxml" => Encoding.UTF8.GetBytes(ToBuilder()),
        "zip" => Zip(("[Content_Types].xml", "<Types />"), ("DocItemSet.xml", Envelope(ToPublished()))),
        "stored zip" => Zip(CompressionLevel.NoCompression, ("DocItemSet.xml", Envelope(ToPublished()))),
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    public static byte[] Zip(params (string Name, string Text)[] entries) => Zip(CompressionLevel.Optimal, entries);

    public static byte[] Zip(CompressionLevel level, params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach ((string name, string text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name, level).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The document of a configuration with other documents around the topology.</summary>
    public static string Envelope(string topology) =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><DocItemSet xmlns=\"urn:schema:Microsoft.Rtc.Management.Xds.AppLayer.2008\">"
        + Item("urn:xds:global:SimpleUrl", "SimpleUrlConfiguration", "<SimpleUrlConfiguration />")
        + Item("urn:xds:global:Topology", "Topology", topology)
        + Item("urn:xds:global:Voice", "VoicePolicy", $"<ServiceId xmlns=\"{Published}\" SiteId=\"1\" RoleName=\"Registrar\" />")
        + "</DocItemSet>";

    public string ToPublished() =>
        $"<Topology xmlns=\"{Published}\" Signature=\"00000000-0000-0000-0000-000000000001\"><InternalDomains />"
        + Element("Sites", Sites.Select((name, i) =>
            $"<{(i == 0 ? "CentralSite" : "RemoteSite")} SiteId=\"{i + 1}\"><Name>{Escape(name)}</Name><Location /></{(i == 0 ? "CentralSite" : "RemoteSite")}>"))
        + Element("Clusters", _clusters.Select(cluster => $"<Cluster Fqdn=\"{Escape(cluster.Fqdn)}\">{IdOf(cluster)}"
            + string.Concat(cluster.Machines.Select(Machine)) + "</Cluster>"))
        + Element("SqlInstances", Stored().Select(cluster => $"<SqlInstance><SqlInstanceId Name=\"rtc\">{IdOf(cluster)}</SqlInstanceId></SqlInstance>"))
        + Element("Services", _services.Select(service => $"<Service ServiceVersion=\"{service.Version}\"><ServiceId SiteId=\"1\" "
            + $"RoleName=\"{service.PlainName}\" Instance=\"1\" /><DependsOn /><InstalledOn>{PlaceOf(service)}</InstalledOn>{RegistrarOf(service)}</Service>"))
        + "</Topology>";

    public string ToBuilder() =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><TopologyBuilder IsFreeFromChanges=\"true\" FileName=\"C:\\Users\\someone\\x.tbxml\" "
        + "xmlns=\"urn:schema:Microsoft.Rtc.Management.Deploy.TopologyBuilder.2008\"><OldTopology><PartialTopology xmlns=\"" + Writable + "\"><CentralSites>"
        + $"<CentralSite SiteId=\"1\"><Clusters><Cluster UniqueId=\"{Guid.Empty}\" Fqdn=\"gone.contoso.example\"><Machines><Machine /></Machines></Cluster></Clusters></CentralSite>"
        + $"</CentralSites></PartialTopology></OldTopology><NewTopology><PartialTopology IsPublished=\"{(IsPublished ? "true" : "false")}\" xmlns=\"{Writable}\"><CentralSites>"
        + "<CentralSite SiteId=\"1\">" + InSite(1)
        + Element("RemoteSites", Sites.Skip(1).Select((_, i) => $"<RemoteSite SiteId=\"{i + 2}\">{InSite(i + 2)}</RemoteSite>"))
        + "</CentralSite></CentralSites>"
        + Element("Services", _services.Select(service => $"<Service UniqueId=\"{Guid.NewGuid()}\" RoleName=\"{service.PlainName}\" RoleVersion=\"1\" "
            + $"InstalledOn=\"{KeyOf(service.Pool, service.Instance)}\" ServiceVersion=\"{service.Version}\">{RegistrarOf(service)}</Service>"))
        + "</PartialTopology></NewTopology></TopologyBuilder>";

    private string InSite(int site) =>
        $"<Name xmlns=\"{Published}\">{Escape(Sites[site - 1])}</Name>" + Element("Clusters", _clusters.Where(cluster => cluster.Site == site).Select(cluster =>
            $"<Cluster UniqueId=\"{KeyOf(cluster.Fqdn, null)}\" Fqdn=\"{Escape(cluster.Fqdn)}\">"
            + Element("Machines", cluster.Machines.Select(Machine))
            + Element("SqlInstances", Stored().Contains(cluster) ? [$"<SqlInstance UniqueId=\"{KeyOf(cluster.Fqdn, "rtc")}\" Name=\"rtc\" />"] : [])
            + "</Cluster>"));

    private static string Item(string name, string element, string content) =>
        $"<DocItem Name=\"{name}\"><Data><AnchoredXml xmlns=\"urn:schema:Microsoft.Rtc.Management.ScopeFramework.2008\"><Key ScopeClass=\"Global\">"
        + $"<SchemaId Namespace=\"{Published}\" ElementName=\"{element}\" /></Key><Dictionary Count=\"1\"><Item><Key /><Value>{content}</Value></Item></Dictionary></AnchoredXml></Data></DocItem>";

    private static string Element(string name, IEnumerable<string> children) => $"<{name}>{string.Concat(children)}</{name}>";

    private static string Machine(string? fqdn) => fqdn is null ? "<Machine />" : $"<Machine Fqdn=\"{Escape(fqdn)}\"><NetInterface xmlns=\"{Published}\" /></Machine>";

    private static string RegistrarOf(Service service) =>
        service.PlainName == "Registrar" ? $"<RegistrarService xmlns=\"{Roles}\" IsDirector=\"{(service.IsDirector ? "true" : "false")}\" />" : "";

    private static string Escape(string text) => SecurityElement.Escape(text);

    /// <summary>The key of a pool, or of its SQL Server instance; of a pool that does not exist, one of its own.</summary>
    private Guid KeyOf(string pool, string? instance) =>
        new(_clusters.FindIndex(cluster => cluster.Fqdn == pool) + 2, (short)(instance is null ? 1 : 2), 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private string IdOf(Cluster cluster) => $"<ClusterId SiteId=\"{cluster.Site}\" Number=\"{_clusters.IndexOf(cluster) + 1}\" />";

    private string PlaceOf(Service service)
    {
        string id = _clusters.Find(cluster => cluster.Fqdn == service.Pool) is { } found ? IdOf(found) : "<ClusterId SiteId=\"9\" Number=\"9\" />";
        return service.Instance is null ? id : $"<SqlInstanceId Name=\"{service.Instance}\">{id}</SqlInstanceId>";
    }

    private IEnumerable<Cluster> Stored() =>
        _clusters.Where(cluster => _services.Exists(service => service.Pool == cluster.Fqdn && service.Instance is not null));

    private sealed record Cluster(string Fqdn, int Site, string?[] Machines);

    /// <summary>A role name "Director" is a registrar that is one.</summary>
    private sealed record Service(string RoleName, string Version, string Pool, string? Instance)
    {
        public bool IsDirector => RoleName == "Director";

        public string PlainName => IsDirector ? "Registrar" : RoleName;
    }
}
