using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace LyncPrereq.Commands;

/// <summary>A cmdlet that collects rows from the pipeline. Other objects are errors, and the rows after them are still collected.</summary>
public abstract class RowCommand : PSCmdlet
{
    /// <param name="refuse">Creates the error of an object that is not accepted; by default, that it is not a row.</param>
    /// <param name="others">The types that are accepted in addition to rows.</param>
    internal RowCommand(Func<PSObject?, ErrorRecord>? refuse = null, params Type[] others) =>
        Input = new InputCollector(WriteError, refuse ?? ErrorRecords.NotReportable, [typeof(PrerequisiteResult), .. others])
        {
            OnError = error => OnError(error),
        };

    /// <summary>Rows of Test-LyncPrerequisite, and its errors if they are redirected with 2&gt;&amp;1.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; } = [];

    /// <summary>The objects that were collected.</summary>
    internal InputCollector Input { get; }

    /// <summary>The rows that were collected, in the order of the pipeline.</summary>
    internal List<PrerequisiteResult> Rows => Input.Of<PrerequisiteResult>();

    /// <inheritdoc/>
    protected override void ProcessRecord() => Input.Add(InputObject);

    /// <summary>Is called for an error that was redirected to the pipeline.</summary>
    private protected virtual void OnError(ErrorRecord error) => WriteError(error);
}
