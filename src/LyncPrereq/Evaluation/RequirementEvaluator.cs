using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements;

namespace LyncPrereq.Evaluation;

/// <summary>Requirements times facts: one row for each requirement that one of the roles asks for. Pure.</summary>
internal sealed class RequirementEvaluator
{
    private readonly Catalog _catalog;
    private readonly LyncRole[] _roles;
    private readonly LyncWorkload[] _workloads;
    private readonly Requirement[] _requirements;

    public RequirementEvaluator(
        Catalog catalog,
        LyncRole[] roles,
        LyncWorkload[] workloads,
        IEnumerable<Requirement> requirements)
    {
        _catalog = catalog;
        _roles = roles;
        _workloads = workloads;
        _requirements = [.. requirements.Where(requirement => requirement.AskedBy(roles).Length > 0)];
    }

    /// <summary>Whether anything is asked of the roles at all.</summary>
    public bool HasRequirements => _requirements.Length > 0;

    public IEnumerable<PrerequisiteResult> Evaluate(ServerInventory inventory)
    {
        var facts = new ServerFacts(inventory);
        var onReleases = new Dictionary<WindowsRelease, Evaluation>();
        Evaluation? onUnknown = null;

        // One release when the system is known; every one that it can be when it is not.
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

        foreach (Requirement requirement in _requirements)
        {
            yield return Judge(requirement, facts, inventory, On);
        }
    }

    private PrerequisiteResult Judge(
        Requirement requirement,
        ServerFacts facts,
        ServerInventory inventory,
        Func<WindowsRelease?, Evaluation> on)
    {
        RequirementCase[] cases = Array.FindAll(requirement.Cases, some => some.Concerns(requirement.AskedBy(_roles)));
        List<WindowsRelease> candidates =
        [
            .. cases.SelectMany(some => some.OperatingSystems).Distinct().Where(facts.OperatingSystem.CanBe),
        ];
        if (candidates.Count <= 1)
        {
            Evaluation evaluation = on(candidates.Count == 1 ? candidates[0] : facts.OperatingSystem.Release);
            return Evaluation.ToResult([evaluation], requirement, evaluation.Find(requirement), inventory);
        }

        List<Finding> findings = candidates.ConvertAll(release => on(release).Find(requirement));
        Finding first = findings[0];
        bool agree = findings.TrueForAll(finding => finding.Status == first.Status);
        Known<int> system = facts.OperatingSystem.Build.IsKnown ? facts.OperatingSystem.ProductType : facts.OperatingSystem.Build;
        return Evaluation.ToResult(
            candidates.ConvertAll(release => on(release)),
            requirement,
            agree
                ? first.IsDecided ? first.With(SR.ReasonSystemDoesNotMatter) : first
                : Finding.Unknown(
                    system.Cause,
                    system.Reason + " " + Text.Format(SR.ReasonSystemMatters, string.Join("; ", candidates.Select((release, i) =>
                        WindowsReleases.NameOf(release) + ": " + findings[i].Status))),
                    [.. findings.SelectMany(finding => finding.Evidence)]),
            inventory);
    }

    /// <summary>The facts of one server taken as those of one release of Windows.</summary>
    private sealed class Evaluation
    {
        private readonly RequirementEvaluator _owner;
        private readonly ServerFacts _facts;
        private readonly WindowsRelease? _release;
        private readonly ConditionEvaluator _conditions;

        public Evaluation(RequirementEvaluator owner, ServerFacts facts, WindowsRelease? release)
        {
            _owner = owner;
            _facts = facts;
            _release = release;
            _conditions = new ConditionEvaluator(facts, release, FindOther);
        }

        public Finding Find(Requirement requirement)
        {
            if (!requirement.DependsOn(_owner._workloads))
            {
                return Finding.NotApplicable(Text.Format(SR.ReasonNoWorkload, string.Join(", ", requirement.Workloads)));
            }

            List<RequirementCase> cases = CasesOf(requirement);
            return cases.Count == 0
                ? Finding.Unknown(
                    _facts.OperatingSystem.IsKnown ? UnknownCause.UnsupportedOperatingSystem : UnknownCause.NotCaptured,
                    Text.Format(SR.ReasonUnsupportedSystem, _owner._catalog.Name, _facts.OperatingSystem.Description),
                    _facts.OperatingSystem.Evidence)
                : Composition.AllOf(cases.ConvertAll(some => some.Condition is { } condition
                    ? _conditions.Evaluate(condition)
                    : Finding.NotApplicable(some.NotApplicable!)));
        }

        /// <param name="evaluations">One for each system that it can be.</param>
        /// <param name="requirement">What is asked for.</param>
        /// <param name="finding">What was found.</param>
        /// <param name="inventory">The server.</param>
        public static PrerequisiteResult ToResult(
            List<Evaluation> evaluations,
            Requirement requirement,
            Finding finding,
            ServerInventory inventory)
        {
            RequirementEvaluator owner = evaluations[0]._owner;
            LyncRole[] askedBy = requirement.AskedBy(owner._roles);
            List<Remediation> remedies = finding.Status != PrerequisiteStatus.NotMet
                ? []
                : evaluations.ConvertAll(some => some.RemedyFor(requirement, finding, isCertain: evaluations.Count == 1));
            return new PrerequisiteResult
            {
                ComputerName = inventory.ComputerName,
                RequestedName = inventory.RequestedName,
                Product = owner._catalog.Product,
                Role = askedBy,
                OperatingSystem = evaluations[0]._facts.OperatingSystem.Release,
                RequirementId = requirement.Id,
                Name = requirement.Name,
                Category = requirement.Category,
                Importance = requirement.Importance,
                Status = finding.Status,
                Cause = finding.Cause,
                Expected = OneOrEach(evaluations, evaluations.ConvertAll(some => some.ExpectedOf(requirement))),
                Actual = finding.Actual,
                Reason = finding.Reason,
                Evidence = finding.Evidence,
                Remediation = remedies.Count == 0
                    ? null
                    : OneOrEach(evaluations, remedies.ConvertAll(remedy => remedy.Sentence)),
                RemediationCommand = remedies.Count == 1 ? remedies[0].Command : null,
                RestartRequired = remedies.Exists(remedy => remedy.Restart),
                SourceRequired = remedies.Exists(remedy => remedy.NeedsSource),
                Reference = ReferenceFor(requirement, askedBy),
                WaitsForRestart = finding.Status == PrerequisiteStatus.NotMet && finding.WaitsForRestart,
                InspectedAt = inventory.InspectedAt,
            };
        }

        /// <summary>One text where it is the same for every system that it can be, else each with its system.</summary>
        private static string OneOrEach(List<Evaluation> evaluations, List<string> texts) =>
            texts.TrueForAll(text => text == texts[0])
                ? texts[0]
                : string.Join("; ", texts.Select((text, i) =>
                    WindowsReleases.NameOf(evaluations[i]._release!.Value) + ": " + text));

        private static RequirementSource ReferenceFor(Requirement requirement, LyncRole[] roles) =>
            Array.Find(requirement.Sources, source => source.Role.Length == 0 || source.Role.Any(role => Array.IndexOf(roles, role) >= 0))
            ?? requirement.Sources[0];

        private string ExpectedOf(Requirement requirement)
        {
            List<RequirementCase> cases = CasesOf(requirement);
            return cases.Count == 0 ? requirement.Name : ExpectedText.Of(cases, _release);
        }

        private Remediation RemedyFor(Requirement requirement, Finding finding, bool isCertain) =>
            Remediation.For(CasesOf(requirement)[0], isCertain && _facts.OperatingSystem.Release is not null ? _release : null, finding, _conditions.Features);

        private List<RequirementCase> CasesOf(Requirement requirement) =>
            [.. requirement.Cases.Where(some => some.HoldsOn(_release) && some.Concerns(requirement.AskedBy(_owner._roles)))];

        private Finding FindOther(string id)
        {
            Requirement other = _owner._catalog.Find(id)!;
            return Find(other).With(Text.Format(SR.ReasonJudgedBy, other.Id));
        }
    }
}
