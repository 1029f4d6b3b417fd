using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace LyncPrereq.Requirements;

/// <summary>
/// Classifies the paths that features can be installed from. The installation media have two: sources\sxs with .NET
/// Framework 3.5 only, and the image with all other features.
/// </summary>
internal static class FeatureSourcePaths
{
    private const string ImagePrefix = "wim:";
    private const string SideBySideOnMedia = @"D:\sources\sxs";
    private const string ImageOnMedia = @"wim:D:\sources\install.wim:<index>";

    /// <summary>
    /// Matches the component store of an installed Windows, which can contain any feature, unlike sources\sxs.
    /// </summary>
    private static readonly Regex s_store = new(@"[\\/]winsxs[\\/]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex s_image = new(@"^wim:.+\.wim:[1-9][0-9]{0,2}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Returns the paths on media in drive D, as in the documents.</summary>
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

    /// <summary>Returns the paths with the required files.</summary>
    public static string[] For(FeatureSource needed, IEnumerable<string> paths) =>
        [.. paths.Where(path => (Of(path) & needed) != 0)];

    /// <summary>Returns whether a path specifies an image with wim:, and not a folder.</summary>
    public static bool IsImage(string path) => path.StartsWith(ImagePrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns whether a path of an image contains a .wim file and an index.</summary>
    public static bool IsWellFormed(string path) => !IsImage(path) || s_image.IsMatch(path);
}
