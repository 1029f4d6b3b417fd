namespace LyncPrereq.Benchmarks;

/// <summary>The servers of the race that is run at the moment, by name; whatever stands in for a cmdlet asks here.</summary>
internal static class Pool
{
    private static Dictionary<string, RaceServer> s_servers = [];

    public static string[] Names => [.. s_servers.Keys];

    public static RaceServer Server(string name) => s_servers[name];

    public static void Set(IEnumerable<RaceServer> servers) =>
        s_servers = servers.ToDictionary(server => server.Name, StringComparer.OrdinalIgnoreCase);
}
