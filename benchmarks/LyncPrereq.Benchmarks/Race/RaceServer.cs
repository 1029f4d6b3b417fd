using LyncPrereq.Tests.Support;

namespace LyncPrereq.Benchmarks;

/// <summary>
/// Represents a simulated server, accessed over the network, where each query is a round trip, or by a script that runs
/// on it. Both use the same state and take the same time for a list of features.
/// </summary>
internal sealed class RaceServer
{
    public const string Features = "Win32_OptionalFeature";

    /// <summary>Fails if a session to the server is used.</summary>
    public const string Session = "session";

    /// <param name="name">The name.</param>
    /// <param name="release">The operating system.</param>
    /// <param name="roundTrip">The time of a query over the network.</param>
    /// <param name="query">The time that the server needs for a list of features.</param>
    /// <param name="change">Changes the server, so that something is missing or fails.</param>
    public RaceServer(
        string name,
        WindowsRelease release,
        TimeSpan roundTrip,
        TimeSpan query,
        Action<FakeServer>? change = null)
    {
        Release = release;
        Remote = Make(name, release, query, change);
        Remote.Latency = roundTrip;
        Inside = Make(name, release, query, change);
    }

    public string Name => Remote.Name;

    public WindowsRelease Release { get; }

    public FakeServer Remote { get; }

    public FakeServer Inside { get; }

    private static FakeServer Make(string name, WindowsRelease release, TimeSpan query, Action<FakeServer>? change)
    {
        FakeServer server = FakeServers.Of(release, name);
        change?.Invoke(server);
        return query == TimeSpan.Zero ? server : server.Fails(Features, cancel => cancel.WaitHandle.WaitOne(query));
    }
}
