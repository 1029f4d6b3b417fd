using System;

namespace LyncPrereq.Captures;

/// <summary>What DISM says of the image before it lists anything: first its own version, then that of the image.</summary>
internal static class DismImage
{
    private const string EnglishLabel = "Image Version";

    /// <summary>The build of the image whose features begin at the current line; null where it is not said.</summary>
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
