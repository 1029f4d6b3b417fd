using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Installation;

/// <summary>Sorts steps by their dependencies.</summary>
internal static class StepOrder
{
    /// <summary>
    /// Returns the steps in order. Each step follows the steps that it depends on. If several steps are possible, those
    /// that can require a restart come later, because Windows refuses features and updates while a restart is pending;
    /// then the original order is used.
    /// </summary>
    /// <param name="computerName">The server.</param>
    /// <param name="steps">The steps, without circular dependencies.</param>
    /// <param name="table">The features of the system.</param>
    public static InstallationStep[] Of(string computerName, IEnumerable<PlannedStep> steps, FeatureTable? table)
    {
        var rest = new List<PlannedStep>(steps.OrderBy(Rank));
        var ordered = new List<InstallationStep>();
        var dependencies = rest.ToDictionary(step => step.Id, step => rest.FindAll(other => other != step && step.DependsOn(other, table)));
        while (rest.Count > 0)
        {
            PlannedStep next = rest.First(step => !dependencies[step.Id].Exists(rest.Contains));
            rest.Remove(next);
            ordered.Add(next.ToStep(computerName, ordered.Count + 1, dependencies[next.Id].Select(other => other.Id)));
        }

        return [.. ordered];
    }

    /// <summary>
    /// Returns the rank of a step. Manual steps come first, because some of them make the others unnecessary. Features
    /// that require a restart follow the packages, so that one restart is sufficient for both.
    /// </summary>
    private static int Rank(PlannedStep step) => step.Kind switch
    {
        InstallationStepKind.Manual => 0,
        InstallationStepKind.Restart => 4,
        InstallationStepKind.Feature when step.MayRestart => 3,
        _ => step.MayRestart ? 2 : 1,
    };
}
