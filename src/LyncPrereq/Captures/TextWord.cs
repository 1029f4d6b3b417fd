using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>Represents a word of a line with its position.</summary>
internal readonly struct TextWord
{
    private TextWord(string line, int start, int end, bool isApart)
    {
        Text = line.Substring(start, end - start);
        Start = start;
        End = end;
        IsApart = isApart;
    }

    public string Text { get; }

    public int Start { get; }

    public int End { get; }

    /// <summary>
    /// Gets a value that indicates whether more than one space or a tab precedes the word, as between columns.
    /// </summary>
    public bool IsApart { get; }

    /// <summary>Returns the last words of a line from left to right, but only those after a position.</summary>
    public static List<TextWord> Last(string line, int count, int from)
    {
        var words = new List<TextWord>(count);
        int end = line.Length;
        while (words.Count < count)
        {
            while (end > from && IsBlank(line[end - 1]))
            {
                end--;
            }

            int start = end;
            while (start > from && !IsBlank(line[start - 1]))
            {
                start--;
            }

            if (start == end)
            {
                break;
            }

            bool isApart = start > from && (line[start - 1] == '\t' || (start > from + 1 && IsBlank(line[start - 2])));
            words.Add(new TextWord(line, start, end, isApart));
            end = start;
        }

        words.Reverse();
        return words;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\u3000';
}
