using System;

namespace LyncPrereq.Inspection;

/// <summary>Names of features as consoles leave them.</summary>
internal static class FeatureNames
{
    /// <summary>What stands at the end of a name that a console listing has cut.</summary>
    public const string Cut = "...";

    public static bool IsCut(string name) => name.EndsWith(Cut, StringComparison.Ordinal);

    /// <summary>What the console has left of a cut name.</summary>
    public static string Start(string cutName) => cutName.Substring(0, cutName.Length - Cut.Length);
}
