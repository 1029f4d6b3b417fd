using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>
/// Recognizes the line of hyphens that Format-Table prints below the titles, with one group for each column.
/// </summary>
internal static class TableRule
{
    /// <summary>Returns whether a line is a rule with several columns.</summary>
    public static bool IsRule(string line)
    {
        int columns = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] is not ('-' or ' ' or '\t'))
            {
                return false;
            }

            columns += IsStart(line, i) ? 1 : 0;
        }

        return columns > 1;
    }

    /// <summary>Returns the positions of the titles above a rule.</summary>
    public static List<int> Read(string line)
    {
        var starts = new List<int>();
        for (int i = 0; i < line.Length; i++)
        {
            if (IsStart(line, i))
            {
                starts.Add(i);
            }
        }

        return starts;
    }

    private static bool IsStart(string line, int at) => line[at] == '-' && (at == 0 || line[at - 1] != '-');
}
