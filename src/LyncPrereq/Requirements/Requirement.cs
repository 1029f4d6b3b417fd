using System;

namespace LyncPrereq.Requirements;

/// <summary>Represents a requirement of a catalog.</summary>
internal sealed class Requirement
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required RequirementCategory Category { get; init; }

    public required RequirementImportance Importance { get; init; }

    public required LyncRole[] Roles { get; init; }

    /// <summary>Gets the workloads. Empty if the requirement always applies.</summary>
    public required LyncWorkload[] Workloads { get; init; }

    public required RequirementSource[] Sources { get; init; }

    public required RequirementInterpretation[] Interpretations { get; init; }

    public required RequirementCase[] Cases { get; init; }

    /// <summary>Returns the specified roles that have this requirement.</summary>
    public LyncRole[] RolesIn(LyncRole[] roles) => Array.FindAll(Roles, role => Array.IndexOf(roles, role) >= 0);

    public bool DependsOn(LyncWorkload[] workloads) =>
        Workloads.Length == 0 || Array.Exists(workloads, workload => Array.IndexOf(Workloads, workload) >= 0);
}
