using System.Linq;

namespace LyncPrereq.Reporting;

/// <summary>One requirement over all servers of a product.</summary>
internal sealed class ReportRequirement(PrerequisiteResult[] rows)
{
    public string Id => rows[0].RequirementId;

    public string Name => rows[0].Name;

    public RequirementImportance Importance => rows.Min(row => row.Importance);

    /// <summary>The number of servers on which it is not met.</summary>
    public int NotMet => Count(PrerequisiteStatus.NotMet);

    /// <summary>The number of servers on which its status is not known.</summary>
    public int Unknown => Count(PrerequisiteStatus.Unknown);

    /// <summary>The number of servers that were tested against it.</summary>
    public int Tested => rows.Length;

    private int Count(PrerequisiteStatus status) => rows.Count(row => row.Status == status);
}
