using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Installation;

/// <summary>Puts steps into the order of what they need.</summary>
internal static class StepOrder
{
    /// <summary>
    /// Each step comes after those it depends on. Of the steps that could come next, one that may ask for a restart waits
    /// for the others, since Windows refuses features and updates while a restart is pending; then the first one given
    /// comes.
    /// </summary>
    /// <param name="steps">The steps; none needs itself, not by way of others either.</param>
    /// <param name="table">The features of the system.</param>
    public static InstallationStep[] Of(IEnumerable<PlannedStep> steps, FeatureTable? table)
    {
        var rest = new List<PlannedStep>(steps.OrderBy(Rank));
        var ordered = new List<InstallationStep>();
        var dependencies = rest.ToDictionary(step => step.Id, step => rest.FindAll(other => other != step && step.DependsOn(other, table)));
        while (rest.Count > 0)
        {
            PlannedStep next = rest.First(step => !dependencies[step.Id].Exists(rest.Contains));
            rest.Remove(next);
            ordered.Add(next.ToStep(ordered.Count + 1, dependencies[next.Id].Select(other => other.Id)));
        }

        return [.. ordered];
    }

    /// <summary>
    /// What a person has to do comes first, since some of it makes the rest pointless. Features that ask for a restart come
    /// after the packages: one restart then does for both.
    /// </summary>
    private static int Rank(PlannedStep step) => step.Kind switch
    {
        InstallationStepKind.Manual => 0,
        InstallationStepKind.Restart => 4,
        InstallationStepKind.Feature when step.MayRestart => 3,
        _ => step.MayRestart ? 2 : 1,
    };
}
