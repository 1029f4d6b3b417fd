using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Reporting;

/// <summary>The rows of one server, and what follows from them.</summary>
internal sealed class ReportServer
{
    private readonly Dictionary<string, PrerequisiteResult> _rows = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="rows">The rows of one machine; if it was tested more than once, the worst row of a requirement counts.</param>
    /// <param name="distinction">Distinguishes the machine from another one of the same name; null if there is no other.</param>
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
        Name = distinction is null ? all[0].ComputerName : all[0].ComputerName + " (" + distinction + ")";
        Roles = [.. all.SelectMany(row => row.Role).Distinct().OrderBy(role => role)];
        Failing =
        [
            .. Rows.Where(row => !row.IsCompliant)
                .OrderBy(row => row.Importance)
                .ThenBy(row => row.Status == PrerequisiteStatus.NotMet ? 0 : 1),
        ];
    }

    /// <summary>One row for each requirement.</summary>
    public PrerequisiteResult[] Rows { get; }

    /// <summary>The name of the computer, with what distinguishes it from another one of the same name.</summary>
    public string Name { get; }

    public string ComputerName => Rows[0].ComputerName;

    public string Product => Rows[0].Product;

    public LyncRole[] Roles { get; }

    public WindowsRelease? OperatingSystem => Rows.Select(row => row.OperatingSystem).FirstOrDefault(system => system is not null);

    /// <summary>The oldest of the facts, UTC.</summary>
    public DateTime InspectedAt => Rows.Min(row => row.InspectedAt);

    /// <summary>What is not met or not known: Required first, and of these what is not met.</summary>
    public PrerequisiteResult[] Failing { get; }

    public int NotMet => Count(PrerequisiteStatus.NotMet);

    public int Unknown => Count(PrerequisiteStatus.Unknown);

    /// <summary>Recommended rows that are not met or not known.</summary>
    public int Recommended => Failing.Count(row => row.Importance == RequirementImportance.Recommended);

    /// <summary>Whether every Required row is compliant.</summary>
    public bool IsCompliant => NotMet + Unknown == 0;

    /// <summary>Returns the row of a requirement; null if the server was not tested against it.</summary>
    public PrerequisiteResult? Find(string requirementId) =>
        _rows.TryGetValue(requirementId, out PrerequisiteResult? row) ? row : null;

    private static int Weight(PrerequisiteResult row) => row.Status switch
    {
        PrerequisiteStatus.NotMet => row.Importance == RequirementImportance.Required ? 5 : 3,
        PrerequisiteStatus.Unknown => row.Importance == RequirementImportance.Required ? 4 : 2,
        PrerequisiteStatus.Met => 1,
        _ => 0,
    };

    private int Count(PrerequisiteStatus status) =>
        Rows.Count(row => row.Status == status && row.Importance == RequirementImportance.Required);
}
