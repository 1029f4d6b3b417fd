using System;
using System.Collections.Generic;

namespace LyncPrereq.Inspection;

/// <summary>
/// The word that Get-WindowsFeature prints for a state. It is the name of an enumeration's member and not localized;
/// its column can be narrower than the longest names, which the console then cuts.
/// </summary>
internal static class WindowsFeatureStates
{
    private static readonly FeatureState[] s_all =
    [
        FeatureState.Available,
        FeatureState.Installed,
        FeatureState.Removed,
        FeatureState.InstallPending,
        FeatureState.UninstallPending,
    ];

    public static bool IsState(string word) =>
        CutText.IsCut(word) ? IsStart(CutText.Start(word)) : Find(word).Count > 0;

    /// <summary>Whether a text is the beginning of a state, and no state.</summary>
    public static bool IsStart(string text) => text.Length > 0 && Find(text).Count == 0 && ThatBegin(text).Count > 0;

    /// <summary>
    /// The state that a word and the box beside it agree on. A cut word can be the beginning of several; without a word
    /// of ours, the box alone decides.
    /// </summary>
    public static FeatureState Of(string? word, bool isChecked)
    {
        if (word is null || !IsState(word))
        {
            return isChecked ? FeatureState.Installed : FeatureState.NotInstalled;
        }

        List<FeatureState> states = CutText.IsCut(word) ? ThatBegin(CutText.Start(word)) : Find(word);
        states.RemoveAll(state => !Agrees(state, isChecked));
        return states.Count == 1 ? states[0] : FeatureState.Unknown;
    }

    private static List<FeatureState> Find(string word) =>
        Where(name => string.Equals(name, word, StringComparison.OrdinalIgnoreCase));

    private static List<FeatureState> ThatBegin(string start) =>
        Where(name => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    private static List<FeatureState> Where(Predicate<string> isMeant) =>
        new(Array.FindAll(s_all, state => isMeant(state.ToString())));

    /// <summary>What waits for a restart is shown with either box.</summary>
    private static bool Agrees(FeatureState state, bool isChecked) => state switch
    {
        FeatureState.InstallPending or FeatureState.UninstallPending => true,
        FeatureState.Installed => isChecked,
        _ => !isChecked,
    };
}
