using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Inspection;
using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>
/// What is missing, turned into ordered steps. Pure. An order holds names, enums and facts that cannot be commands;
/// everything that is run is made from the catalogue.
/// </summary>
internal sealed class InstallationPlanner
{
    /// <summary>The id of the step that restarts the server.</summary>
    public const string RestartStep = "Restart";

    private readonly Catalog _catalog;

    public InstallationPlanner(Catalog catalog) => _catalog = catalog;

    /// <exception cref="InputException">The order names what the catalogue, or the system, does not have.</exception>
    public InstallationPlan Plan(InstallationOrder order)
    {
        InstallationOptions options = order.Options;
        RefuseNoName(order.ComputerName);
        RefuseControlCharacters(options.SourcePath);
        RefuseControlCharacters(options.PackagePath);
        order.Check(_catalog);
        List<Want> wants = Collect(order);
        List<Want> waiting = wants.FindAll(want => want.WaitsForRestart);
        wants.RemoveAll(waiting.Contains);
        if (order.OperatingSystem is not { } release)
        {
            // Without the system no command can be named; what a person can do is still said.
            release = default;
            wants.RemoveAll(want => want.Remedy.Features.Length > 0 || want.Remedy.Package is not null);
        }

        var steps = new StepList();
        AddManual(steps, wants);
        AddPackages(steps, wants, options);
        AddFeatures(steps, wants, release, options, fromSource: false);
        AddFeatures(steps, wants, release, options, fromSource: true);
        AddRestart(steps, waiting);
        InstallationStep[] ordered = steps.ToArray();
        string[] warnings = Warnings(ordered, order);
        return new InstallationPlan
        {
            ComputerName = order.ComputerName,
            Product = _catalog.Product,
            Role = order.Roles,
            OperatingSystem = order.OperatingSystem,
            Options = options,
            Step = ordered,
            Warning = warnings,
            Script = PlanScript.Write(order.ComputerName, _catalog.Name, order.OperatingSystem, ordered, warnings, options),
        };
    }

    private List<Want> Collect(InstallationOrder order)
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
                some => some.Condition is not null && some.HoldsOn(order.OperatingSystem) && some.Concerns(requirement.AskedBy(order.Roles)));
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
    private static void AddManual(StepList steps, List<Want> wants)
    {
        foreach (Want want in wants.Where(want => want.Remedy.Features.Length == 0 && want.Remedy.Package is null))
        {
            steps.Add("Manual." + want.Requirement.Id, InstallationStepKind.Manual, want.Requirement.Name, [want], want.Remedy.Sentence ?? "");
        }
    }

    private static void AddPackages(StepList steps, List<Want> wants, InstallationOptions options)
    {
        foreach (PackageFile file in PackageFile.InOrder)
        {
            List<Want> served = wants.FindAll(want => want.Remedy.Package == file.Package);
            if (served.Count == 0)
            {
                continue;
            }

            string? dependency = file.Package == KnownPackage.WindowsManagementFramework3
                ? IdOf(KnownPackage.DotNetFramework45)
                : null;
            steps.Add(
                IdOf(file.Package),
                InstallationStepKind.Package,
                Text.Format(SR.StepPackage, file.Title),
                served,
                SR.ResourceManager.GetString("Why" + file.Package, SR.Culture)!,
                command: PackageCommand.Display(file, options.PackagePath),
                needs: [PackageCommand.PathOf(file, options.PackagePath)],
                dependsOn: dependency is not null && steps.Has(dependency) ? [dependency] : [],
                package: file);
        }
    }

    private static void AddFeatures(
        StepList steps,
        List<Want> wants,
        WindowsRelease release,
        InstallationOptions options,
        bool fromSource)
    {
        List<Want> served = wants.FindAll(want => want.Remedy.Features.Length > 0 && want.NeedsSource == fromSource);
        if (served.Count == 0)
        {
            return;
        }

        string[] features = [.. served.SelectMany(want => want.Remedy.Features).Distinct(StringComparer.OrdinalIgnoreCase)];
        FeatureTable? table = FeatureTable.For(release);
        foreach (Want want in served)
        {
            string? unknown = Array.Find(want.Remedy.Features, feature => table?.Find(feature) is null);
            if (unknown is not null)
            {
                throw new InputException(
                    nameof(SR.PlanUnknownFeature),
                    Text.Format(SR.PlanUnknownFeature, unknown, WindowsReleases.NameOf(release), want.Requirement.Id),
                    unknown);
            }
        }

        steps.Add(
            fromSource ? "FeaturesFromSource" : "Features",
            fromSource ? InstallationStepKind.FeatureFromSource : InstallationStepKind.Feature,
            features.Length == 1
                ? Text.Format(fromSource ? SR.StepFeatureFromSource : SR.StepFeature, features[0])
                : Text.Format(fromSource ? SR.StepFeaturesFromSource : SR.StepFeatures, features.Length),
            served,
            fromSource ? SR.WhyFeaturesFromSource : SR.WhyFeatures,
            command: InstallCommand.ForFeatures(release, features, options.SourcePath),
            needs: fromSource ? [options.SourcePath ?? SR.NeedsAnySource] : [],
            features: features);
    }

    private static void AddRestart(StepList steps, List<Want> waiting)
    {
        List<Want> served = [.. waiting, .. steps.WantsThatMayRestart()];
        if (served.Count > 0)
        {
            steps.Add(
                RestartStep,
                InstallationStepKind.Restart,
                SR.StepRestart,
                served,
                waiting.Count > 0 ? SR.WhyRestartAwaited : SR.WhyRestart,
                command: "Restart-Computer -Force",
                isAwaited: waiting.Count > 0);
        }
    }

    /// <summary>A script names the computer, and whoever wrote the name may have meant more than one.</summary>
    private static void RefuseNoName(string name)
    {
        if (name != CaptureSet.Unnamed && !ComputerNames.CanBe(name))
        {
            throw new InputException(nameof(SR.PlanNameInvalid), Text.Format(SR.PlanNameInvalid, name), name);
        }
    }

    /// <summary>No path has any, and not every PowerShell reads them in a string alike.</summary>
    private static void RefuseControlCharacters(string? text)
    {
        if (text is not null && text.Any(char.IsControl))
        {
            string shown = new([.. text.Select(c => char.IsControl(c) ? '?' : c)]);
            throw new InputException(nameof(SR.PlanControlCharacter), Text.Format(SR.PlanControlCharacter, shown), shown);
        }
    }

    private string[] Warnings(InstallationStep[] steps, InstallationOrder order)
    {
        WindowsRelease? release = order.OperatingSystem;
        InstallationOptions options = order.Options;
        var warnings = new List<string>();
        if (order.Roles.Length == 0)
        {
            warnings.Add(Text.Format(SR.WarnNothingAsked, order.ComputerName));
        }
        else if (release is null)
        {
            warnings.Add(SR.WarnSystemUnknown);
        }

        string[] unknown =
        [
            .. order.Unknown.Select(_catalog.Find).OfType<Requirement>()
                .Where(requirement => requirement.Importance == RequirementImportance.Required || options.IncludeRecommended)
                .Select(requirement => requirement.Id),
        ];
        if (unknown.Length > 0)
        {
            warnings.Add(Text.Format(SR.WarnUnknown, string.Join(", ", unknown)));
        }

        if (options.SourcePath is null && Array.Exists(steps, step => step.Kind == InstallationStepKind.FeatureFromSource))
        {
            warnings.Add(SR.WarnNoSource);
        }

        if (options.SourcePath is not null && release == WindowsRelease.WindowsServer2008R2)
        {
            warnings.Add(SR.WarnSourceUnused);
        }

        if (options.PackagePath is null && Array.Exists(steps, step => step.Kind == InstallationStepKind.Package))
        {
            warnings.Add(SR.WarnNoPackages);
        }

        return [.. warnings];
    }

    private static string IdOf(KnownPackage package) => "Package." + package;

    /// <summary>A requirement that is to be met.</summary>
    private sealed class Want
    {
        private readonly MissingRequirement _missing;

        public Want(Requirement requirement, RequirementCase asked, MissingRequirement missing)
        {
            Requirement = requirement;
            Case = asked;
            _missing = missing;
        }

        public Requirement Requirement { get; }

        public RequirementCase Case { get; }

        public bool NeedsSource => _missing.NeedsSource;

        public bool WaitsForRestart => _missing.WaitsForRestart;

        public Remedy Remedy => Case.Remedy;
    }

    /// <summary>Steps while they are gathered.</summary>
    private sealed class StepList
    {
        private readonly List<InstallationStep> _steps = [];
        private readonly List<Want> _mayRestart = [];

        public bool Has(string id) => _steps.Exists(step => step.Id == id);

        public List<Want> WantsThatMayRestart() => [.. _mayRestart.Distinct()];

        public InstallationStep[] ToArray() => [.. _steps];

        public void Add(
            string id,
            InstallationStepKind kind,
            string title,
            List<Want> served,
            string reason,
            string? command = null,
            string[]? needs = null,
            string[]? dependsOn = null,
            string[]? features = null,
            PackageFile? package = null,
            bool isAwaited = false)
        {
            bool mayRestart = kind == InstallationStepKind.Restart || served.Exists(want => want.Case.Restart);
            if (kind is InstallationStepKind.Package or InstallationStepKind.Feature or InstallationStepKind.FeatureFromSource)
            {
                _mayRestart.AddRange(served.Where(want => want.Case.Restart));
            }

            _steps.Add(new InstallationStep
            {
                Number = _steps.Count + 1,
                Id = id,
                Kind = kind,
                Title = title,
                RequirementId = [.. served.Select(want => want.Requirement.Id)],
                Command = command,
                Reason = reason,
                MayRestart = mayRestart,
                Needs = needs ?? [],
                DependsOn = dependsOn ?? [],
                Feature = features ?? [],
                Package = package,
                IsAwaited = isAwaited,
            });
        }
    }
}
