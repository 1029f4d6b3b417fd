using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace LyncPrereq.Requirements.Features;

/// <summary>
/// The features of one release of Windows. Names and dependencies of Windows Server 2012 R2 were read off a live
/// server and are complete; a partial listing of Windows Server 2012 agrees with them, so they serve there too, save
/// for what is known to differ. Those of Windows Server 2008 R2 come from listings of its web role and of its top level
/// and are not complete. Those of Windows Server 2016 and 2019 are what the catalogs name and what that stands on.
/// </summary>
internal sealed class FeatureTable
{
    /// <summary>.NET Framework 3.5, on Windows Server 2008 R2 3.5.1.</summary>
    public const string DotNet35 = "NET-Framework-Core";

    /// <summary>What the package of .NET Framework 3.5 in the folder sources\sxs holds.</summary>
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

    /// <summary>Whether the table holds every feature of the system, so that a name it lacks is no feature there.</summary>
    public bool IsComplete { get; }

    public ICollection<WindowsFeature> Features => _byName.Values;

    /// <summary>The features of a release of Windows Server; null for systems without ServerManager's features.</summary>
    public static FeatureTable? For(WindowsRelease release) => release switch
    {
        WindowsRelease.WindowsServer2008R2 => Table(release, false, "WindowsServer2008R2"),
        WindowsRelease.WindowsServer2012 => Table(release, true, "WindowsServer2012R2", "WindowsServer2012"),
        WindowsRelease.WindowsServer2012R2 => Table(release, true, "WindowsServer2012R2"),
        WindowsRelease.WindowsServer2016 => Table(release, false, "WindowsServer2016"),

        // The same page and command line cover Windows Server 2019 and 2022.
        WindowsRelease.WindowsServer2019 or WindowsRelease.WindowsServer2022 =>
            Table(release, false, "WindowsServer2016", "WindowsServer2019"),
        _ => null,
    };

    /// <summary>Where the installation media has the files of a feature.</summary>
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
    /// Every feature that must be there when this one is: its parents, what it depends on, and theirs in turn.
    /// </summary>
    public HashSet<string> NeedsOf(string name) => _needs.GetOrAdd(name, CollectNeeds);

    /// <summary>Whether the system can remove the files of a feature; Windows Server 2008 R2 keeps all of them.</summary>
    public bool CanRemoveFiles => _release != WindowsRelease.WindowsServer2008R2;

    /// <summary>
    /// Whether installing a feature needs files that Windows itself leaves off the disk: .NET Framework 3.5 and what
    /// stands on it, on every server of 2012 and later that was looked at.
    /// </summary>
    public bool NeedsSourceByDefault(string name) =>
        IsRemovedByDefault(name) || NeedsOf(name).Any(need => IsRemovedByDefault(need));

    /// <summary>Whether Windows leaves the files of the feature itself off the disk.</summary>
    public bool IsRemovedByDefault(string name) => CanRemoveFiles
        && string.Equals(name, DotNet35, StringComparison.OrdinalIgnoreCase);

    /// <summary>The names that begin with the part of a name which a console listing has left over.</summary>
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

    /// <summary>Adds the features of one layer; a later layer says what differs from those before.</summary>
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
