using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>
/// What rows or a plan ask of one server. Nothing else of them is taken: no command, no path of a program, no text.
/// </summary>
internal sealed class InstallationOrder
{
    private InstallationOrder(
        string computerName,
        LyncRole[] roles,
        string[] requirementIds,
        InstallationOptions options)
    {
        ComputerName = computerName;
        Roles = roles;
        RequirementIds = requirementIds;
        Options = options;
    }

    public string ComputerName { get; }

    public LyncRole[] Roles { get; }

    public string[] RequirementIds { get; }

    public InstallationOptions Options { get; }

    /// <summary>Rows that were met, or that nobody knew of, are no reason to change a server.</summary>
    /// <param name="rows">Rows of one server.</param>
    /// <param name="options">What the user says.</param>
    public static InstallationOrder Of(List<PrerequisiteResult> rows, InstallationOptions options) => new(
        rows[0].ComputerName,
        [.. rows.SelectMany(row => row.Role).Distinct()],
        [.. rows.Where(row => row.Status == PrerequisiteStatus.NotMet).Select(row => row.RequirementId)],
        options);

    /// <summary>A plan brings its own paths along, where the user names no others.</summary>
    public static InstallationOrder Of(InstallationPlan plan, InstallationOptions options) => new(
        plan.ComputerName,
        [.. plan.Role],
        [.. plan.Step.SelectMany(step => step.RequirementId).Distinct()],
        new InstallationOptions
        {
            SourcePath = options.SourcePath ?? plan.Options.SourcePath,
            PackagePath = options.PackagePath ?? plan.Options.PackagePath,
            IncludeRecommended = true,
        });

    /// <exception cref="InputException">The order names what the catalogue does not have.</exception>
    public void Check(Catalog catalog)
    {
        if (Array.Find(RequirementIds, id => catalog.Find(id) is null) is { } unknown)
        {
            throw new InputException(
                nameof(SR.PlanUnknownRequirement),
                Text.Format(SR.PlanUnknownRequirement, catalog.Name, unknown),
                ComputerName);
        }
    }
}
