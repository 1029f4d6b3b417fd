using System;
using System.Globalization;

namespace LyncPrereq.Evaluation;

/// <summary>Contains the rules for the last day of a waiver.</summary>
internal static class WaiverDate
{
    public const int LongestDays = 400;

    private const string Format = "yyyy-MM-dd";

    public static string ToText(DateTime day) => day.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Returns the day; null if the text is not a date.</summary>
    public static DateTime? Parse(string text) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day) ? day : null;

    /// <summary>Returns whether a waiver can be valid so long, so that no finding is accepted for ever.</summary>
    public static bool IsSoonEnough(DateTime day, DateTime today) => day <= today.Date.AddDays(LongestDays);
}
