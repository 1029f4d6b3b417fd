using System;

namespace LyncPrereq.Facts;

/// <summary>Maps the states of a service in Get-Service and Win32_Service.</summary>
internal static class ServiceStates
{
    /// <summary>
    /// The names of the ServiceControllerStatus numbers, which ConvertTo-Json writes. See
    /// https://learn.microsoft.com/dotnet/api/system.serviceprocess.servicecontrollerstatus.
    /// </summary>
    private static readonly string[] s_names =
    [
        "Stopped",
        "StartPending",
        "StopPending",
        "Running",
        "ContinuePending",
        "PausePending",
        "Paused",
    ];

    /// <summary>
    /// The names of the ServiceStartMode numbers. See
    /// https://learn.microsoft.com/dotnet/api/system.serviceprocess.servicestartmode.
    /// </summary>
    private static readonly string[] s_startModes = ["Boot", "System", "Automatic", "Manual", "Disabled"];

    /// <summary>
    /// Returns the state as one word, for example "StartPending" for "Start Pending" or 2; null for other text, such as the
    /// health of a service in the property Status of Win32_Service.
    /// </summary>
    public static string? NameOf(string? state)
    {
        string word = (state ?? "").Replace(" ", "");
        return word.Length == 1 && word[0] is >= '1' and <= '7'
            ? s_names[word[0] - '1']
            : Array.Find(s_names, name => string.Equals(name, word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Returns the start mode as one word; null for other text. Both "Auto" and "AutomaticDelayedStart" are start modes.
    /// </summary>
    public static string? StartModeOf(string? mode)
    {
        string word = (mode ?? "").Trim();
        return word.Length == 1 && word[0] is >= '0' and <= '4' ? s_startModes[word[0] - '0']
            : word.StartsWith("Auto", StringComparison.OrdinalIgnoreCase)
                || Array.Exists(s_startModes, known => string.Equals(known, word, StringComparison.OrdinalIgnoreCase)) ? word
            : null;
    }
}
