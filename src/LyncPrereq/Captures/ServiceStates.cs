using System;

namespace LyncPrereq.Captures;

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

    public static bool IsKnown(string? state) => state is not null && Array.IndexOf(s_names, NameOf(state)) >= 0;

    /// <summary>
    /// Returns the state as one word, for example "StartPending" for "Start Pending" or 2. Other text is returned
    /// unchanged.
    /// </summary>
    public static string NameOf(string state)
    {
        string word = state.Replace(" ", "");
        return word.Length == 1 && word[0] is >= '1' and <= '7'
            ? s_names[word[0] - '1']
            : Array.Find(s_names, name => string.Equals(name, word, StringComparison.OrdinalIgnoreCase)) ?? state;
    }

    /// <summary>Returns the start mode as one word.</summary>
    public static string? StartModeOf(string? mode) => mode is not { Length: > 0 } ? null
        : mode.Length == 1 && mode[0] is >= '0' and <= '4' ? s_startModes[mode[0] - '0']
        : mode;
}
