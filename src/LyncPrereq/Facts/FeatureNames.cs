using System;

namespace LyncPrereq.Facts;

/// <summary>Names of features as consoles leave them.</summary>
internal static class FeatureNames
{
    /// <summary>What stands at the end of a name that a console listing has cut.</summary>
    public const string Cut = "...";

    public static bool IsTruncated(string name) => name.EndsWith(Cut, StringComparison.Ordinal);

    /// <summary>What the console has left of a cut name.</summary>
    public static string Start(string cutName) => cutName.Substring(0, cutName.Length - Cut.Length);

    /// <summary>Whether a text, with or without a mark that it was cut, can be a name of a feature.</summary>
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
