using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The server has an amount of memory.</summary>
/// <param name="gigabytes">The amount in GB.</param>
internal sealed class MemoryCondition(int gigabytes) : Condition
{
    /// <summary>Windows reports slightly less memory than is installed, because the firmware reserves some.</summary>
    private const decimal Reported = 0.98m;

    private static readonly InstanceFindings s_findings = new(FactClasses.ComputerSystem, "TotalPhysicalMemory");

    public static MemoryCondition Read(ConditionSource source) => new((int)source.Only.AsInteger(1, 99999));

    public override void AddNeeds(FactNeeds needs) => needs.Add(FactClasses.ComputerSystem);

    public override string Expected(WindowsRelease? release) => Text.Format(SR.ExpectedMemory, gigabytes);

    public override Finding Evaluate(EvaluationContext server) => s_findings.Evaluate(
        server,
        (systems, see) =>
        {
            Evidence[] seen = see(systems);
            if (Hardware.Total(Hardware.Numbers(systems, "TotalPhysicalMemory")) is not { } bytes || bytes == 0)
            {
                return Finding.Unknown(UnknownCause.Unreadable, SR.ReasonNoMemory, seen);
            }

            var finding = Finding.Decided(
                bytes >= gigabytes * Hardware.Gigabyte * Reported,
                Text.Format(SR.ActualMemory, Hardware.Gigabytes(bytes)),
                Text.Format(SR.ReasonMemory, Hardware.Gigabytes(bytes)),
                seen);
            return Hardware.HyperV(server) is { } model ? finding.With(SR.ReasonDynamicMemory, model.Evidence) : finding;
        });
}
