using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Installation;

/// <summary>
/// Creates a plan from missing requirements. It has no side effects. A request contains names, enums, and facts, but no
/// commands: all commands are created from the catalog.
/// </summary>
internal sealed class InstallationPlanner
{
    private const string RestartStep = "Restart";
    private const string RestartFirstStep = "RestartFirst";

    private readonly Catalog _catalog;

    public InstallationPlanner(Catalog catalog) => _catalog = catalog;

    /// <exception cref="InputException">
    /// The request contains a name that the catalog or the system does not have.
    /// </exception>
    public InstallationPlan Plan(InstallRequest order)
    {
        PlanInput.Check(order, _catalog);
        List<Want> wants = Collect(order);
        List<Want> replacing = wants.FindAll(want => want.ReplacesWindows);
        if (replacing.Count > 0)
        {
            wants = replacing;
        }

        List<Want> waiting = wants.FindAll(want => want.RestartPending);
        wants.RemoveAll(waiting.Contains);
        if (wants.Count == 0 && !waiting.Exists(want => order.Options.Include(want.Requirement)))
        {
            // Recommended requirements alone do not cause a restart if there is no installation.
            waiting.Clear();
        }

        if (order.OperatingSystem is null)
        {
            // If the system is not known, there are no commands, but manual steps are still listed.
            wants.RemoveAll(want => !want.IsManual);
        }

        List<Want> doable = wants.FindAll(want => !want.IsManual);
        List<PlannedStep> steps = [.. Packages(doable, order.Options)];
        if (order.OperatingSystem is { } release)
        {
            steps.AddRange(new FeatureSteps(release, order.Options.SourcePath).Of(doable));
        }

        steps.InsertRange(0, Manual(wants.FindAll(want => !steps.Exists(step => step.Served.Contains(want)))));
        steps.AddRange(Restarts(waiting, steps));
        InstallationStep[] ordered = StepOrder.Of(order.ComputerName, steps, order.OperatingSystem is { } known ? FeatureTable.For(known) : null);
        string[] warnings = PlanWarnings.Of(ordered, order, _catalog, replacing.Count > 0);
        return new InstallationPlan
        {
            ComputerName = order.ComputerName,
            Product = _catalog.Product,
            RoleValue = order.Roles,
            OperatingSystemValue = order.OperatingSystem,
            Options = order.Options,
            Step = ordered,
            Warning = warnings,
            Script = PlanScript.Write(order.ComputerName, _catalog.Name, order.Roles, order.OperatingSystem, ordered, warnings, order.Options),
        };
    }

    private List<Want> Collect(InstallRequest order)
    {
        var wants = new List<Want>();
        foreach (MissingRequirement missing in order.Missing)
        {
            Requirement requirement = _catalog.Find(missing.Id)!;
            RequirementCase? asked = CaseOf(requirement, order);
            if (!order.Options.Include(requirement) && asked?.Condition is not { NeedsRestart: true })
            {
                continue;
            }

            if (asked is not null)
            {
                wants.Add(new Want(requirement, asked, missing, [.. asked.Condition!.Services(other => CaseOf(other, order)?.Condition).Distinct()]));
            }
            else if (order.OperatingSystem is { } release)
            {
                throw new InputException(
                    nameof(SR.PlanNotAsked),
                    Text.Format(SR.PlanNotAsked, requirement.Id, WindowsReleases.NameOf(release), order.ComputerName),
                    requirement.Id);
            }
        }

        return wants;
    }

    private static RequirementCase? CaseOf(Requirement requirement, InstallRequest order) => Array.Find(
        requirement.Cases,
        some => some.Condition is not null && some.AppliesTo(order.OperatingSystem) && some.AppliesTo(requirement.RolesIn(order.Roles)));

    /// <summary>
    /// Returns the manual steps. They are the first ones, because some of them make the others unnecessary. One action
    /// for several requirements is one step.
    /// </summary>
    private static IEnumerable<PlannedStep> Manual(List<Want> wants) => wants.GroupBy(Deed).Select(same => new PlannedStep
    {
        Id = "Manual." + same.First().Requirement.Id,
        Kind = InstallationStepKind.Manual,
        Title = same.First().Requirement.Name,
        Served = [.. same],
        Reason = same.Key,
    });

    private static string Deed(Want want) => want.DisabledServices is { Length: > 0 } services
        ? Text.Format(SR.WhyService, string.Join(", ", services), InstallCommand.ForServices(services))
        : want.Remedy.Sentence ?? "";

    private static IEnumerable<PlannedStep> Packages(List<Want> wants, InstallationOptions options)
    {
        foreach (PackageFile package in PackageFile.All)
        {
            List<Want> served = wants.FindAll(want => want.Remedy.Package == package.Package);
            if (served.Count == 0 || package.Satisfying(release => served.TrueForAll(want => want.Accepts(release))) is not { } file)
            {
                continue;
            }

            yield return new PlannedStep
            {
                Id = "Package." + file.Package,
                Kind = InstallationStepKind.Package,
                Title = Text.Format(SR.StepPackage, file.Title),
                Served = served,
                Reason = file.Names.Length == 1
                    ? file.Why
                    : file.Why + " " + Text.Format(SR.WhyOtherNames, string.Join(", ", file.Names.Select(name => name.Shown))),
                Command = InstallCommand.ForPackage(file, file.PathIn(options.PackagePath)),
                Needs = [file.PathIn(options.PackagePath)],
                Package = file,
            };
        }
    }

    /// <summary>
    /// Returns a restart for earlier installations, which all other steps wait for, and a restart for the steps of the
    /// plan.
    /// </summary>
    private static IEnumerable<PlannedStep> Restarts(List<Want> waiting, List<PlannedStep> steps)
    {
        List<Want> asking =
        [
            .. steps.Where(step => step.Kind != InstallationStepKind.Manual)
                .SelectMany(step => step.Served)
                .Where(want => want.Case.Restart)
                .Distinct(),
        ];
        if (waiting.Count > 0)
        {
            yield return Restart(RestartFirstStep, waiting, SR.WhyRestartAwaited, isAwaited: true);
        }

        if (asking.Count > 0)
        {
            yield return Restart(RestartStep, asking, SR.WhyRestart, isAwaited: false);
        }
    }

    private static PlannedStep Restart(string id, List<Want> served, string why, bool isAwaited) => new()
    {
        Id = id,
        Kind = InstallationStepKind.Restart,
        Title = SR.StepRestart,
        Served = served,
        Reason = why,
        Command = "Restart-Computer -Force",
        IsAwaited = isAwaited,
    };
}
