using System;
using System.Collections.Generic;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>Contains the words of a command for the states of features, which a console can truncate.</summary>
internal sealed class StateWords
{
    /// <summary>The result of decoding a letter of an MS-DOS code page, in which cmd redirects output.</summary>
    private const char LostLetter = '\ufffd';

    private readonly Dictionary<string, FeatureState> _states;

    private StateWords(Dictionary<string, FeatureState> states) => _states = states;

    /// <summary>
    /// Gets the words for InstallState of Get-WindowsFeature, which are enumeration members and not localized.
    /// </summary>
    public static StateWords WindowsFeature { get; } = new(new Dictionary<string, FeatureState>(StringComparer.OrdinalIgnoreCase)
    {
        ["Available"] = FeatureState.Available,
        ["Installed"] = FeatureState.Installed,
        ["Removed"] = FeatureState.Removed,
        ["InstallPending"] = FeatureState.InstallPending,
        ["UninstallPending"] = FeatureState.UninstallPending,
    });

    /// <summary>
    /// Gets the words for State of Get-WindowsOptionalFeature, which are enumeration members and not localized.
    /// </summary>
    public static StateWords OptionalFeature { get; } = new(new Dictionary<string, FeatureState>(StringComparer.OrdinalIgnoreCase)
    {
        ["Enabled"] = FeatureState.Installed,
        ["Disabled"] = FeatureState.Available,
        ["DisabledWithPayloadRemoved"] = FeatureState.Removed,
        ["EnablePending"] = FeatureState.InstallPending,
        ["DisablePending"] = FeatureState.UninstallPending,
    });

    /// <summary>
    /// Gets the words for Installed of Get-WindowsFeature, if the output does not contain InstallState.
    /// </summary>
    public static StateWords Installed { get; } = new(new Dictionary<string, FeatureState>(StringComparer.OrdinalIgnoreCase)
    {
        ["True"] = FeatureState.Installed,
        ["False"] = FeatureState.NotInstalled,
    });

    /// <summary>
    /// Gets the words that DISM prints without /english: those in known output in German, French, Spanish, Portuguese,
    /// Russian, Japanese, and Chinese, and unambiguous words of other languages. All other states are unknown.
    /// </summary>
    public static StateWords Dism { get; } = new(new Dictionary<string, FeatureState>(StringComparer.OrdinalIgnoreCase)
    {
        ["Enabled"] = FeatureState.Installed,
        ["Disabled"] = FeatureState.Available,
        ["Disabled with Payload Removed"] = FeatureState.Removed,
        ["Enable Pending"] = FeatureState.InstallPending,
        ["Disable Pending"] = FeatureState.UninstallPending,
        ["Aktiviert"] = FeatureState.Installed,
        ["Deaktiviert"] = FeatureState.Available,
        ["Deaktiviert mit entfernter Nutzlast"] = FeatureState.Removed,
        ["Activé"] = FeatureState.Installed,
        ["Désactivé"] = FeatureState.Available,
        ["Habilitado"] = FeatureState.Installed,
        ["Deshabilitado"] = FeatureState.Available,
        ["Desabilitado"] = FeatureState.Available,
        ["Abilitato"] = FeatureState.Installed,
        ["Abilitata"] = FeatureState.Installed,
        ["Disabilitato"] = FeatureState.Available,
        ["Disabilitata"] = FeatureState.Available,
        ["Attivato"] = FeatureState.Installed,
        ["Attivata"] = FeatureState.Installed,
        ["Disattivato"] = FeatureState.Available,
        ["Disattivata"] = FeatureState.Available,
        ["Ingeschakeld"] = FeatureState.Installed,
        ["Uitgeschakeld"] = FeatureState.Available,
        ["Włączone"] = FeatureState.Installed,
        ["Włączona"] = FeatureState.Installed,
        ["Wyłączone"] = FeatureState.Available,
        ["Wyłączona"] = FeatureState.Available,
        ["Включен"] = FeatureState.Installed,
        ["Включено"] = FeatureState.Installed,
        ["Отключен"] = FeatureState.Available,
        ["Отключено"] = FeatureState.Available,
        ["有効"] = FeatureState.Installed,
        ["無効"] = FeatureState.Available,
        ["已启用"] = FeatureState.Installed,
        ["已禁用"] = FeatureState.Available,
        ["已啟用"] = FeatureState.Installed,
        ["已停用"] = FeatureState.Available,
    });

    public bool IsState(string text) => Meanings(text).Count > 0;

    /// <summary>Returns whether a text is the beginning of longer words.</summary>
    public bool IsStart(string text) => text.Length > 0 && ThatBegin(text).Exists(word => word.Length > text.Length);

    /// <summary>
    /// Returns the states that a text can mean: one, several if it was truncated, or none if it is not a known word.
    /// </summary>
    public List<FeatureState> Meanings(string text)
    {
        if (CutText.IsTruncated(text) && CutText.Start(text).Length > 0)
        {
            return ThatBegin(CutText.Start(text)).ConvertAll(word => _states[word]);
        }

        return _states.TryGetValue(text, out FeatureState state) ? [state]
            : text.IndexOf(LostLetter) >= 0 ? Where(word => IsSpoiled(text, word)).ConvertAll(word => _states[word])
            : [];
    }

    /// <summary>Returns the state that a text means.</summary>
    /// <param name="text">The word.</param>
    /// <param name="isUnfinished">
    /// Whether it is at the end of a file and can be incomplete. "Disabled" can be the beginning of "Disabled with
    /// Payload Removed", so that it is not known whether the files were removed.
    /// </param>
    public FeatureState Find(string text, bool isUnfinished)
    {
        List<FeatureState> meanings = Meanings(text);
        return meanings.Count != 1 ? FeatureState.Unknown
            : meanings[0] == FeatureState.Available && isUnfinished && IsStart(text) ? FeatureState.NotInstalled
            : meanings[0];
    }

    private List<string> ThatBegin(string start) =>
        Where(word => word.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    private List<string> Where(Predicate<string> isMeant)
    {
        var words = new List<string>();
        foreach (string word in _states.Keys)
        {
            if (isMeant(word))
            {
                words.Add(word);
            }
        }

        return words;
    }

    /// <summary>
    /// Returns whether a text is a word without its non-ASCII letters, and most of its letters remain.
    /// </summary>
    private static bool IsSpoiled(string text, string word)
    {
        int lost = 0;
        for (int i = 0; i < text.Length && text.Length == word.Length; i++)
        {
            if (text[i] == LostLetter && word[i] > '\u007f')
            {
                lost++;
            }
            else if (char.ToUpperInvariant(text[i]) != char.ToUpperInvariant(word[i]))
            {
                return false;
            }
        }

        return text.Length == word.Length && lost * 2 < text.Length;
    }
}
