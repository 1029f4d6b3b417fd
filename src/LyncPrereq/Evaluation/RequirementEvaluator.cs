using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Conditions;

namespace LyncPrereq.Evaluation;

/// <summary>Evaluates the requirements of roles against the facts of servers: one row for each requirement.</summary>
internal sealed class RequirementEvaluator
{
    private readonly Catalog _catalog;
    private readonly LyncRole[] _roles;
    private readonly LyncWorkload[] _workloads;
    private readonly ScopedRequirement[] _requirements;
    private readonly string[] _notTested;
    private readonly Dictionary<string, ScopedRequirement> _asked = new(StringComparer.Ordinal);

    public RequirementEvaluator(
        Catalog catalog,
        LyncRole[] roles,
        LyncWorkload[] workloads,
        IEnumerable<Requirement> requirements)
    {
        _catalog = catalog;
        _roles = roles;
        _workloads = workloads;
        _requirements = [.. requirements.Where(requirement => requirement.RolesIn(roles).Length > 0).Select(Asked)];
        _notTested =
        [
            .. catalog.Requirements.Where(requirement => requirement.RolesIn(roles).Length > 0 && !_asked.ContainsKey(requirement.Id))
                .Select(requirement => requirement.Id),
        ];
    }

    /// <summary>Whether the roles have any requirements.</summary>
    public bool HasRequirements => _requirements.Length > 0;

    public IEnumerable<PrerequisiteResult> Evaluate(ServerInventory inventory, string? pool = null)
    {
        var facts = new ServerFacts(inventory);
        var onReleases = new Dictionary<WindowsRelease, Evaluation>();
        Evaluation? onUnknown = null;

        // One release if the system is known; every possible release if it is not.
        Evaluation On(WindowsRelease? release)
        {
            if (release is not { } known)
            {
                return onUnknown ??= new Evaluation(this, facts, null);
            }

            return onReleases.TryGetValue(known, out Evaluation? evaluation)
                ? evaluation
                : onReleases[known] = new Evaluation(this, facts, known);
        }

        Func<WindowsRelease?, Evaluation> on = On;
        Func<ScopedRequirement, Finding> judge = part => Judge(part, facts, on);
        foreach (ScopedRequirement requirement in _requirements)
        {
            WindowsRelease[] candidates = facts.OperatingSystem.Among(requirement.Systems);
            yield return Evaluation.ToResult(
                candidates.Length > 1 ? Array.ConvertAll(candidates, release => On(release)) : [On(OnlyOne(candidates, facts))],
                requirement,
                AllOf(requirement, judge),
                inventory,
                pool);
        }
    }

    private ScopedRequirement Asked(Requirement requirement)
    {
        if (!_asked.TryGetValue(requirement.Id, out ScopedRequirement? asked))
        {
            _asked.Add(requirement.Id, asked = new ScopedRequirement(requirement, _roles));
        }

        return asked;
    }

    private static Finding AllOf(ScopedRequirement asked, Func<ScopedRequirement, Finding> find) => asked.Parts.Length == 1
        ? find(asked)
        : Composition.AllOf([.. asked.Parts.Select(find)]);

    private static Finding Judge(ScopedRequirement requirement, ServerFacts facts, Func<WindowsRelease?, Evaluation> on)
    {
        WindowsRelease[] candidates = facts.OperatingSystem.Among(requirement.Systems);
        if (candidates.Length <= 1)
        {
            return on(OnlyOne(candidates, facts)).Find(requirement);
        }

        Finding[] findings = Array.ConvertAll(candidates, release => on(release).Find(requirement));
        Finding first = findings[0];
        if (Array.TrueForAll(findings, finding => finding.Status == first.Status))
        {
            return first.IsDecided ? first.With(SR.ReasonSystemDoesNotMatter) : first;
        }

        Known<int> system = facts.OperatingSystem.Unknown;
        return Finding.Unknown(
            system.Cause,
            system.Reason + " " + Text.Format(SR.ReasonSystemMatters, string.Join("; ", candidates.Select((release, i) =>
                WindowsReleases.NameOf(release) + ": " + findings[i].Status))),
            [.. findings.SelectMany(finding => finding.Evidence)]);
    }

    private static WindowsRelease? OnlyOne(WindowsRelease[] candidates, ServerFacts facts) =>
        candidates.Length == 1 ? candidates[0] : facts.OperatingSystem.Release;

    /// <summary>The evaluation of one server as one release of Windows.</summary>
    private sealed class Evaluation
    {
        private readonly RequirementEvaluator _owner;
        private readonly ServerFacts _facts;
        private readonly WindowsRelease? _release;
        private readonly EvaluationContext _context;

        public Evaluation(RequirementEvaluator owner, ServerFacts facts, WindowsRelease? release)
        {
            _owner = owner;
            _facts = facts;
            _release = release;
            _context = new EvaluationContext(facts, release, other => AllOf(owner.Asked(other), Find));
        }

        public Finding Find(ScopedRequirement asked)
        {
            if (!asked.Requirement.DependsOn(_owner._workloads))
            {
                return Finding.NotApplicable(Text.Format(SR.ReasonNoWorkload, string.Join(", ", asked.Requirement.Workloads)));
            }

            RequirementCase[] cases = asked.CasesOn(_release);
            return cases.Length == 0
                ? Finding.Unknown(
                    _facts.OperatingSystem.IsKnown ? UnknownCause.UnsupportedOperatingSystem : UnknownCause.NotCaptured,
                    Text.Format(SR.ReasonUnsupportedSystem, _owner._catalog.Name, _facts.OperatingSystem.Description),
                    _facts.OperatingSystem.Evidence)
                : cases.Length == 1 ? Evaluate(cases[0])
                : Composition.AllOf([.. cases.Select(Evaluate)]);
        }

        private Finding Evaluate(RequirementCase some) => some.Condition is { } condition
            ? condition.Evaluate(_context)
            : Finding.NotApplicable(some.NotApplicable!);

        /// <param name="evaluations">One for each possible system.</param>
        /// <param name="asked">The requirement.</param>
        /// <param name="finding">The finding.</param>
        /// <param name="inventory">The server.</param>
        /// <param name="pool">The pool of the server; null if it was not specified.</param>
        public static PrerequisiteResult ToResult(
            Evaluation[] evaluations,
            ScopedRequirement asked,
            Finding finding,
            ServerInventory inventory,
            string? pool)
        {
            RequirementEvaluator owner = evaluations[0]._owner;
            Requirement requirement = asked.Requirement;
            Remediation[] remedies = finding.Status != PrerequisiteStatus.NotMet
                ? []
                : Array.ConvertAll(evaluations, some => some.RemedyFor(asked, finding, isCertain: evaluations.Length == 1));
            return new PrerequisiteResult
            {
                ComputerName = inventory.ComputerName,
                RequestedName = inventory.RequestedName,
                Pool = pool,
                Product = owner._catalog.Product,
                RoleValue = asked.Roles,
                OperatingSystemValue = evaluations[0]._facts.OperatingSystem.Release,
                RequirementId = requirement.Id,
                CatalogVersion = owner._catalog.Version,
                Name = requirement.Name,
                CategoryValue = requirement.Category,
                ImportanceValue = requirement.Importance,
                StatusValue = finding.Status,
                CauseValue = finding.Cause,
                Expected = OneOrEach(evaluations, Array.ConvertAll(evaluations, some => asked.ExpectedOn(some._release))),
                Actual = finding.Actual,
                Reason = finding.Cause == UnknownCause.NotCaptured
                    ? finding.Reason + " " + CaptureHint.For(FactNeeds.Of([requirement], asked.Roles, evaluations[0]._facts.OperatingSystem.CanBe), evaluations[0]._facts)
                    : finding.Reason,
                Evidence = finding.Evidence,
                Remediation = remedies.Length == 0
                    ? null
                    : OneOrEach(evaluations, Array.ConvertAll(remedies, remedy => remedy.Sentence)),
                RemediationCommand = remedies.Length == 1 ? remedies[0].Command : null,
                RestartRequired = Array.Exists(remedies, remedy => remedy.Restart),
                SourceKindValue = remedies.Aggregate(FeatureSource.None, (source, remedy) => source | remedy.Source),
                BlockedBy = remedies.Select(remedy => remedy.BlockedBy).FirstOrDefault(update => update is not null),
                Reference = asked.Reference,
                DisabledService = finding.Status == PrerequisiteStatus.NotMet ? finding.DisabledServices : [],
                RestartPending = finding.Status == PrerequisiteStatus.NotMet && finding.RestartPending,
                InspectedAt = inventory.InspectedAt,
                NotTested = owner._notTested,
            };
        }

        /// <summary>One text if it is the same for every possible system; otherwise, each text with its system.</summary>
        private static string OneOrEach(Evaluation[] evaluations, string[] texts) =>
            Array.TrueForAll(texts, text => text == texts[0])
                ? texts[0]
                : string.Join("; ", texts.Select((text, i) =>
                    WindowsReleases.NameOf(evaluations[i]._release!.Value) + ": " + text));

        private Remediation RemedyFor(ScopedRequirement asked, Finding finding, bool isCertain) =>
            Remediation.For(asked.CasesOn(_release)[0], isCertain && _facts.OperatingSystem.Release is not null ? _release : null, finding, _context.Features);
    }
}
