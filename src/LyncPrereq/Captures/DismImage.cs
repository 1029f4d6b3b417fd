using System;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads the information about the image that DISM prints before a list: first its own version, and then the version of
/// the image.
/// </summary>
internal static class DismImage
{
    private const string EnglishLabel = "Image Version";

    /// <summary>
    /// Returns the build of the image whose features begin at the current line; null if it is not shown.
    /// </summary>
    public static int? BuildBefore(TextLines lines)
    {
        int? build = null;
        for (int back = 1; back <= TextLines.Kept && lines.Before(back) is { } line; back++)
        {
            int colon = line.IndexOf(':');
            if (colon < 0 || !Version.TryParse(line.Substring(colon + 1).Trim(), out Version? version) || version.Build < 0)
            {
                continue;
            }

            if (build is not null || line.Substring(0, colon).Trim() == EnglishLabel)
            {
                return build ?? version.Build;
            }

            build = version.Build;
        }

        return null;
    }
}
