using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>
/// Contains the information that is used from the rows or the plan of one server. Their commands, programs, and texts
/// are never used.
/// </summary>
internal sealed class InstallRequest(
    string computerName,
    LyncRole[] roles,
    WindowsRelease? operatingSystem,
    MissingRequirement[] missing,
    string[] unknown,
    InstallationOptions options)
{
    public string ComputerName { get; } = computerName;

    public LyncRole[] Roles { get; } = roles;

    /// <summary>Gets the operating system; null if it is not known.</summary>
    public WindowsRelease? OperatingSystem { get; } = operatingSystem;

    public MissingRequirement[] Missing { get; } = missing;

    /// <summary>
    /// Gets the requirements with an unknown result. They are not installed, and the server does not count as complete.
    /// </summary>
    public string[] Unknown { get; } = unknown;

    public InstallationOptions Options { get; } = options;

    /// <summary>Gets a value that indicates whether the server does not have to be inspected.</summary>
    public bool IsEmpty => Roles.Length == 0 || (Missing.Length == 0 && Unknown.Length == 0);

    /// <summary>Creates a request from rows. Only rows that are not met are installed.</summary>
    /// <param name="computerName">The server.</param>
    /// <param name="rows">The rows of the server.</param>
    /// <param name="options">The options of the user.</param>
    public static InstallRequest Of(string computerName, List<PrerequisiteResult> rows, InstallationOptions options)
    {
        WindowsRelease[] systems = [.. rows.Select(row => row.OperatingSystemValue).OfType<WindowsRelease>().Distinct()];
        return new(
            computerName,
            [.. rows.SelectMany(row => row.RoleValue).Distinct().OrderBy(role => role)],
            systems.Length == 1 ? systems[0] : null,
            [
                .. rows.Where(row => row.StatusValue == PrerequisiteStatus.NotMet && !row.IsWaived)
                    .GroupBy(row => row.RequirementId, StringComparer.OrdinalIgnoreCase)
                    .Select(MissingRequirement.Of),
            ],
            [.. rows.Where(row => row.StatusValue == PrerequisiteStatus.Unknown && !row.IsWaived).Select(row => row.RequirementId).Distinct()],
            options);
    }

    /// <summary>
    /// Creates a request from a plan. The paths of the plan are used if the user does not specify others.
    /// </summary>
    public static InstallRequest Of(InstallationPlan plan, InstallationOptions options)
    {
        string[] Served(Func<InstallationStepKind, bool> kinds) =>
            [.. plan.Step.Where(step => kinds(step.KindValue)).SelectMany(step => step.RequirementId).Distinct()];

        string[] fromSource = Served(kind => kind == InstallationStepKind.FeatureFromSource);
        string[] fromImage = Served(kind => kind == InstallationStepKind.FeatureFromImage);
        string[] byPerson = [.. Served(kind => kind == InstallationStepKind.Manual)];
        string[] toDo = Served(kind => kind != InstallationStepKind.Restart);
        return new(
            plan.ComputerName,
            [.. plan.RoleValue.Distinct().OrderBy(role => role)],
            plan.OperatingSystemValue,
            [
                .. Served(_ => true).Select(id => new MissingRequirement
                {
                    Id = id,
                    Source = (fromSource.Contains(id) ? FeatureSource.SideBySide : FeatureSource.None)
                        | (fromImage.Contains(id) ? FeatureSource.Image : FeatureSource.None),

                    // A requirement that could be installed, but has a manual step, has a disabled service.
                    DisabledServices = byPerson.Contains(id) ? [] : null,

                    // A requirement that only needs the restart was installed before the plan was created.
                    RestartPending = !toDo.Contains(id),
                }),
            ],
            [],
            new InstallationOptions
            {
                SourcePath = options.SourcePath.Length > 0 ? options.SourcePath : plan.Options.SourcePath,
                PackagePath = options.PackagePath ?? plan.Options.PackagePath,
                IncludeRecommended = true,
            });
    }

    /// <summary>Returns whether a requirement is missing or unknown.</summary>
    public bool Names(string id) => IsMissing(id) || Array.Exists(Unknown, unknown => IsSame(unknown, id));

    /// <summary>
    /// Returns the part of this request that an earlier one contains. A requirement that was unknown in the earlier one
    /// is not installed, even if it is missing now.
    /// </summary>
    public InstallRequest Within(InstallRequest asked) => new(
        ComputerName,
        Roles,
        OperatingSystem,
        [.. Missing.Where(missing => asked.IsMissing(missing.Id))],
        [
            .. Unknown.Where(asked.Names),
            .. Missing.Select(missing => missing.Id).Where(id => asked.Names(id) && !asked.IsMissing(id)),
        ],
        Options);

    /// <summary>Returns the request, if the catalog has all of its requirements.</summary>
    /// <exception cref="InputException">The catalog does not have one of them.</exception>
    public InstallRequest Checked(Catalog catalog)
    {
        if (Array.Find(Missing, missing => catalog.Find(missing.Id) is null)?.Id is { } unknown)
        {
            throw new InputException(
                nameof(SR.PlanUnknownRequirement),
                Text.Format(SR.PlanUnknownRequirement, catalog.Name, unknown),
                unknown);
        }

        return this;
    }

    private bool IsMissing(string id) => Array.Exists(Missing, missing => IsSame(missing.Id, id));

    private static bool IsSame(string first, string second) => string.Equals(first, second, StringComparison.OrdinalIgnoreCase);
}
