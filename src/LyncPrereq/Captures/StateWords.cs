using System;
using System.Collections.Generic;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>The words of a command for the states of features. A console can have cut them.</summary>
internal sealed class StateWords
{
    /// <summary>What decoding leaves of a letter in a code page of MS-DOS, in which cmd redirects output.</summary>
    private const char LostLetter = '\ufffd';

    private readonly Dictionary<string, FeatureState> _states;

    private StateWords(Dictionary<string, FeatureState> states) => _states = states;

    /// <summary>InstallState of Get-WindowsFeature: the names of an enumeration's members, which are not localized.</summary>
    public static StateWords WindowsFeature { get; } = new(new Dictionary<string, FeatureState>(StringComparer.OrdinalIgnoreCase)
    {
        ["Available"] = FeatureState.Available,
        ["Installed"] = FeatureState.Installed,
        ["Removed"] = FeatureState.Removed,
        ["InstallPending"] = FeatureState.InstallPending,
        ["UninstallPending"] = FeatureState.UninstallPending,
    });

    /// <summary>State of Get-WindowsOptionalFeature, likewise.</summary>
    public static StateWords OptionalFeature { get; } = new(new Dictionary<string, FeatureState>(StringComparer.OrdinalIgnoreCase)
    {
        ["Enabled"] = FeatureState.Installed,
        ["Disabled"] = FeatureState.Available,
        ["DisabledWithPayloadRemoved"] = FeatureState.Removed,
        ["EnablePending"] = FeatureState.InstallPending,
        ["DisablePending"] = FeatureState.UninstallPending,
    });

    /// <summary>Installed of Get-WindowsFeature, where InstallState was left out.</summary>
    public static StateWords Installed { get; } = new(new Dictionary<string, FeatureState>(StringComparer.OrdinalIgnoreCase)
    {
        ["True"] = FeatureState.Installed,
        ["False"] = FeatureState.NotInstalled,
    });

    /// <summary>
    /// What DISM prints without /english as well: output seen in German, French, Spanish, Portuguese, Russian, Japanese
    /// and Chinese, and the words of other languages that mean nothing else. A state that is missing here is unknown.
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

    /// <summary>Whether a text is the beginning of longer words.</summary>
    public bool IsStart(string text) => text.Length > 0 && ThatBegin(text).Exists(word => word.Length > text.Length);

    /// <summary>The states that a text can mean: one, or several where it was cut; none where it is no such word.</summary>
    public List<FeatureState> Meanings(string text)
    {
        if (CutText.IsTruncated(text))
        {
            return ThatBegin(CutText.Start(text)).ConvertAll(word => _states[word]);
        }

        return _states.TryGetValue(text, out FeatureState state) ? [state]
            : text.IndexOf(LostLetter) >= 0 ? Where(word => IsSpoiled(text, word)).ConvertAll(word => _states[word])
            : [];
    }

    /// <summary>The state that a text means.</summary>
    /// <param name="text">The word.</param>
    /// <param name="isUnfinished">
    /// Whether it is the end of a file that may have lost more: "Disabled" can be the beginning of "Disabled with
    /// Payload Removed", so that nothing is known of the payload.
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

    /// <summary>Whether a text is a word of which only letters beyond ASCII were lost, and not the most of them.</summary>
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
