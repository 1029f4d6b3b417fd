using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>
/// The server has a number of processors and cores with a clock speed. The processors of a virtual machine depend on its
/// configuration, so only its cores count.
/// </summary>
/// <param name="sockets">The number of processors.</param>
/// <param name="cores">The number of cores of all processors.</param>
/// <param name="megahertz">The clock speed in MHz.</param>
internal sealed class ProcessorsCondition(int sockets, int cores, int megahertz) : Condition
{
    /// <summary>Windows reports the measured clock speed, for example 2394 MHz for a processor with 2.4 GHz.</summary>
    private const double Reported = 0.99;

    private static readonly InstanceFindings s_findings = new(FactClasses.Processor, "NumberOfCores", "MaxClockSpeed");

    public static ProcessorsCondition Read(ConditionSource source)
    {
        JsonCursor json = source.With("cores", "megahertz");
        return new ProcessorsCondition(
            (int)source.Value.AsInteger(1, 999),
            (int)json.Member("cores").AsInteger(1, 9999),
            (int)json.Member("megahertz").AsInteger(1, 99999));
    }

    public override void AddNeeds(FactNeeds needs) => needs.Add(FactClasses.ComputerSystem, FactClasses.Processor);

    public override string Expected(WindowsRelease? release) => Words(SR.ExpectedProcessors, sockets, cores, megahertz);

    public override Finding Evaluate(EvaluationContext server) => s_findings.Evaluate(server, (processors, see) =>
    {
        long?[] speeds = Hardware.Numbers(processors, "MaxClockSpeed");
        long?[] counts = Hardware.Numbers(processors, "NumberOfCores");
        Evidence[] seen = see(processors);
        return processors.Length == 0 || speeds.Contains(null) || counts.Contains(null)
            ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonProcessorUnreadable, seen)
            : Evaluate(server, processors.Length, Hardware.Total(counts)!.Value, speeds.Min()!.Value, seen);
    });

    private static string Words(string sentence, int sockets, decimal cores, long speed) =>
        Text.Format(sentence, Text.Count(sockets, SR.UnitProcessors), Text.Count(cores, SR.UnitCores), speed);

    private Finding Evaluate(EvaluationContext server, int seenSockets, decimal seenCores, long speed, Evidence[] seen)
    {
        string actual = Words(SR.ActualProcessors, seenSockets, seenCores, speed);
        bool isEnough = seenCores >= cores && speed >= megahertz * Reported;
        return !isEnough || seenSockets >= sockets
            ? Finding.Decided(isEnough, actual, isEnough ? SR.ReasonProcessors : SR.ReasonProcessorsTooFew, seen)
            : Finding.Of(Hardware.IsVirtual(server), (isVirtual, alsoSeen) => Finding.Decided(
                isVirtual,
                actual,
                isVirtual ? SR.ReasonProcessorsVirtual : SR.ReasonProcessorsTooFew,
                [.. seen, .. alsoSeen]));
    }
}
