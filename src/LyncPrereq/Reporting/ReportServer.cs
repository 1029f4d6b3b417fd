using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Reporting;

/// <summary>Contains the rows of one server and their summary.</summary>
internal sealed class ReportServer
{
    /// <summary>Contains the causes: first those that concern the complete server, then those that concern one source or fact.</summary>
    private static readonly UnknownCause[] s_causes =
    [
        UnknownCause.Unreachable,
        UnknownCause.CredentialRefused,
        UnknownCause.AccessDenied,
        UnknownCause.TimedOut,
        UnknownCause.UnsupportedOperatingSystem,
        UnknownCause.QueryFailed,
        UnknownCause.Unreadable,
        UnknownCause.Conflict,
        UnknownCause.AmbiguousName,
        UnknownCause.Undocumented,
        UnknownCause.NotCaptured,
    ];

    private readonly Dictionary<string, PrerequisiteResult> _rows = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="rows">
    /// The rows of one computer. If it was tested more than once, the worst row of each requirement is used.
    /// </param>
    /// <param name="distinction">
    /// Distinguishes the computer from another one with the same name; null if there is no other.
    /// </param>
    public ReportServer(IEnumerable<PrerequisiteResult> rows, string? distinction = null)
    {
        PrerequisiteResult[] all = [.. rows];
        var ids = new List<string>();
        foreach (PrerequisiteResult row in all)
        {
            if (!_rows.TryGetValue(row.RequirementId, out PrerequisiteResult? other))
            {
                ids.Add(row.RequirementId);
            }

            if (other is null || Weight(row) > Weight(other))
            {
                _rows[row.RequirementId] = row;
            }
        }

        Rows = [.. ids.Select(id => _rows[id])];
        ComputerName = all.Select(row => row.ComputerName).Except(all.Select(row => row.RequestedName)).FirstOrDefault() ?? all[0].ComputerName;
        Name = distinction is null ? ComputerName : ComputerName + " (" + distinction + ")";
        NotTested = new HashSet<string>(all.SelectMany(row => row.NotTested).Where(id => !_rows.ContainsKey(id)), StringComparer.OrdinalIgnoreCase);
        Roles = [.. all.SelectMany(row => row.RoleValue).Distinct().OrderBy(role => role)];
        Failing =
        [
            .. Rows.Where(row => !row.IsCompliant)
                .OrderBy(row => row.IsWaived)
                .ThenBy(row => row.ImportanceValue)
                .ThenBy(row => row.StatusValue == PrerequisiteStatus.NotMet ? 0 : 1),
        ];
    }

    /// <summary>Gets one row for each requirement.</summary>
    public PrerequisiteResult[] Rows { get; }

    /// <summary>Gets the name of the computer, distinguished from others with the same name.</summary>
    public string Name { get; }

    public string ComputerName { get; }

    /// <summary>Gets the name by which the server was requested; null if there is none.</summary>
    public string? RequestedName => Rows.Select(row => row.RequestedName).FirstOrDefault(name => name is not null);

    public string Product => Rows[0].Product;

    public LyncRole[] Roles { get; }

    /// <summary>Gets the IDs of the requirements that were left out of every test of the server.</summary>
    public HashSet<string> NotTested { get; }

    /// <summary>Gets the pool; null if no row contains it.</summary>
    public string? Pool => Rows.Select(row => row.Pool).FirstOrDefault(pool => pool is not null);

    /// <summary>Gets the facts about the server, in display order.</summary>
    public IEnumerable<string> Facts =>
    [
        ReportWords.Roles(Roles),
        OperatingSystem is { } release ? WindowsReleases.NameOf(release) : SR.SystemNotKnown,
        .. Pool is { } pool ? new[] { Text.Format(SR.ReportPool, pool) } : [],
        .. NotTested.Count > 0 ? new[] { Text.Format(SR.ReportNotTestedCount, NotTested.Count) } : [],
        Text.Format(SR.ReportInspected, Report.Time(InspectedAt)),
    ];

    public WindowsRelease? OperatingSystem => Rows.Select(row => row.OperatingSystemValue).FirstOrDefault(system => system is not null);

    /// <summary>Gets the time of the oldest facts, in UTC.</summary>
    public DateTime InspectedAt => Rows.Min(row => row.InspectedAt);

    /// <summary>
    /// Gets the rows that are not met or unknown: Required ones first, and of these, those that are not met.
    /// </summary>
    public PrerequisiteResult[] Failing { get; }

    public int NotMet => Count(PrerequisiteStatus.NotMet);

    public int Unknown => Count(PrerequisiteStatus.Unknown);

    /// <summary>Gets the number of Recommended rows that are not met or unknown.</summary>
    public int Recommended => Open.Count(row => row.ImportanceValue == RequirementImportance.Recommended);

    /// <summary>Gets the number of rows that are not compliant and have an active waiver.</summary>
    public int Waived => Failing.Count(row => row.IsWaived);

    /// <summary>Gets the most serious cause of a Required row that is Unknown; None if there is no such row.</summary>
    public UnknownCause WorstCause => Open
        .Where(row => row.ImportanceValue == RequirementImportance.Required && row.StatusValue == PrerequisiteStatus.Unknown)
        .Select(row => row.CauseValue)
        .OrderBy(cause => Array.IndexOf(s_causes, cause))
        .FirstOrDefault();

    /// <summary>Gets a value that indicates whether every Required row is compliant or has an active waiver.</summary>
    public bool IsCompliant => NotMet + Unknown == 0;

    /// <summary>Gets a value that indicates whether the status of all rows is Unknown.</summary>
    public bool IsUnknown => Array.TrueForAll(Rows, row => row.StatusValue == PrerequisiteStatus.Unknown);

    /// <summary>Gets the rows that are not met or unknown and have no active waiver.</summary>
    private IEnumerable<PrerequisiteResult> Open => Failing.Where(row => !row.IsWaived);

    /// <summary>Returns the row of a requirement; null if the server was not tested against it.</summary>
    public PrerequisiteResult? Find(string requirementId) =>
        _rows.TryGetValue(requirementId, out PrerequisiteResult? row) ? row : null;

    /// <summary>Returns a larger number for a worse row. A row that is not accepted is worse than every accepted one.</summary>
    private static int Weight(PrerequisiteResult row) => (row.IsAccepted ? 0 : 10) + row.StatusValue switch
    {
        PrerequisiteStatus.NotMet => row.ImportanceValue == RequirementImportance.Required ? 5 : 3,
        PrerequisiteStatus.Unknown => row.ImportanceValue == RequirementImportance.Required ? 4 : 2,
        PrerequisiteStatus.Met => 1,
        _ => 0,
    };

    private int Count(PrerequisiteStatus status) =>
        Open.Count(row => row.StatusValue == status && row.ImportanceValue == RequirementImportance.Required);
}
