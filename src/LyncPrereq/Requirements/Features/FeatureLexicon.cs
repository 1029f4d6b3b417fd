using System;
using System.Collections.Generic;

namespace LyncPrereq.Requirements.Features;

/// <summary>The names of features of all known releases of Windows Server, by which text is recognized.</summary>
internal static class FeatureLexicon
{
    private static readonly Lazy<Names> s_serverManager = new(() => new Names(feature => [feature.Name]));
    private static readonly Lazy<Names> s_dism = new(() => new Names(feature => feature.DismNames));

    /// <summary>The names of Get-WindowsFeature.</summary>
    public static Names ServerManager => s_serverManager.Value;

    /// <summary>The names of DISM. The tables hold those that a feature of Get-WindowsFeature has, and no others.</summary>
    public static Names Dism => s_dism.Value;

    /// <summary>One of the two sets of names.</summary>
    public sealed class Names
    {
        private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

        public Names(Func<WindowsFeature, string[]> namesOf)
        {
            foreach (WindowsRelease release in (WindowsRelease[])Enum.GetValues(typeof(WindowsRelease)))
            {
                foreach (WindowsFeature feature in FeatureTable.For(release)?.Features ?? [])
                {
                    _names.UnionWith(namesOf(feature));
                }
            }
        }

        public bool Contains(string name) => _names.Contains(name);

        /// <summary>Whether a text is the beginning of a longer name.</summary>
        public bool HasLonger(string start)
        {
            foreach (string name in _names)
            {
                if (name.Length > start.Length && name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
