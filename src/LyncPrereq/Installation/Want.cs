using System;
using System.Linq;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Installation;

/// <summary>Represents a requirement that a plan installs.</summary>
internal sealed class Want
{
    private readonly MissingRequirement _missing;

    private readonly string[] _services;

    /// <param name="requirement">The requirement.</param>
    /// <param name="asked">The case of the requirement on the system.</param>
    /// <param name="missing">The facts about it.</param>
    /// <param name="services">The services that it needs, including those of other requirements.</param>
    public Want(Requirement requirement, RequirementCase asked, MissingRequirement missing, string[] services)
    {
        Requirement = requirement;
        Case = asked;
        _missing = missing;
        _services = services;
    }

    public Requirement Requirement { get; }

    public RequirementCase Case { get; }

    public Remedy Remedy => Case.Remedy;

    /// <summary>Gets the disabled services, by their names in the catalog. Enabling them is the only remedy.</summary>
    public string[] DisabledServices => _missing.DisabledServices is not { } listed ? [] :
    [
        .. _services.Where(name => listed.Length == 0 || listed.Contains(name, StringComparer.OrdinalIgnoreCase)),
    ];

    /// <summary>Gets a value that indicates whether the requirement needs a manual step.</summary>
    public bool IsManual => (Remedy.Features.Length == 0 && Remedy.Package is null) || DisabledServices.Length > 0;

    /// <summary>Gets a value that indicates whether a restart is required before any installation.</summary>
    public bool RestartPending => _missing.RestartPending || Case.Condition!.NeedsRestart;

    /// <summary>
    /// Gets a value that indicates whether another Windows installation is required, which makes all other results
    /// obsolete.
    /// </summary>
    public bool ReplacesWindows => Case.Condition!.NeedsOtherWindows;

    /// <summary>Returns whether the files of its features, or of their dependencies, must come from a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="table">The features of the system, which show whether sources\sxs can contain the files.</param>
    public bool Needs(FeatureSource source, FeatureTable? table)
    {
        FeatureSource needed = FeatureTable.NeedDotNet35(Remedy.Features, table) || _missing.Source == FeatureSource.None ? _missing.Source : FeatureSource.Image;
        return (needed & source) != 0;
    }

    /// <summary>Returns whether a release of .NET Framework 4.x meets the requirement.</summary>
    public bool Accepts(int release) => Case.Condition!.AcceptsDotNet(release);
}
