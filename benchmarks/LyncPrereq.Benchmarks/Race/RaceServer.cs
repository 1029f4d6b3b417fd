using LyncPrereq.Tests.Support;

namespace LyncPrereq.Benchmarks;

/// <summary>
/// One stand-in server as it is seen from two places: over the wire, where each question is a round trip, and by what
/// runs on it. Both have the same state, and where its features are asked for, both take the same time.
/// </summary>
internal sealed class RaceServer
{
    public const string Features = "Win32_OptionalFeature";

    /// <summary>What fails when a session to the server is to be used.</summary>
    public const string Session = "session";

    /// <param name="name">The name that it goes by.</param>
    /// <param name="release">The system.</param>
    /// <param name="roundTrip">What a question over the wire takes.</param>
    /// <param name="query">What a list of the features takes the server itself.</param>
    /// <param name="change">What is not as it should be.</param>
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
