using System.Collections.Generic;

namespace LyncPrereq.Reporting;

/// <summary>Lists the facts that explain a result, in display order.</summary>
internal static class RowFacts
{
    public static List<KeyValuePair<string, string>> Of(PrerequisiteResult row)
    {
        var facts = new List<KeyValuePair<string, string>>();
        void Add(string label, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                facts.Add(new KeyValuePair<string, string>(label, value!));
            }
        }

        Add(SR.ReportExpected, row.Expected);
        Add(SR.ReportSeen, row.Actual);
        Add(SR.ReportReason, row.Reason);
        Add(SR.ReportCause, row.CauseValue == UnknownCause.None ? null : row.Cause);
        Add(SR.ReportWaiver, row.Waiver?.ToString());
        foreach (Evidence evidence in row.Evidence)
        {
            Add(SR.ReportEvidence, evidence.ToString());
        }

        Add(SR.ReportRemedy, row.Remediation);
        return facts;
    }
}
