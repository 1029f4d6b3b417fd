using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements.Conditions;

namespace LyncPrereq.Requirements;

/// <summary>What a requirement comes to on certain systems and for certain roles.</summary>
internal sealed class RequirementCase
{
    public required WindowsRelease[] OperatingSystems { get; init; }

    public required LyncRole[] Roles { get; init; }

    /// <summary>Null where the requirement does not apply; <see cref="NotApplicable"/> then says why.</summary>
    public required Condition? Condition { get; init; }

    public required string? NotApplicable { get; init; }

    public required Remedy Remedy { get; init; }

    public required bool Restart { get; init; }

    /// <summary>The conditions of several cases in words.</summary>
    public static string Expected(IEnumerable<RequirementCase> cases, WindowsRelease? release) => string.Join(
        "; ",
        cases.Select(some => some.Condition?.Expected(release) ?? SR.ExpectedNothing));

    /// <summary>A case that names no system holds on every one, supported or not.</summary>
    public bool AppliesTo(WindowsRelease? release) =>
        OperatingSystems.Length == 0 || (release is { } known && Array.IndexOf(OperatingSystems, known) >= 0);

    public bool AppliesTo(LyncRole[] roles) =>
        Roles.Length == 0 || Array.Exists(roles, role => Array.IndexOf(Roles, role) >= 0);
}
