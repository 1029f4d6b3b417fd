using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>Puts steps into the order of what they need.</summary>
internal static class StepOrder
{
    /// <summary>
    /// The steps as they were given, except that each comes after those it depends on. Of steps that could come next the
    /// first one given does.
    /// </summary>
    /// <param name="steps">The steps; none needs itself, not by way of others either.</param>
    /// <param name="table">The features of the system.</param>
    public static InstallationStep[] Of(IEnumerable<PlannedStep> steps, FeatureTable? table)
    {
        var rest = new List<PlannedStep>(steps);
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
}
