using System.Collections.Generic;

namespace LyncPrereq.Inspection;

/// <summary>The line of hyphens that Format-Table draws under the titles: a group of them for each column.</summary>
internal static class TableRule
{
    /// <summary>Where the columns' titles begin; null where a line is no such rule.</summary>
    public static List<int>? Read(string line)
    {
        List<int>? starts = null;
        bool isInside = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '-')
            {
                if (!isInside)
                {
                    (starts ??= []).Add(i);
                }

                isInside = true;
            }
            else if (line[i] is ' ' or '\t')
            {
                isInside = false;
            }
            else
            {
                return null;
            }
        }

        return starts;
    }
}
