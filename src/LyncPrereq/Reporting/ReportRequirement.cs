using System.Linq;

namespace LyncPrereq.Reporting;

/// <summary>Contains the results of one requirement on all servers of a product.</summary>
internal sealed class ReportRequirement(PrerequisiteResult[] rows)
{
    public string Id => rows[0].RequirementId;

    public string Name => rows[0].Name;

    public RequirementImportance Importance => rows.Min(row => row.ImportanceValue);

    /// <summary>Gets the number of servers on which it is not met.</summary>
    public int NotMet => Count(PrerequisiteStatus.NotMet);

    /// <summary>Gets the number of servers on which its status is Unknown.</summary>
    public int Unknown => Count(PrerequisiteStatus.Unknown);

    /// <summary>Gets the number of servers that were tested against it.</summary>
    public int Tested => rows.Length;

    private int Count(PrerequisiteStatus status) => rows.Count(row => row.StatusValue == status && !row.IsWaived);
}
