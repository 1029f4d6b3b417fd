using System;

namespace LyncPrereq.Captures;

/// <summary>The states of a service, as Get-Service and Win32_Service write them.</summary>
internal static class ServiceStates
{
    /// <summary>
    /// By their number in ServiceControllerStatus, which ConvertTo-Json writes.
    /// https://learn.microsoft.com/dotnet/api/system.serviceprocess.servicecontrollerstatus
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
    /// By their number in ServiceStartMode.
    /// https://learn.microsoft.com/dotnet/api/system.serviceprocess.servicestartmode
    /// </summary>
    private static readonly string[] s_startModes = ["Boot", "System", "Automatic", "Manual", "Disabled"];

    public static bool IsKnown(string? state) => state is not null && Array.IndexOf(s_names, NameOf(state)) >= 0;

    /// <summary>The state in one word, "StartPending" for "Start Pending" or 2; what is no state is left as it is.</summary>
    public static string NameOf(string state)
    {
        string word = state.Replace(" ", "");
        return word.Length == 1 && word[0] is >= '1' and <= '7'
            ? s_names[word[0] - '1']
            : Array.Find(s_names, name => string.Equals(name, word, StringComparison.OrdinalIgnoreCase)) ?? state;
    }

    /// <summary>How a service starts, in a word.</summary>
    public static string? StartModeOf(string? mode) => mode is not { Length: > 0 } ? null
        : mode.Length == 1 && mode[0] is >= '0' and <= '4' ? s_startModes[mode[0] - '0']
        : mode;
}
