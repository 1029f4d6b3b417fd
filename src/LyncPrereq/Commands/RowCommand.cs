using System.Collections.Generic;
using System.Management.Automation;

namespace LyncPrereq.Commands;

/// <summary>A cmdlet that collects rows from the pipeline. Other objects are errors, and the rows after them are still collected.</summary>
public abstract class RowCommand : PSCmdlet
{
    private readonly RowCollector _collector;

    internal RowCommand() => _collector = new RowCollector(WriteError, OnError);

    /// <summary>Rows of Test-LyncPrerequisite, and its errors if they are redirected with 2&gt;&amp;1.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; } = [];

    /// <summary>The rows that were collected, in the order of the pipeline.</summary>
    internal List<PrerequisiteResult> Rows => _collector.Rows;

    /// <summary>The number of objects that are neither rows nor errors.</summary>
    internal int Refused => _collector.Refused;

    /// <inheritdoc/>
    protected override void ProcessRecord() => _collector.Add(InputObject ?? [null]);

    /// <summary>Is called for an error that was redirected to the pipeline.</summary>
    private protected virtual void OnError(ErrorRecord error) => WriteError(error);
}
