using System;
using System.Linq;

namespace LyncPrereq.Facts;

/// <summary>Compares and validates the names of computers.</summary>
internal static class ComputerNames
{
    /// <summary>The name of a server whose files do not contain its name. It is not a valid computer name.</summary>
    public const string Unnamed = "(unnamed)";

    /// <summary>Returns whether two names can be the same computer: equal, or one of them without its domain.</summary>
    public static bool AreSame(string first, string second) =>
        string.Equals(first, second, StringComparison.OrdinalIgnoreCase)
        || ((first.IndexOf('.') < 0 || second.IndexOf('.') < 0)
            && string.Equals(Host(first), Host(second), StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Returns whether a text can be a computer name or an address. PowerShell converts any piped object to a string,
    /// which would be used as the name of a server.
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

        return text == "." || text.Any(char.IsLetterOrDigit);
    }

    /// <summary>Returns the name without its domain. An address is returned unchanged.</summary>
    public static string Host(string name)
    {
        int dot = name.IndexOf('.');
        return dot < 0 || name.All(c => c == '.' || char.IsDigit(c)) ? name : name.Substring(0, dot);
    }
}
