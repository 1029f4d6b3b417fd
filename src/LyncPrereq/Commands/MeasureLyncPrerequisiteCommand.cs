using System;
using System.Management.Automation;
using LyncPrereq.Facts;
using LyncPrereq.Reporting;

namespace LyncPrereq.Commands;

/// <summary>Counts the rows of each server by their status: one object for each server.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "LyncPrerequisite", HelpUri = HelpAddress.Article)]
[OutputType(typeof(PrerequisiteSummary))]
public sealed class MeasureLyncPrerequisiteCommand : RowCommand
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (ReportServer server in new Report(Rows, [], DateTime.UtcNow).Servers)
        {
            WriteObject(new PrerequisiteSummary(server, Input.Broken.TrueForAll(name => IsOther(server, name))));
        }
    }

    /// <summary>Returns whether a row that was refused belongs to another server. One without a name can belong to any.</summary>
    private static bool IsOther(ReportServer server, string? name) => name is not null && !ComputerNames.AreSame(name, server.ComputerName);
}
