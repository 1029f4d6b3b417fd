using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements.Conditions;

namespace LyncPrereq.Evaluation;

/// <summary>
/// Looks for a service. One that is listed proves its feature; one that is not may only have been left out of the list.
/// What has to run cannot if its service is disabled.
/// </summary>
internal static class ServiceCheck
{
    private const string Running = "Running";
    private const string Disabled = "Disabled";

    public static Finding Check(ServerFacts facts, ServiceCondition condition)
    {
        Known<List<InventorySource>> lists = facts.Services();
        List<Finding> seen =
        [
            .. (lists.IsKnown ? lists.Value : []).SelectMany(source => source.Services!
                .Where(service => Same(service.Name, condition.Name))
                .Select(service => Look(source, service))),
        ];
        Finding finding = seen.Count > 0 ? Agree(seen)
            : lists.IsKnown ? Finding.Unknown(UnknownCause.NotCaptured, Text.Format(SR.ReasonServiceNotListed, condition.Name))
            : lists.ToUnknown();
        return condition.BlocksOnly ? finding.ThatIsSilent() : finding;
    }

    private static Finding Look(InventorySource source, ServiceFact service)
    {
        bool isRunning = Same(service.Status, Running);
        string state = service.StartMode is null || isRunning ? service.Status : service.Status + " (" + service.StartMode + ")";
        string actual = Text.Format(SR.ActualService, service.Name, state);
        Evidence evidence = ServerFacts.Seen(source, Text.Format(SR.SeenService, service.Name, state));
        if (service.StartMode is { } mode && Same(mode, Disabled))
        {
            return Finding.NotMet(actual, Text.Format(SR.ReasonServiceDisabled, service.Name), evidence)
                .ThatNeedsService(service.Name);
        }

        Finding present = Finding.Met(actual, Text.Format(SR.ReasonService, service.Name), evidence);
        return service.Status.Length == 0 || isRunning
            ? present
            : Finding.Met(actual, Text.Format(SR.ReasonServiceStopped, service.Name, service.Status), evidence).ThatIsARemark();
    }

    /// <summary>Lists of different times can differ; whether the service is disabled must not.</summary>
    private static Finding Agree(List<Finding> seen)
    {
        if (seen.TrueForAll(finding => finding.Status == seen[0].Status))
        {
            return seen.Find(finding => !finding.HasRemark) ?? seen[0];
        }

        IEnumerable<Evidence> evidence = seen.SelectMany(finding => finding.Evidence);
        return Finding.Unknown(
            UnknownCause.Conflict,
            Text.Format(SR.ReasonConflict, string.Join("; ", evidence.Select(some => some.ToString()))),
            [.. evidence]);
    }

    private static bool Same(string first, string second) => string.Equals(first, second, StringComparison.OrdinalIgnoreCase);
}
