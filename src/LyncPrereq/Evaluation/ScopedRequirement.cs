using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements;

namespace LyncPrereq.Evaluation;

/// <summary>
/// Represents a requirement for certain roles. Computes the parts that are the same for every server once. It is not
/// thread-safe.
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
            Array.Find(requirement.Sources, source => source.RoleValue.Length == 0 || source.RoleValue.Any(role => Array.IndexOf(Roles, role) >= 0))
            ?? requirement.Sources[0];
    }

    public Requirement Requirement { get; }

    /// <summary>Gets the roles that have the requirement.</summary>
    public LyncRole[] Roles { get; }

    /// <summary>Gets the systems of its cases.</summary>
    public WindowsRelease[] Systems { get; }

    /// <summary>
    /// Gets the parts with the same cases. Each part is evaluated with its own cases, because the cases of one role do
    /// not apply to another.
    /// </summary>
    public ScopedRequirement[] Parts { get; }

    public RequirementSource Reference { get; }

    /// <summary>Returns the cases for a system; null is an unknown system.</summary>
    public RequirementCase[] CasesOn(WindowsRelease? release) => On(release).Cases;

    /// <summary>Returns the description of the expected state on a system.</summary>
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
