using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Installation;

/// <summary>
/// What is missing, turned into ordered steps. Pure. An order holds names, enums and facts that cannot be commands;
/// everything that is run is made from the catalog.
/// </summary>
internal sealed class InstallationPlanner
{
    /// <summary>The id of the step that restarts the server.</summary>
    public const string RestartStep = "Restart";

    private readonly Catalog _catalog;

    public InstallationPlanner(Catalog catalog) => _catalog = catalog;

    /// <exception cref="InputException">The order names what the catalog, or the system, does not have.</exception>
    public InstallationPlan Plan(InstallRequest order)
    {
        PlanInput.Check(order, _catalog);
        List<Want> wants = Collect(order);
        List<Want> waiting = wants.FindAll(want => want.WaitsForRestart);
        wants.RemoveAll(waiting.Contains);
        if (order.OperatingSystem is null)
        {
            // Without the system no command can be named; what a person can do is still said.
            wants.RemoveAll(want => !want.IsManual);
        }

        List<Want> doable = wants.FindAll(want => !want.IsManual);
        List<PlannedStep> steps = [.. Packages(doable, order.Options)];
        if (order.OperatingSystem is { } release)
        {
            steps.AddRange(new FeatureSteps(release, order.Options.SourcePath).Of(doable));
        }

        steps.InsertRange(0, Manual(wants.FindAll(want => !steps.Exists(step => step.Served.Contains(want)))));
        steps.AddRange(Restart(waiting, steps));
        InstallationStep[] ordered = StepOrder.Of(steps, order.OperatingSystem is { } known ? FeatureTable.For(known) : null);
        string[] warnings = PlanWarnings.Of(ordered, order, _catalog);
        return new InstallationPlan
        {
            ComputerName = order.ComputerName,
            Product = _catalog.Product,
            Role = order.Roles,
            OperatingSystem = order.OperatingSystem,
            Options = order.Options,
            Step = ordered,
            Warning = warnings,
            Script = PlanScript.Write(order.ComputerName, _catalog.Name, order.OperatingSystem, ordered, warnings, order.Options),
        };
    }

    private List<Want> Collect(InstallRequest order)
    {
        var wants = new List<Want>();
        foreach (MissingRequirement missing in order.Missing)
        {
            Requirement requirement = _catalog.Find(missing.Id)!;
            if (requirement.Importance == RequirementImportance.Recommended && !order.Options.IncludeRecommended)
            {
                continue;
            }

            RequirementCase? asked = Array.Find(
                requirement.Cases,
                some => some.Condition is not null && some.HoldsOn(order.OperatingSystem) && some.Concerns(requirement.RolesIn(order.Roles)));
            if (asked is not null)
            {
                wants.Add(new Want(requirement, asked, missing));
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

    /// <summary>First, since some of it makes the rest pointless.</summary>
    private static IEnumerable<PlannedStep> Manual(List<Want> wants) => wants.Select(want => new PlannedStep
    {
        Id = "Manual." + want.Requirement.Id,
        Kind = InstallationStepKind.Manual,
        Title = want.Requirement.Name,
        Served = [want],
        Reason = want.DisabledServices is { Length: > 0 } services
            ? Text.Format(SR.WhyService, string.Join(", ", services), InstallCommand.ForServices(services))
            : want.Remedy.Sentence ?? "",
    });

    private static IEnumerable<PlannedStep> Packages(List<Want> wants, InstallationOptions options)
    {
        foreach (PackageFile package in PackageFile.All)
        {
            List<Want> served = wants.FindAll(want => want.Remedy.Package == package.Package);
            if (served.Count == 0 || package.Satisfying(release => served.TrueForAll(want => want.Accepts(release))) is not { } file)
            {
                continue;
            }

            string why = SR.ResourceManager.GetString("Why" + file.Package, SR.Culture)!;
            yield return new PlannedStep
            {
                Id = "Package." + file.Package,
                Kind = InstallationStepKind.Package,
                Title = Text.Format(SR.StepPackage, file.Title),
                Served = served,
                Reason = file.Names.Length == 1
                    ? why
                    : why + " " + Text.Format(SR.WhyOtherNames, string.Join(", ", file.Names.Select(name => name.Shown))),
                Command = PackageCommand.Display(file, options.PackagePath),
                Needs = [PackageCommand.PathOf(file, options.PackagePath)],
                Package = file,
            };
        }
    }

    private static IEnumerable<PlannedStep> Restart(List<Want> waiting, List<PlannedStep> steps)
    {
        Want[] asking = [.. steps.Where(step => step.Kind != InstallationStepKind.Manual).SelectMany(step => step.Served).Where(want => want.Case.Restart)];
        List<Want> served = [.. waiting.Concat(asking).Distinct()];
        if (served.Count > 0)
        {
            yield return new PlannedStep
            {
                Id = RestartStep,
                Kind = InstallationStepKind.Restart,
                Title = SR.StepRestart,
                Served = served,
                Reason = waiting.Count > 0 ? SR.WhyRestartAwaited : SR.WhyRestart,
                Command = "Restart-Computer -Force",
                IsAwaited = waiting.Count > 0,
            };
        }
    }
}
