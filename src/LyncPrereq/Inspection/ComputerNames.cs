using System;

namespace LyncPrereq.Inspection;

/// <summary>Names of computers.</summary>
internal static class ComputerNames
{
    /// <summary>Whether two names can be the same machine: equal, or one of them without its domain.</summary>
    public static bool AreSame(string first, string second) =>
        string.Equals(first, second, StringComparison.OrdinalIgnoreCase)
        || ((first.IndexOf('.') < 0 || second.IndexOf('.') < 0)
            && string.Equals(Host(first), Host(second), StringComparison.OrdinalIgnoreCase));

    private static string Host(string name)
    {
        int dot = name.IndexOf('.');
        return dot < 0 ? name : name.Substring(0, dot);
    }
}
