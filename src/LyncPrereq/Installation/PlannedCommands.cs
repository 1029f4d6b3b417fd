using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>Contains the commands that install all missing Required prerequisites of a server, for display.</summary>
internal sealed class PlannedCommands
{
    private PlannedCommands(IEnumerable<string> lines, string? problem = null)
    {
        Lines = [.. lines];
        Problem = problem;
    }

    /// <summary>Gets the commands and comments, one per line. Empty if there is nothing to install.</summary>
    public string[] Lines { get; }

    /// <summary>Gets the reason why the commands are not known; null if they are.</summary>
    public string? Problem { get; }

    /// <param name="rows">The rows of one server and product.</param>
    public static PlannedCommands Of(IReadOnlyList<PrerequisiteResult> rows)
    {
        WindowsRelease? system = rows.Select(row => row.OperatingSystemValue).FirstOrDefault(some => some is not null);
        bool isMissing = rows.Any(row => row.StatusValue == PrerequisiteStatus.NotMet && row.ImportanceValue == RequirementImportance.Required);
        if (!isMissing || system is not { } release || Catalogs.Find(rows[0].Product) is not { } catalog)
        {
            return new PlannedCommands([]);
        }

        try
        {
            var request = InstallRequest.Of(rows[0].ComputerName, [.. rows], new InstallationOptions());
            InstallationPlan plan = new InstallationPlanner(catalog).Plan(request);
            return new PlannedCommands(plan.Step
                .SelectMany(step => new[] { CommandOf(step, release), RestartAfter(step, plan) })
                .OfType<string>());
        }
        catch (InputException problem)
        {
            return new PlannedCommands([], problem.Message);
        }
    }

    /// <summary>
    /// Returns the command of a step. If feature files are missing, it contains the path of the media, as in the rows.
    /// </summary>
    private static string? CommandOf(InstallationStep step, WindowsRelease release) =>
        step.KindValue == InstallationStepKind.Restart ? null
        : step.Feature.Count > 0 ? InstallCommand.ForFeatures(release, [.. step.Feature], FeatureSteps.SourceOf(step.KindValue))
        : step.Command;

    /// <summary>Returns a comment between two commands.</summary>
    private static string? RestartAfter(InstallationStep step, InstallationPlan plan) =>
        step.IsAwaited ? PowerShellText.Comment(SR.WhyRestartAwaited)
        : step.MayRestart && plan.Step.Any(other => other.DependsOn.Contains(step.Id)) ? PowerShellText.Comment(SR.ReportRestartBetween)
        : null;
}
