using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements.Conditions;

namespace LyncPrereq.Requirements;

/// <summary>Represents the definition of a requirement for certain systems and roles.</summary>
internal sealed class RequirementCase
{
    public required WindowsRelease[] OperatingSystems { get; init; }

    public required LyncRole[] Roles { get; init; }

    /// <summary>
    /// Gets the condition; null if the requirement does not apply for the reason in <see cref="NotApplicable"/>.
    /// </summary>
    public required Condition? Condition { get; init; }

    public required string? NotApplicable { get; init; }

    public required Remedy Remedy { get; init; }

    public required bool Restart { get; init; }

    /// <summary>Returns the description of the conditions of several cases.</summary>
    public static string Expected(IEnumerable<RequirementCase> cases, WindowsRelease? release) => string.Join(
        "; ",
        cases.Select(some => some.Condition?.Expected(release) ?? SR.ExpectedNothing));

    /// <summary>
    /// Returns whether the case applies to a system. A case without systems applies to all of them, supported or not.
    /// </summary>
    public bool AppliesTo(WindowsRelease? release) =>
        OperatingSystems.Length == 0 || (release is { } known && Array.IndexOf(OperatingSystems, known) >= 0);

    public bool AppliesTo(LyncRole[] roles) =>
        Roles.Length == 0 || Array.Exists(roles, role => Array.IndexOf(Roles, role) >= 0);
}
