using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LyncPrereq;

/// <summary>Formats table cells for the views in LyncPrereq.Format.ps1xml. Not intended for other use.</summary>
public static class ViewCell
{
    /// <summary>Returns a mark that is visible without color, followed by the status.</summary>
    /// <param name="status">The name of a status.</param>
    /// <param name="style">$PSStyle; null if PowerShell does not have it.</param>
    public static string Status(string? status, object? style) => status switch
    {
        nameof(PrerequisiteStatus.Met) => Good("  ", status, style),
        nameof(PrerequisiteStatus.NotMet) => Bad("X ", status, style),
        nameof(PrerequisiteStatus.Unknown) => Doubtful("? ", status, style),
        _ => "- " + status,
    };

    /// <summary>Returns a mark that is visible without color, followed by the outcome of a step.</summary>
    /// <param name="outcome">The name of an outcome.</param>
    /// <param name="style">$PSStyle; null if PowerShell does not have it.</param>
    public static string Outcome(string? outcome, object? style) => outcome switch
    {
        nameof(InstallationOutcome.Succeeded) or nameof(InstallationOutcome.AlreadyPresent) => Good("  ", outcome, style),
        nameof(InstallationOutcome.Failed) or nameof(InstallationOutcome.TimedOut) => Bad("X ", outcome, style),
        nameof(InstallationOutcome.RestartRequired) or nameof(InstallationOutcome.Manual) => Doubtful("! ", outcome, style),
        _ => "- " + outcome,
    };

    /// <summary>Returns the actual state, or the cause for an unknown row.</summary>
    /// <param name="actual">The actual state.</param>
    /// <param name="cause">The name of the cause.</param>
    public static string Seen(string? actual, string? cause) =>
        string.IsNullOrEmpty(cause) || cause == nameof(UnknownCause.None) ? actual ?? "" : cause!;

    /// <summary>Returns a UTC time.</summary>
    /// <param name="time">The time.</param>
    public static string Time(object? time) =>
        time is DateTime utc ? utc.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) : "";

    /// <summary>Returns the items of a list as text.</summary>
    /// <param name="list">The list.</param>
    public static string List(IEnumerable? list) => string.Join(", ", Texts(list));

    /// <summary>Returns the items of a list, each on its own line.</summary>
    /// <param name="list">The list.</param>
    public static string Lines(IEnumerable? list) => string.Join("\n", Texts(list));

    /// <summary>Returns the number of items in a list.</summary>
    /// <param name="list">The list.</param>
    public static int Count(IEnumerable? list) => Texts(list).Count();

    /// <summary>Returns the sentence that contains a requirement, and its location.</summary>
    /// <param name="document">The title of the document.</param>
    /// <param name="section">The heading.</param>
    /// <param name="quote">The sentence.</param>
    /// <param name="uri">The address.</param>
    public static string Reference(object? document, object? section, object? quote, object? uri) =>
        "\"" + quote + "\"\n" + document + ", " + section + "\n" + uri;

    private static IEnumerable<string> Texts(IEnumerable? list) =>
        (list ?? Enumerable.Empty<object>()).Cast<object?>().Select(item => item?.ToString() ?? "");

    private static string Good(string mark, string text, object? style) => mark + Coloured(text, style, "Foreground", "Green");

    private static string Bad(string mark, string text, object? style) => mark + Coloured(text, style, "Formatting", "Error");

    private static string Doubtful(string mark, string text, object? style) => mark + Coloured(text, style, "Formatting", "Warning");

    /// <summary>
    /// Adds color. PowerShell removes it if it is not wanted (NO_COLOR, PlainText), except from text that another
    /// program reads.
    /// </summary>
    private static string Coloured(string text, object? style, string kind, string name) =>
        (!Console.IsOutputRedirected || Read(style, "OutputRendering")?.ToString() == "Ansi")
        && Read(Read(style, kind), name) is string color
        && Read(style, "Reset") is string reset
            ? color + text + reset
            : text;

    private static object? Read(object? from, string property) => from?.GetType().GetProperty(property)?.GetValue(from, null);
}
