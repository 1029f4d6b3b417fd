using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>
/// What is missing, turned into ordered steps. Pure. Of a row only the computer, the roles, the requirement, the
/// status and facts that cannot be commands count; everything that is run is made from the catalogue.
/// </summary>
internal sealed class InstallationPlanner
{
    /// <summary>The id of the step that restarts the server.</summary>
    public const string RestartStep = "Restart";

    private readonly Catalog _catalog;
    private readonly InstallationOptions _options;

    public InstallationPlanner(Catalog catalog, InstallationOptions options)
    {
        _catalog = catalog;
        _options = options;
    }

    /// <param name="rows">Rows of one server.</param>
    /// <exception cref="InputException">A row names what the catalogue, or the system, does not have.</exception>
    public InstallationPlan Plan(IReadOnlyList<PrerequisiteResult> rows)
    {
        PrerequisiteResult first = rows[0];
        RefuseControlCharacters(first.ComputerName);
        RefuseControlCharacters(_options.SourcePath);
        RefuseControlCharacters(_options.PackagePath);
        LyncRole[] roles = [.. rows.SelectMany(row => row.Role).Distinct().OrderBy(role => role)];
        List<Want> wants = Collect(rows, roles);
        List<Want> waiting = wants.FindAll(want => want.Row.WaitsForRestart);
        wants.RemoveAll(waiting.Contains);
        WindowsRelease? known = rows.Select(row => row.OperatingSystem).FirstOrDefault(system => system is not null);
        if (known is not { } release)
        {
            // Without the system no command can be named; what a person can do is still said.
            release = default;
            wants.RemoveAll(want => want.Remedy.Features.Length > 0 || want.Remedy.Package is not null);
        }

        var steps = new StepList();
        AddManual(steps, wants);
        AddPackages(steps, wants);
        AddFeatures(steps, wants, release, fromSource: false);
        AddFeatures(steps, wants, release, fromSource: true);
        AddRestart(steps, waiting);
        InstallationStep[] ordered = steps.ToArray();
        string[] warnings = Warnings(ordered, release, known is null);
        return new InstallationPlan
        {
            ComputerName = first.ComputerName,
            Product = _catalog.Product,
            Role = roles,
            OperatingSystem = known,
            Options = _options,
            Step = ordered,
            Warning = warnings,
            Script = PlanScript.Write(first.ComputerName, _catalog.Name, known, ordered, warnings, _options),
        };
    }

    private List<Want> Collect(IReadOnlyList<PrerequisiteResult> rows, LyncRole[] roles)
    {
        var wants = new List<Want>();
        foreach (PrerequisiteResult row in rows)
        {
            if (row.Status != PrerequisiteStatus.NotMet)
            {
                continue;
            }

            Requirement requirement = _catalog.Find(row.RequirementId) ?? throw new InputException(
                nameof(SR.PlanUnknownRequirement),
                Text.Format(SR.PlanUnknownRequirement, _catalog.Name, row.RequirementId),
                row);
            if (requirement.Importance == RequirementImportance.Recommended && !_options.IncludeRecommended)
            {
                continue;
            }

            RequirementCase? asked = Array.Find(
                requirement.Cases,
                some => some.Condition is not null && some.HoldsOn(row.OperatingSystem) && some.Concerns(requirement.AskedBy(roles)));
            if (asked is not null)
            {
                wants.Add(new Want(requirement, asked, row.SourceRequired, row));
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

    private void AddPackages(StepList steps, List<Want> wants)
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
                command: PackageCommand.Display(file, _options.PackagePath),
                needs: [PackageCommand.PathOf(file, _options.PackagePath)],
                dependsOn: dependency is not null && steps.Has(dependency) ? [dependency] : [],
                package: file);
        }
    }

    private void AddFeatures(StepList steps, List<Want> wants, WindowsRelease release, bool fromSource)
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
                    want.Row);
            }
        }

        steps.Add(
            fromSource ? "FeaturesFromSource" : "Features",
            fromSource ? InstallationStepKind.FeatureFromSource : InstallationStepKind.Feature,
            Text.Format(fromSource ? SR.StepFeaturesFromSource : SR.StepFeatures, features.Length),
            served,
            fromSource ? SR.WhyFeaturesFromSource : SR.WhyFeatures,
            command: InstallCommand.ForFeatures(release, features, _options.SourcePath),
            needs: fromSource ? [_options.SourcePath ?? SR.NeedsAnySource] : [],
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
                command: "Restart-Computer",
                isAwaited: waiting.Count > 0);
        }
    }

    /// <summary>No path and no name has any, and not every PowerShell reads them in a string alike.</summary>
    private static void RefuseControlCharacters(string? text)
    {
        if (text is not null && text.Any(char.IsControl))
        {
            string shown = new([.. text.Select(c => char.IsControl(c) ? '?' : c)]);
            throw new InputException(nameof(SR.PlanControlCharacter), Text.Format(SR.PlanControlCharacter, shown), shown);
        }
    }

    private string[] Warnings(InstallationStep[] steps, WindowsRelease release, bool isSystemUnknown)
    {
        var warnings = new List<string>();
        if (isSystemUnknown)
        {
            warnings.Add(SR.WarnSystemUnknown);
        }

        if (_options.SourcePath is null && Array.Exists(steps, step => step.Kind == InstallationStepKind.FeatureFromSource))
        {
            warnings.Add(SR.WarnNoSource);
        }

        if (_options.SourcePath is not null && release == WindowsRelease.WindowsServer2008R2)
        {
            warnings.Add(SR.WarnSourceUnused);
        }

        if (_options.PackagePath is null && Array.Exists(steps, step => step.Kind == InstallationStepKind.Package))
        {
            warnings.Add(SR.WarnNoPackages);
        }

        return [.. warnings];
    }

    private static string IdOf(KnownPackage package) => "Package." + package;

    /// <summary>A requirement that is to be met.</summary>
    private sealed class Want
    {
        public Want(Requirement requirement, RequirementCase asked, bool needsSource, PrerequisiteResult row)
        {
            Requirement = requirement;
            Case = asked;
            NeedsSource = needsSource;
            Row = row;
        }

        public Requirement Requirement { get; }

        public RequirementCase Case { get; }

        public bool NeedsSource { get; }

        public PrerequisiteResult Row { get; }

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
