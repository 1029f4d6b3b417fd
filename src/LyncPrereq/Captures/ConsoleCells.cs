namespace LyncPrereq.Captures;

/// <summary>
/// Computes positions on East Asian consoles, on which ideographs and similar characters use two cells.
/// </summary>
internal static class ConsoleCells
{
    /// <summary>Returns whether a line contains characters that use two cells.</summary>
    public static bool HasWide(string line)
    {
        foreach (char c in line)
        {
            if (IsWide(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the number of cells before an index.</summary>
    public static int Before(string line, int end)
    {
        int cells = 0;
        for (int i = 0; i < end; i++)
        {
            cells += IsWide(line[i]) ? 2 : 1;
        }

        return cells;
    }

    /// <summary>Returns the index of the character in a cell, or the length of the line if it is shorter.</summary>
    public static int IndexOf(string line, int cell)
    {
        int index = 0;
        for (int cells = 0; index < line.Length && cells < cell; index++)
        {
            cells += IsWide(line[index]) ? 2 : 1;
        }

        return index;
    }

    private static bool IsWide(char c) =>
        c is >= '\u1100' and <= '\u115f' // Hangul Jamo
            or >= '\u2e80' and <= '\ua4cf' // radicals, kana, ideographs, Yi
            or >= '\uac00' and <= '\ud7a3' // Hangul
            or >= '\uf900' and <= '\ufaff' // compatibility ideographs
            or >= '\ufe30' and <= '\ufe6f' // compatibility forms
            or >= '\uff00' and <= '\uff60' // full-width forms
            or >= '\uffe0' and <= '\uffe6';
}
