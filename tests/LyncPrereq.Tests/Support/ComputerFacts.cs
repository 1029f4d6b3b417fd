namespace LyncPrereq.Tests.Support;

/// <summary>Classes of a computer, as a source contains them.</summary>
internal static class ComputerFacts
{
    /// <summary>An instance of a class: properties as "Name=value", with "|" between several values.</summary>
    public static Server Class(this Server server, string name, params string[][] instances) =>
        server.With(new InventorySource(InventorySourceKind.Class, "test")
        {
            Classes = [new ClassFact(name, [.. instances.Select(Instance)])],
        });

    public static Server Joined(this Server server, string domain = "contoso.example", string host = "fe01") =>
        server.Class("Win32_ComputerSystem", ["Name=" + host, "DNSHostName=" + host, "Domain=" + domain, "PartOfDomain=True"]);

    public static Server InWorkgroup(this Server server, string host = "edge01") =>
        server.Class("Win32_ComputerSystem", ["Name=" + host, "DNSHostName=" + host, "Domain=WORK GROUP", "PartOfDomain=False"]);

    /// <summary>Network adapters with TCP/IP: addresses, then "dhcp" or not, then gateways.</summary>
    public static Server Adapters(this Server server, params (string Addresses, bool Dhcp, string Gateways)[] adapters) => server.Class(
        "Win32_NetworkAdapterConfiguration",
        [
            ["IPEnabled=False", "IPAddress=", "DHCPEnabled=True", "DefaultIPGateway="],
            .. adapters.Select(some => new[]
            {
                "IPEnabled=True",
                "IPAddress=" + some.Addresses,
                "DHCPEnabled=" + some.Dhcp,
                "DefaultIPGateway=" + some.Gateways,
            }),
        ]);

    private static InstanceFact Instance(string[] properties) => new(
    [
        .. properties.Select(property => property.Split('=', 2)).Select(parts =>
            new PropertyFact(parts[0], parts[1].Length == 0 ? [] : parts[1].Split('|'))),
    ]);
}
