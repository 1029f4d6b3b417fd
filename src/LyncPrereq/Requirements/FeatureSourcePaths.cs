using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace LyncPrereq.Requirements;

/// <summary>
/// Paths that features can be installed from, and what each holds. Media have two: sources\sxs with .NET Framework 3.5
/// alone, and the image with every other feature.
/// </summary>
internal static class FeatureSourcePaths
{
    private const string ImagePrefix = "wim:";
    private const string SideBySideOnMedia = @"D:\sources\sxs";
    private const string ImageOnMedia = @"wim:D:\sources\install.wim:<index>";

    /// <summary>The component store of an installed Windows, unlike sources\sxs, can hold any feature.</summary>
    private static readonly Regex s_store = new(@"[\\/]winsxs[\\/]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex s_image = new(@"^wim:.+\.wim:[1-9][0-9]{0,2}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The paths on media in drive D, where the documents have the reader put them.</summary>
    public static IEnumerable<string> OnMedia(FeatureSource source)
    {
        if ((source & FeatureSource.SideBySide) != 0)
        {
            yield return SideBySideOnMedia;
        }

        if ((source & FeatureSource.Image) != 0)
        {
            yield return ImageOnMedia;
        }
    }

    public static FeatureSource Of(string path) => IsImage(path) ? FeatureSource.Image
        : s_store.IsMatch(path) ? FeatureSource.SideBySideAndImage
        : FeatureSource.SideBySide;

    /// <summary>Those of some paths that hold what is needed.</summary>
    public static string[] For(FeatureSource needed, IEnumerable<string> paths) =>
        [.. paths.Where(path => (Of(path) & needed) != 0)];

    /// <summary>An image is named by wim:, not by a folder.</summary>
    public static bool IsImage(string path) => path.StartsWith(ImagePrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a path that names an image names a .wim file and an index in it.</summary>
    public static bool IsWellFormed(string path) => !IsImage(path) || s_image.IsMatch(path);
}
