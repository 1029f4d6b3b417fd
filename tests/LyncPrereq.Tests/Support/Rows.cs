using LyncPrereq.Reporting;

namespace LyncPrereq.Tests.Support;

/// <summary>Rows as a test thinks them up, in place of what a server could say.</summary>
internal static class Rows
{
    public static readonly DateTime Time = new(2013, 11, 4, 9, 12, 0, DateTimeKind.Utc);

    /// <summary>All that a format could stumble over.</summary>
    public const string Hostile =
        "=cmd|' /C calc'!A0 \"q\" <script>alert(1)</script> & ]]> --> `code` ``` **b** [l](http://evil.example) | \\ @all\r\n# h\0\u0001\u001f\u202e\ud800 \ufffe\U0001F600 end";

    public static PrerequisiteResult Row(
        PrerequisiteStatus status,
        string id = "WindowsIdentityFoundation",
        string server = "fe01",
        RequirementImportance importance = RequirementImportance.Required,
        string text = "text",
        string uri = "https://docs.example/a",
        string? requestedName = null,
        string? pool = null,
        string product = "LyncServer2013",
        DateTime? inspectedAt = null,
        WindowsRelease system = WindowsRelease.WindowsServer2012R2,
        params string[] notTested) => new()
        {
            ComputerName = server,
            RequestedName = requestedName,
            Pool = pool,
            Product = product,
            RoleValue = [LyncRole.FrontEnd],
            OperatingSystemValue = system,
            RequirementId = id,
            Name = text,
            CategoryValue = RequirementCategory.Framework,
            ImportanceValue = importance,
            StatusValue = status,
            CauseValue = status == PrerequisiteStatus.Unknown ? UnknownCause.NotCaptured : UnknownCause.None,
            Expected = text,
            Actual = text,
            Reason = text,
            Evidence = [new Evidence("Get-WindowsFeature", "features.xml", text)],
            Remediation = status == PrerequisiteStatus.NotMet ? text : null,
            RemediationCommand = status == PrerequisiteStatus.NotMet ? text : null,
            RestartRequired = false,
            SourceKindValue = FeatureSource.None,
            Reference = new RequirementSource("The article", "A heading", default, text, new Uri(uri), []),
            InspectedAt = inspectedAt ?? Time,
            NotTested = notTested,
        };

    /// <summary>One of each outcome, and a second server that is compliant.</summary>
    public static PrerequisiteResult[] OfEachKind(string text = "text") =>
    [
        Row(PrerequisiteStatus.Met, "SupportedOperatingSystem", text: text),
        Row(PrerequisiteStatus.NotMet, text: text),
        Row(PrerequisiteStatus.Unknown, "IIS.WebServer", text: text),
        Row(PrerequisiteStatus.NotApplicable, "Update.KB2646886", text: text),
        Row(PrerequisiteStatus.NotMet, "NoPendingRestart", importance: RequirementImportance.Recommended, text: text),
        Row(PrerequisiteStatus.Unknown, "MediaRuntime", importance: RequirementImportance.Recommended, text: text),
        Row(PrerequisiteStatus.Met, server: "fe02", text: text),
    ];

    public static string Write(ReportFormat format, params PrerequisiteResult[] rows) =>
        System.Text.Encoding.UTF8.GetString(new Report(rows, [], Time.AddYears(1)).Write(format));
}
