using System.Collections.Generic;
using System.Management.Automation;
using LyncPrereq.Serialization;

namespace LyncPrereq.Commands;

/// <summary>A cmdlet that collects rows from the pipeline. Other objects are errors, and the rows after them are still collected.</summary>
public abstract class RowCommand : PSCmdlet
{
    /// <summary>Rows of Test-LyncPrerequisite, and its errors if they are redirected with 2&gt;&amp;1.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The rows that were collected, in the order of the pipeline.</summary>
    internal List<PrerequisiteResult> Rows { get; } = [];

    /// <summary>The number of objects that are neither rows nor errors.</summary>
    internal int Refused { get; private set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (PSObject item in InputObject)
        {
            try
            {
                if (item.BaseObject is ErrorRecord error)
                {
                    OnError(error);
                    continue;
                }

                if (DeserializedConverter.Unwrap(item) is PrerequisiteResult row)
                {
                    Rows.Add(row);
                    continue;
                }

                WriteError(ErrorRecords.NotReportable(item));
            }
            catch (InputException problem)
            {
                WriteError(ErrorRecords.From(problem));
            }

            Refused++;
        }
    }

    /// <summary>Is called for an error that was redirected to the pipeline.</summary>
    private protected virtual void OnError(ErrorRecord error) => WriteError(error);
}
