using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements;

namespace LyncPrereq.Evaluation;

/// <summary>
/// A requirement as certain roles ask for it: what is the same for every server, worked out once. For one thread.
/// </summary>
internal sealed class ScopedRequirement
{
    private readonly RequirementCase[] _cases;
    private readonly Dictionary<int, OnSystem> _onSystems = [];

    public ScopedRequirement(Requirement requirement, LyncRole[] roles)
    {
        Requirement = requirement;
        Roles = requirement.RolesIn(roles);
        _cases = Array.FindAll(requirement.Cases, some => some.AppliesTo(Roles));
        Systems = [.. _cases.SelectMany(some => some.OperatingSystems).Distinct()];
        Parts = Array.TrueForAll(_cases, some => some.Roles.Length == 0)
            ? [this]
            : PartsFor([.. Roles.GroupBy(role => string.Join(" ", _cases.Select(some => some.AppliesTo([role])))).Select(alike => alike.ToArray())]);
        Reference =
            Array.Find(requirement.Sources, source => source.Role.Length == 0 || source.Role.Any(role => Array.IndexOf(Roles, role) >= 0))
            ?? requirement.Sources[0];
    }

    public Requirement Requirement { get; }

    /// <summary>Those of the roles that ask for it.</summary>
    public LyncRole[] Roles { get; }

    /// <summary>The systems that its cases speak of.</summary>
    public WindowsRelease[] Systems { get; }

    /// <summary>
    /// The same for the roles that ask alike. Each part is judged by its own cases: what is laid down for one role says
    /// nothing of another.
    /// </summary>
    public ScopedRequirement[] Parts { get; }

    public RequirementSource Reference { get; }

    /// <summary>The cases that hold on a system; null is one that is not known.</summary>
    public RequirementCase[] CasesOn(WindowsRelease? release) => On(release).Cases;

    /// <summary>What it asks for on a system, in words.</summary>
    public string ExpectedOn(WindowsRelease? release) => On(release).Expected;

    private ScopedRequirement[] PartsFor(LyncRole[][] alike) => alike.Length == 1
        ? [this]
        : Array.ConvertAll(alike, roles => new ScopedRequirement(Requirement, roles));

    private OnSystem On(WindowsRelease? release)
    {
        int key = release is { } known ? (int)known : -1;
        if (!_onSystems.TryGetValue(key, out OnSystem? on))
        {
            RequirementCase[] cases = Array.FindAll(_cases, some => some.AppliesTo(release));
            _onSystems.Add(key, on = new OnSystem(
                cases,
                cases.Length == 0 ? Requirement.Name : RequirementCase.Expected(cases, release)));
        }

        return on;
    }

    private sealed class OnSystem(RequirementCase[] cases, string expected)
    {
        public RequirementCase[] Cases { get; } = cases;

        public string Expected { get; } = expected;
    }
}
