using System;
using System.Collections.Generic;

namespace LyncPrereq;

/// <summary>
/// Compares names in natural order: FE2 comes before FE10. The order is not case-sensitive and does not depend on the
/// culture.
/// </summary>
internal sealed class NaturalComparer : IComparer<string?>
{
    public static readonly NaturalComparer Instance = new();

    private NaturalComparer()
    {
    }

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        string left = x ?? "";
        string right = y ?? "";
        int i = 0;
        int j = 0;
        while (i < left.Length && j < right.Length)
        {
            string one = Part(left, i);
            string other = Part(right, j);
            int order = IsDigit(one[0]) && IsDigit(other[0])
                ? CompareNumbers(one, other)
                : string.Compare(one, other, StringComparison.OrdinalIgnoreCase);
            if (order != 0)
            {
                return order;
            }

            i += one.Length;
            j += other.Length;
        }

        int rest = (left.Length - i).CompareTo(right.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(left, right);
    }

    /// <summary>Returns one run of digits, or one character that is not a digit.</summary>
    private static string Part(string text, int start)
    {
        int end = start + 1;
        while (IsDigit(text[start]) && end < text.Length && IsDigit(text[end]))
        {
            end++;
        }

        return text.Substring(start, end - start);
    }

    private static int CompareNumbers(string one, string other)
    {
        string left = one.TrimStart('0');
        string right = other.TrimStart('0');
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
