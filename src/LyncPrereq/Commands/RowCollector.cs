using System;
using System.Collections.Generic;
using System.Management.Automation;
using LyncPrereq.Serialization;

namespace LyncPrereq.Commands;

/// <summary>Collects rows of Test-LyncPrerequisite. Another object is an error, and the rows after it are still collected.</summary>
/// <param name="writeError">Writes the error of an object that is not a row.</param>
/// <param name="onError">Is called for an error that was redirected to the pipeline.</param>
internal sealed class RowCollector(Action<ErrorRecord> writeError, Action<ErrorRecord> onError)
{
    /// <summary>Gets the rows that were collected, in the order of the pipeline.</summary>
    public List<PrerequisiteResult> Rows { get; } = [];

    /// <summary>Gets the number of objects that are neither rows nor errors.</summary>
    public int Refused { get; private set; }

    public void Add(PSObject?[] objects)
    {
        foreach (PSObject? item in objects)
        {
            try
            {
                if (item is not null && ErrorOf(item) is { } error)
                {
                    onError(error);
                    continue;
                }

                if (item is not null && DeserializedConverter.Unwrap(item) is PrerequisiteResult row)
                {
                    Rows.Add(row);
                    continue;
                }

                writeError(ErrorRecords.NotReportable(item));
            }
            catch (InputException problem)
            {
                writeError(ErrorRecords.From(problem));
            }

            Refused++;
        }
    }

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
