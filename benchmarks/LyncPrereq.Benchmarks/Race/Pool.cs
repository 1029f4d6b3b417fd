namespace LyncPrereq.Benchmarks;

/// <summary>Contains the servers of the current race by name. The substitutes for cmdlets use them.</summary>
internal static class Pool
{
    private static Dictionary<string, RaceServer> s_servers = [];

    public static string[] Names => [.. s_servers.Keys];

    public static RaceServer Server(string name) => s_servers[name];

    public static void Set(IEnumerable<RaceServer> servers) =>
        s_servers = servers.ToDictionary(server => server.Name, StringComparer.OrdinalIgnoreCase);
}
