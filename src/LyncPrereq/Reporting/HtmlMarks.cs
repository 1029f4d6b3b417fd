namespace LyncPrereq.Reporting;

/// <summary>Contains the mark, the word, and the CSS class of each status.</summary>
internal static class HtmlMarks
{
    public static string KindOf(ReportServer server) =>
        server.IsCompliant ? "good" : server.NotMet > 0 ? "bad" : "doubt";

    public static string KindOf(PrerequisiteResult row) => row.IsWaived ? "waived" : row.StatusValue switch
    {
        PrerequisiteStatus.Met => "met",
        PrerequisiteStatus.NotApplicable => "na",
        PrerequisiteStatus.Unknown => "unknown",
        _ => row.ImportanceValue == RequirementImportance.Recommended ? "advice" : "notmet",
    };

    public static string WordOf(PrerequisiteResult row) =>
        row.IsWaived ? Text.Format(SR.ReportWaived, row.Status)
        : row.IsCompliant || row.ImportanceValue == RequirementImportance.Required
            ? row.Status
            : row.Status + " (" + row.Importance + ")";

    public static string GlyphOf(string kind) => kind switch
    {
        "met" => "\u2713",
        "notmet" => "\u2715",
        "unknown" => "?",
        "advice" => "!",
        "waived" => "w",
        _ => "\u2013",
    };
}
