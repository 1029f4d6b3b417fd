using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LyncPrereq.Requirements.Features;

/// <summary>
/// Contains the features of one release of Windows. Those of Windows Server 2012 R2 were read from a live server and
/// are complete. A partial listing of Windows Server 2012 agrees with them, so they are also used there, except for
/// known differences. Those of Windows Server 2008 R2 are from listings of its web role and its top level and are not
/// complete. Those of Windows Server 2016 and 2019 are the features of the catalogs and their dependencies.
/// </summary>
internal sealed class FeatureTable
{
    /// <summary>The name of .NET Framework 3.5, or of 3.5.1 on Windows Server 2008 R2.</summary>
    public const string DotNet35 = "NET-Framework-Core";

    /// <summary>The content of the package for .NET Framework 3.5 in the folder sources\sxs.</summary>
    private static readonly string[] s_sideBySide =
        [DotNet35, "NET-Framework-Features", "NET-HTTP-Activation", "NET-Non-HTTP-Activ"];

    private static readonly ConcurrentDictionary<WindowsRelease, Lazy<FeatureTable>> s_tables = new();

    private readonly Dictionary<string, WindowsFeature> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, HashSet<string>> _needs = new(StringComparer.OrdinalIgnoreCase);

    private readonly WindowsRelease _release;

    private FeatureTable(WindowsRelease release, bool isComplete, params string[] layers)
    {
        _release = release;
        IsComplete = isComplete;
        foreach (string layer in layers)
        {
            using var reader = new StringReader(EmbeddedText.Read("Features." + layer + ".tsv"));
            Read(reader);
        }
    }

    /// <summary>
    /// Gets a value that indicates whether the table contains all features of the system, so that other names do not
    /// exist there.
    /// </summary>
    public bool IsComplete { get; }

    public ICollection<WindowsFeature> Features => _byName.Values;

    /// <summary>
    /// Returns the features of a release of Windows Server; null for systems without ServerManager features.
    /// </summary>
    public static FeatureTable? For(WindowsRelease release) => release switch
    {
        WindowsRelease.WindowsServer2008R2 => Table(release, false, "WindowsServer2008R2"),
        WindowsRelease.WindowsServer2012 => Table(release, true, "WindowsServer2012R2", "WindowsServer2012"),
        WindowsRelease.WindowsServer2012R2 => Table(release, true, "WindowsServer2012R2"),
        WindowsRelease.WindowsServer2016 => Table(release, false, "WindowsServer2016"),

        // The same page and command line apply to Windows Server 2019 and 2022.
        WindowsRelease.WindowsServer2019 or WindowsRelease.WindowsServer2022 =>
            Table(release, false, "WindowsServer2016", "WindowsServer2019"),
        _ => null,
    };

    /// <summary>Returns the source of the files of a feature on the installation media.</summary>
    public static FeatureSource SourceOf(string name) =>
        Array.Exists(s_sideBySide, some => string.Equals(some, name, StringComparison.OrdinalIgnoreCase))
            ? FeatureSource.SideBySide
            : FeatureSource.Image;

    /// <summary>Whether installing any of the features also installs .NET Framework 3.5.</summary>
    /// <param name="features">The features.</param>
    /// <param name="table">The features of the system; null if it is not known.</param>
    public static bool NeedDotNet35(IEnumerable<string> features, FeatureTable? table) => features.Any(feature =>
        SourceOf(feature) == FeatureSource.SideBySide || table?.NeedsOf(feature).Contains(DotNet35) == true);
    /// <summary>The name of a feature, with its display name if the table of the release has one.</summary>
    public static string Describe(WindowsRelease? release, string name) =>
        (release is { } known ? For(known) : null)?.Find(name)?.DisplayName is { } display ? name + " (" + display + ")" : name;

    public WindowsFeature? Find(string name) => _byName.TryGetValue(name, out WindowsFeature? feature) ? feature : null;

    /// <summary>
    /// Returns all features that are required by a feature: its parents and dependencies, and theirs.
    /// </summary>
    public HashSet<string> NeedsOf(string name) => _needs.GetOrAdd(name, CollectNeeds);

    /// <summary>
    /// Gets a value that indicates whether the files of a feature can be removed. On Windows Server 2008 R2, they
    /// cannot.
    /// </summary>
    public bool CanRemoveFiles => _release != WindowsRelease.WindowsServer2008R2;

    /// <summary>
    /// Returns whether a feature needs files that are not on the server by default: .NET Framework 3.5 and the features
    /// that depend on it, on all tested servers with 2012 and later.
    /// </summary>
    public bool NeedsSourceByDefault(string name) =>
        IsRemovedByDefault(name) || NeedsOf(name).Any(need => IsRemovedByDefault(need));

    /// <summary>Returns whether the files of the feature itself are not on the server by default.</summary>
    public bool IsRemovedByDefault(string name) => CanRemoveFiles
        && string.Equals(name, DotNet35, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the names that begin with the rest of a truncated name.</summary>
    public IReadOnlyList<string> NamesThatBegin(string start)
    {
        var names = new List<string>();
        foreach (string name in _byName.Keys)
        {
            if (name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                names.Add(name);
            }
        }

        return names;
    }

    /// <summary>
    /// Adds the features of one layer. A later layer contains the differences from the previous ones.
    /// </summary>
    private void Read(TextReader reader)
    {
        for (string? line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] cells = line.Split('\t');
            _byName[cells[0]] = new WindowsFeature
            {
                Name = cells[0],
                DismNames = List(cells[1]),
                Parent = OrNull(cells[2]),
                DependsOn = List(cells[3]),
                InetStpComponent = OrNull(cells[4]),
                DisplayName = OrNull(cells[5]),
            };
        }
    }

    private HashSet<string> CollectNeeds(string name)
    {
        var needs = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>();
        open.Push(name);
        while (open.Count > 0)
        {
            if (Find(open.Pop()) is not { } feature)
            {
                continue;
            }

            foreach (string need in feature.Parent is null ? feature.DependsOn : [.. feature.DependsOn, feature.Parent])
            {
                if (needs.Add(need))
                {
                    open.Push(need);
                }
            }
        }

        return needs;
    }

    private static FeatureTable Table(WindowsRelease release, bool isComplete, params string[] layers) =>
        s_tables.GetOrAdd(release, _ => new Lazy<FeatureTable>(() => new FeatureTable(release, isComplete, layers))).Value;

    private static string[] List(string cell) => cell.Length == 0 ? [] : cell.Split(',');

    private static string? OrNull(string cell) => cell.Length == 0 ? null : cell;
}
