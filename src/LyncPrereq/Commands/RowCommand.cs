using System;
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
                if (ErrorOf(item) is { } error)
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

    /// <summary>Returns an error, also one that was restored after CLIXML or remoting; null for another object.</summary>
    private static ErrorRecord? ErrorOf(PSObject item)
    {
        if (item.BaseObject is ErrorRecord error)
        {
            return error;
        }

        if (!item.TypeNames.Contains("Deserialized." + typeof(ErrorRecord).FullName))
        {
            return null;
        }

        string message = (item.Properties["Exception"]?.Value as PSObject)?.Properties["Message"]?.Value as string ?? item.ToString();
        return new ErrorRecord(
            new InvalidOperationException(message),
            item.Properties["FullyQualifiedErrorId"]?.Value as string ?? "",
            ErrorCategory.NotSpecified,
            item.Properties["TargetObject"]?.Value);
    }
}
