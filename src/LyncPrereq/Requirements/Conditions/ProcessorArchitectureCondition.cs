using System;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The processors are not Intel Itanium processors.</summary>
internal sealed class ProcessorArchitectureCondition : Condition
{
    /// <summary>The number of Itanium in Win32_Processor.Architecture.</summary>
    private const long Itanium = 6;

    private static readonly InstanceFindings s_findings = new(FactClasses.Processor, "Architecture");

    public override void AddNeeds(FactNeeds needs) => needs.Add(FactClasses.Processor);

    public override string Expected(WindowsRelease? release) => SR.ExpectedNotItanium;

    public override Finding Evaluate(EvaluationContext server) => s_findings.Evaluate(server, (processors, see) =>
    {
        long?[] kinds = Array.ConvertAll(processors, some => some.Find("Architecture")!.Number);
        Evidence[] seen = see(processors);
        return kinds.Contains(Itanium) ? Finding.NotMet(SR.ActualItanium, SR.ReasonItanium, seen)
            : kinds.Length == 0 || kinds.Contains(null) ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonProcessorUnreadable, seen)
            : Finding.Met(SR.ActualNotItanium, SR.ReasonNotItanium, seen);
    });
}
