using System;
using System.Collections.Generic;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Features;

/// <summary>Contains the names of features in all known releases of Windows Server, to recognize text.</summary>
internal static class FeatureLexicon
{
    private static readonly Lazy<Names> s_serverManager = new(() => new Names(feature => [feature.Name]));
    private static readonly Lazy<Names> s_dism = new(() => new Names(feature => feature.DismNames));

    /// <summary>Gets the names of Get-WindowsFeature.</summary>
    public static Names ServerManager => s_serverManager.Value;

    /// <summary>Gets the names of DISM. The tables only contain those of features of Get-WindowsFeature.</summary>
    public static Names Dism => s_dism.Value;

    /// <summary>Contains one of the two sets of names.</summary>
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

        /// <summary>Returns whether a text can be a name. Only known names contain spaces.</summary>
        public bool CanBe(string text) => FeatureNames.CanBe(text) || Contains(text);

        /// <summary>Returns whether a text is the beginning of a longer name.</summary>
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
