using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>Hyper-threading is enabled. A virtual machine does not show whether it is enabled on its host.</summary>
internal sealed class HyperThreadingCondition : Condition
{
    private static readonly InstanceFindings s_findings =
        new(FactClasses.Processor, "NumberOfCores", "NumberOfLogicalProcessors");

    public override void AddNeeds(FactNeeds needs) => needs.Add(FactClasses.ComputerSystem, FactClasses.Processor);

    public override string Expected(WindowsRelease? release) => SR.ExpectedHyperThreading;

    public override Finding Evaluate(EvaluationContext server) => Finding.Of(
        Hardware.IsVirtual(server),
        (isVirtual, _) => isVirtual ? Finding.NotApplicable(SR.ReasonHyperThreadingVirtual) : OfHardware(server));

    private static Finding OfHardware(EvaluationContext server) => s_findings.Evaluate(server, (processors, see) =>
    {
        long?[] cores = Hardware.Numbers(processors, "NumberOfCores");
        long?[] threads = Hardware.Numbers(processors, "NumberOfLogicalProcessors");
        Evidence[] seen = see(processors);
        return processors.Length == 0 || cores.Contains(null) || threads.Contains(null)
            ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonProcessorUnreadable, seen)
            : Finding.Decided(
                Hardware.Total(threads) > Hardware.Total(cores),
                Text.Format(SR.ActualLogicalProcessors, Text.Count(Hardware.Total(cores)!.Value, SR.UnitCores), Text.Count(Hardware.Total(threads)!.Value, SR.UnitLogicalProcessors)),
                Hardware.Total(threads) > Hardware.Total(cores) ? SR.ReasonHyperThreading : SR.ReasonNoHyperThreading,
                seen);
    });
}
