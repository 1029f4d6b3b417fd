using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;

namespace LyncPrereq;

/// <summary>The text of table cells, for the views in LyncPrereq.Format.ps1xml; not meant to be called otherwise.</summary>
public static class ViewCell
{
    /// <summary>A mark that catches the eye without colour, then the status.</summary>
    /// <param name="status">A status, or what remoting has left of it.</param>
    public static string Status(object? status) => Convert.ToString(status, CultureInfo.InvariantCulture) switch
    {
        nameof(PrerequisiteStatus.Met) => "  Met",
        nameof(PrerequisiteStatus.NotMet) => "X NotMet",
        nameof(PrerequisiteStatus.Unknown) => "? Unknown",
        { } other => "- " + other,
        null => "",
    };

    /// <summary>What was seen; for an unknown row why it was not.</summary>
    /// <param name="actual">What was seen.</param>
    /// <param name="cause">Why it was not.</param>
    public static string Seen(object? actual, object? cause)
    {
        string why = Convert.ToString(cause, CultureInfo.InvariantCulture) ?? "";
        return why is "" or nameof(UnknownCause.None) ? Convert.ToString(actual, CultureInfo.InvariantCulture) ?? "" : why;
    }

    /// <summary>A UTC time.</summary>
    /// <param name="time">The time.</param>
    public static string Time(object? time) =>
        time is DateTime utc ? utc.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) : "";

    /// <summary>The items of a list, as text.</summary>
    /// <param name="list">The list.</param>
    public static string List(IEnumerable? list)
    {
        var texts = new List<string>();
        foreach (object? item in list ?? texts)
        {
            texts.Add(Convert.ToString(item, CultureInfo.InvariantCulture) ?? "");
        }

        return string.Join(", ", texts);
    }
}
