using System;

namespace LyncPrereq.Facts;

/// <summary>Handles feature names in console output, which can be truncated.</summary>
internal static class FeatureNames
{
    /// <summary>The end of a truncated name.</summary>
    public const string Cut = "...";

    public static bool IsTruncated(string name) => name.EndsWith(Cut, StringComparison.Ordinal);

    /// <summary>Returns the name without the dots.</summary>
    public static string Start(string cutName) => cutName.Substring(0, cutName.Length - Cut.Length);

    /// <summary>Returns whether a text, truncated or not, can be the name of a feature.</summary>
    public static bool CanBe(string text)
    {
        text = CutText.Start(text);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isLetter = c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9');
            if (!isLetter && (i == 0 || c is not ('_' or '.' or '+' or '-')))
            {
                return false;
            }
        }

        return text.Length > 0;
    }
}
