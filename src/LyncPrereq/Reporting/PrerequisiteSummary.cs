using System;
using System.Linq;
using LyncPrereq.Reporting;

namespace LyncPrereq;

/// <summary>The result of all rows of one server, in numbers. Each requirement counts once.</summary>
public sealed class PrerequisiteSummary
{
    /// <summary>Creates the summary of a server.</summary>
    /// <param name="server">The rows.</param>
    /// <param name="isComplete">Whether no row of the server was refused.</param>
    internal PrerequisiteSummary(ReportServer server, bool isComplete = true)
    {
        Name = server.Name;
        ComputerName = server.ComputerName;
        RequestedName = server.RequestedName;
        Pool = server.Pool;
        Product = server.Product;
        Role = ValueList<string>.Of(server.Roles);
        OperatingSystem = server.OperatingSystem?.ToString();
        IsCompliant = server.IsCompliant && isComplete;
        Met = server.Rows.Count(row => row.StatusValue == PrerequisiteStatus.Met);
        NotApplicable = server.Rows.Count(row => row.StatusValue == PrerequisiteStatus.NotApplicable);
        NotMet = server.NotMet;
        Unknown = server.Unknown;
        Recommended = server.Recommended;
        Waived = server.Waived;
        Total = server.Rows.Length;
        NotTested = [.. server.NotTested];
        Cause = server.WorstCause == UnknownCause.None ? null : server.WorstCause.ToString();
        InspectedAt = server.InspectedAt;
    }

    /// <summary>Gets the name of the computer, with what distinguishes it from another computer with the same name.</summary>
    public string Name { get; }

    /// <summary>Gets the name that the computer reports, or the requested name if it did not answer.</summary>
    public string ComputerName { get; }

    /// <summary>Gets the name by which the server was requested; null if it was not requested by name.</summary>
    public string? RequestedName { get; }

    /// <summary>Gets the pool of the server; null if it is not known.</summary>
    public string? Pool { get; }

    /// <summary>Gets the product whose requirements were tested, for example LyncServer2013.</summary>
    public string Product { get; }

    /// <summary>Gets the roles that were tested.</summary>
    public ValueList<string> Role { get; }

    /// <summary>Gets the release of Windows; null if it is not known.</summary>
    public string? OperatingSystem { get; }

    /// <summary>
    /// Gets whether every Required row is Met or NotApplicable, or has an active waiver, and no row of the server was refused.
    /// </summary>
    public bool IsCompliant { get; }

    /// <summary>Gets the number of rows that are Met.</summary>
    public int Met { get; }

    /// <summary>Gets the number of Required rows that are NotMet, without those with an active waiver.</summary>
    public int NotMet { get; }

    /// <summary>Gets the number of Required rows that are Unknown, without those with an active waiver.</summary>
    public int Unknown { get; }

    /// <summary>Gets the number of rows that are NotApplicable.</summary>
    public int NotApplicable { get; }

    /// <summary>Gets the number of Recommended rows that are NotMet or Unknown, without those with an active waiver.</summary>
    public int Recommended { get; }

    /// <summary>Gets the number of rows that are NotMet or Unknown and have an active waiver.</summary>
    public int Waived { get; }

    /// <summary>Gets the number of rows; it is the sum of the other numbers.</summary>
    public int Total { get; }

    /// <summary>Gets the IDs of the requirements of the roles that -RequirementId or -ExcludeRequirementId left out of the test.</summary>
    public ValueList<string> NotTested { get; }

    /// <summary>Gets the most serious cause of a Required row that is Unknown; null if there is no such row.</summary>
    public string? Cause { get; }

    /// <summary>Gets when the oldest facts were read, UTC.</summary>
    public DateTime InspectedAt { get; }

    /// <summary>Returns the result in one line.</summary>
    public override string ToString() => Text.Format(SR.SummaryLine, Name, NotMet, Unknown, Total, Waived);
}
