using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>
/// What rows or a plan ask of one server. Nothing else of them is taken: no command, no path of a program, no text.
/// </summary>
internal sealed class InstallRequest
{
    private InstallRequest(
        string computerName,
        LyncRole[] roles,
        WindowsRelease? operatingSystem,
        MissingRequirement[] missing,
        string[] unknown,
        InstallationOptions options)
    {
        ComputerName = computerName;
        Roles = roles;
        OperatingSystem = operatingSystem;
        Missing = missing;
        Unknown = unknown;
        Options = options;
    }

    public string ComputerName { get; }

    public LyncRole[] Roles { get; }

    /// <summary>Null where it is not known.</summary>
    public WindowsRelease? OperatingSystem { get; }

    public MissingRequirement[] Missing { get; }

    /// <summary>Requirements that could not be judged: no reason to change a server, and none to call it complete.</summary>
    public string[] Unknown { get; }

    public InstallationOptions Options { get; }

    /// <summary>Whether it is no reason to look at a server.</summary>
    public bool IsEmpty => Roles.Length == 0 || (Missing.Length == 0 && Unknown.Length == 0);

    /// <summary>Rows that were met, or that nobody knew of, are no reason to change a server.</summary>
    /// <param name="computerName">The server.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="options">What the user says.</param>
    public static InstallRequest Of(string computerName, List<PrerequisiteResult> rows, InstallationOptions options)
    {
        WindowsRelease[] systems = [.. rows.Select(row => row.OperatingSystem).OfType<WindowsRelease>().Distinct()];
        return new(
            computerName,
            [.. rows.SelectMany(row => row.Role).Distinct().OrderBy(role => role)],
            systems.Length == 1 ? systems[0] : null,
            [
                .. rows.Where(row => row.Status == PrerequisiteStatus.NotMet)
                    .GroupBy(row => row.RequirementId, StringComparer.OrdinalIgnoreCase)
                    .Select(MissingRequirement.Of),
            ],
            [.. rows.Where(row => row.Status == PrerequisiteStatus.Unknown).Select(row => row.RequirementId).Distinct()],
            options);
    }

    /// <summary>A plan brings its own paths along, where the user names no others.</summary>
    public static InstallRequest Of(InstallationPlan plan, InstallationOptions options)
    {
        string[] Served(Func<InstallationStepKind, bool> kinds) =>
            [.. plan.Step.Where(step => kinds(step.Kind)).SelectMany(step => step.RequirementId).Distinct()];

        string[] fromSource = Served(kind => kind == InstallationStepKind.FeatureFromSource);
        string[] fromImage = Served(kind => kind == InstallationStepKind.FeatureFromImage);
        string[] byPerson = [.. Served(kind => kind == InstallationStepKind.Manual)];
        string[] toDo = Served(kind => kind != InstallationStepKind.Restart);
        return new(
            plan.ComputerName,
            [.. plan.Role.Distinct().OrderBy(role => role)],
            plan.OperatingSystem,
            [
                .. Served(_ => true).Select(id => new MissingRequirement
                {
                    Id = id,
                    Source = (fromSource.Contains(id) ? FeatureSource.SideBySide : FeatureSource.None)
                        | (fromImage.Contains(id) ? FeatureSource.Image : FeatureSource.None),

                    // What is installed by no step and can be installed has a service that a person has to enable.
                    DisabledServices = byPerson.Contains(id) ? [] : null,

                    // What only the restart serves was done before the plan was made.
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

    /// <summary>Whether a requirement is one that was seen to be missing, or could not be judged.</summary>
    public bool Names(string id) => IsMissing(id) || Array.Exists(Unknown, unknown => IsSame(unknown, id));

    /// <summary>
    /// What of this order an earlier one asks for. What could not be judged then is no reason to change a server, even if
    /// it is seen to be missing now.
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

    /// <exception cref="InputException">The order names what the catalog does not have.</exception>
    public void Check(Catalog catalog)
    {
        if (Array.Find(Missing, missing => catalog.Find(missing.Id) is null)?.Id is { } unknown)
        {
            throw new InputException(
                nameof(SR.PlanUnknownRequirement),
                Text.Format(SR.PlanUnknownRequirement, catalog.Name, unknown),
                unknown);
        }
    }

    private bool IsMissing(string id) => Array.Exists(Missing, missing => IsSame(missing.Id, id));

    private static bool IsSame(string first, string second) => string.Equals(first, second, StringComparison.OrdinalIgnoreCase);
}
