using System;
using System.IO;
using System.Security;

namespace LyncPrereq;

/// <summary>
/// What .NET throws at a path that cannot be one. .NET Framework refuses more than .NET does: |, &lt;, &gt;, a quote, a
/// second colon, and paths of more than 260 characters.
/// </summary>
internal static class PathProblem
{
    public static bool Is(Exception problem) =>
        problem is ArgumentException or NotSupportedException or PathTooLongException or SecurityException;

    public static InputException Of(string path, Exception problem) =>
        new(nameof(SR.PathInvalid), Text.Format(SR.PathInvalid, path), path, problem);
}
