using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace LyncPrereq.Scripting;

/// <summary>
/// Puts arguments into one command line so that CommandLineToArgvW, and the C run-time library, take it apart into the
/// same arguments again. No shell is between, so that nothing else has a meaning.
/// </summary>
internal static class CommandLine
{
    public static string Join(IEnumerable<string> arguments) => string.Join(" ", arguments.Select(Quote));

    public static string Quote(string argument)
    {
        if (argument.Length > 0 && argument.IndexOfAny([' ', '\t', '\n', '\v', '"']) < 0)
        {
            return argument;
        }

        var quoted = new StringBuilder("\"");
        int backslashes = 0;
        foreach (char c in argument)
        {
            if (c == '\\')
            {
                backslashes++;
                continue;
            }

            // Backslashes are themselves, except before a quote, where each stands for half of two.
            quoted.Append('\\', c == '"' ? backslashes * 2 + 1 : backslashes).Append(c);
            backslashes = 0;
        }

        return quoted.Append('\\', backslashes * 2).Append('"').ToString();
    }
}
