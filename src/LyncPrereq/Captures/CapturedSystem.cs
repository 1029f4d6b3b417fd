using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>
/// Stores the operating system of a source, which the other sources of the same server must not contradict.
/// </summary>
internal sealed class CapturedSystem
{
    private readonly int? _build;
    private readonly bool? _isServer;

    public CapturedSystem(InventorySource source, string file)
    {
        Kind = source.KindValue;
        File = file;
        var system = new OperatingSystemFacts([source]);
        _build = system.Build.IsKnown ? system.Build.Value : null;
        _isServer = system.ProductType.IsKnown ? system.ProductType.Value != 1 : null;
    }

    public InventorySourceKind Kind { get; }

    public string File { get; }

    /// <summary>
    /// Returns whether two systems differ. Windows Server 2008 R2 is the same release with and without its service
    /// pack.
    /// </summary>
    public bool Contradicts(CapturedSystem other) =>
        (_isServer is { } isServer && other._isServer is { } isOtherServer && isServer != isOtherServer)
        || (_build is { } build && other._build is { } otherBuild && build != otherBuild && !AreOneRelease(build, otherBuild));

    public override string ToString() =>
        _build is { } build ? Text.Format(_isServer == false ? SR.SystemClient : SR.SystemServer, build)
        : _isServer == false ? SR.SystemAnyClient
        : SR.SystemAnyServer;

    private static bool AreOneRelease(int build, int other) =>
        WindowsReleases.Find(build, isServer: true) is { } release && WindowsReleases.HasBuild(release, other);
}
