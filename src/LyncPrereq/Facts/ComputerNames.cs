using System;
using System.Linq;

namespace LyncPrereq.Facts;

/// <summary>Names of computers.</summary>
internal static class ComputerNames
{
    /// <summary>The name of a server that no file names. It is not a valid computer name.</summary>
    public const string Unnamed = "(unnamed)";

    /// <summary>Whether two names can be the same machine: equal, or one of them without its domain.</summary>
    public static bool AreSame(string first, string second) =>
        string.Equals(first, second, StringComparison.OrdinalIgnoreCase)
        || ((first.IndexOf('.') < 0 || second.IndexOf('.') < 0)
            && string.Equals(Host(first), Host(second), StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether a text can be a name or an address at all. PowerShell makes a text of whatever object is piped in, and a
    /// server of that name would be asked for.
    /// </summary>
    public static bool CanBe(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '-' or '_' or ':' or '%' or '[' or ']'))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    /// <summary>The name without its domain. Between the dots of an address are no names.</summary>
    public static string Host(string name)
    {
        int dot = name.IndexOf('.');
        return dot < 0 || name.All(c => c == '.' || char.IsDigit(c)) ? name : name.Substring(0, dot);
    }
}
