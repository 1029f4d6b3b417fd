using System;
using System.Management.Automation;
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
            WriteObject(new PrerequisiteSummary(server));
        }
    }
}
