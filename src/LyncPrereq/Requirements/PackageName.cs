namespace LyncPrereq.Requirements;

/// <summary>
/// One name of a package's file. A file from the Microsoft Update Catalog has the SHA-1 of its content behind that name,
/// as in windows6.1-kb974405-x64_0123456789abcdef0123456789abcdef01234567.msu.
/// </summary>
internal sealed class PackageName
{
    private const string Hash = "(_[0-9a-f]{40})?";

    private PackageName(string shown, string pattern, int? release)
    {
        Shown = shown;
        Pattern = pattern;
        Release = release;
    }

    /// <summary>For people to read; with a * where a revision of the package may change the name.</summary>
    public string Shown { get; }

    /// <summary>
    /// A regular expression for the whole name in letters of either case, without a backslash and without alternatives: it
    /// is sent to servers beside others and behind a path.
    /// </summary>
    public string Pattern { get; }

    /// <summary>The release of .NET Framework 4.x that the file installs; null for any other package.</summary>
    public int? Release { get; }

    public static PackageName OfSetup(string stem, int release) =>
        new(stem + ".exe", Escape(stem) + Hash + "[.]exe", release);

    /// <param name="system">What the names of updates for the system begin with.</param>
    /// <param name="update">The number of the update.</param>
    /// <param name="isVersionKnown">Whether the first revision is the one in use.</param>
    public static PackageName OfUpdate(string system, string update, bool isVersionKnown = true) => new(
        system + "-" + update + (isVersionKnown ? "" : "*") + "-x64.msu",
        Escape(system) + "-" + update + "(-v[0-9]+)?-x64" + Hash + "[.]msu",
        null);

    private static string Escape(string text) => text.Replace(".", "[.]");
}
