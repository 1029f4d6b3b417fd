using System;
using System.IO;
using System.Security;

namespace LyncPrereq;

/// <summary>
/// Recognizes the exceptions of .NET for an invalid path. .NET Framework refuses more paths than .NET: those with |,
/// &lt;, &gt;, a quote, or a second colon, and those with more than 260 characters.
/// </summary>
internal static class PathProblem
{
    public static bool Is(Exception problem) =>
        problem is ArgumentException or NotSupportedException or PathTooLongException or SecurityException;

    public static InputException Of(string path, Exception problem) =>
        new(nameof(SR.PathInvalid), Text.Format(SR.PathInvalid, path), path, problem);
}
