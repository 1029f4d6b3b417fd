using System.Text;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Tests.Support.Generated;

/// <summary>
/// A server with the features of its release of Windows. The other classes of this folder write the captures of it, at
/// full size and in the formats of the tools that make them.
/// </summary>
internal sealed class GeneratedServer
{
    /// <summary>The features of a new server.</summary>
    private static readonly string[] s_preinstalled =
    [
        "Storage-Services", "NET-Framework-45-Core", "NET-WCF-TCP-PortSharing45", "FS-SMB1", "Server-Gui-Shell", "PowerShell",
        "PowerShell-ISE", "WoW64-Support",
    ];

    private readonly Dictionary<string, FeatureState> _states = [];
    private readonly FeatureTable _table;

    public GeneratedServer(WindowsRelease release, string name = "SRV01")
    {
        Release = release;
        Name = name;
        _table = FeatureTable.For(release)!;
        foreach (WindowsFeature feature in _table.Features)
        {
            _states[feature.Name] = _table.IsRemovedByDefault(feature.Name) ? FeatureState.Removed : FeatureState.Available;
        }

        Install([.. s_preinstalled.Where(_states.ContainsKey)]);
    }

    public string Name { get; }

    public WindowsRelease Release { get; }

    /// <summary>The version of Windows, as DISM shows it.</summary>
    public string Version => Release switch
    {
        WindowsRelease.WindowsServer2008R2 => "6.1.7601.17514",
        WindowsRelease.WindowsServer2012 => "6.2.9200.16384",
        WindowsRelease.WindowsServer2012R2 => "6.3.9600.17031",
        WindowsRelease.WindowsServer2016 => "10.0.14393.0",
        _ => "10.0.17763.1",
    };

    public string Build => Version.Split('.')[2];

    /// <summary>The features in the order of Get-WindowsFeature: each before those below it.</summary>
    public IReadOnlyList<GeneratedFeature> Features
    {
        get
        {
            ILookup<string, WindowsFeature> children = _table.Features.ToLookup(feature => feature.Parent ?? "");
            return [.. Below(null)];

            IEnumerable<GeneratedFeature> Below(GeneratedFeature? above) => children[above?.Name ?? ""].SelectMany(feature =>
            {
                string[] below = [.. children[feature.Name].Select(child => child.Name)];
                var own = new GeneratedFeature(feature, above, _states[feature.Name], below);
                return Below(own).Prepend(own);
            });
        }
    }

    /// <summary>DISM's features. It lists one that several features share only once.</summary>
    public IReadOnlyList<KeyValuePair<string, FeatureState>> DismFeatures =>
    [
        .. Features
            .SelectMany(feature => feature.DismNames.Select(name => new KeyValuePair<string, FeatureState>(name, feature.State)))
            .GroupBy(feature => feature.Key)
            .Select(same => same.OrderByDescending(feature => feature.Value == FeatureState.Installed).First()),
    ];

    /// <summary>Installs features, with those above them and those that they need.</summary>
    public GeneratedServer Install(params string[] names)
    {
        foreach (string name in names.SelectMany(name => _table.NeedsOf(name).Append(name)))
        {
            _states[name] = FeatureState.Installed;
        }

        return this;
    }

    public GeneratedServer Set(FeatureState state, params string[] names)
    {
        foreach (string name in names)
        {
            _states[_table.Find(name)!.Name] = state;
        }

        return this;
    }

    /// <summary>A text as Export-Clixml, regedit and the redirection of Windows PowerShell save it.</summary>
    public static byte[] Unicode(string text) => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text.ReplaceLineEndings("\r\n"))];
}
