using System;
using System.Linq;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Installation;

/// <summary>A requirement that a plan is to fulfill.</summary>
internal sealed class Want
{
    private readonly MissingRequirement _missing;

    private readonly string[] _services;

    /// <param name="requirement">The requirement.</param>
    /// <param name="asked">What it comes to on the system.</param>
    /// <param name="missing">What was seen.</param>
    /// <param name="services">The services that it asks for, by way of other requirements too.</param>
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

    /// <summary>The services that are disabled, by their names in the catalog: enabling them is all that is missing.</summary>
    public string[] DisabledServices => _missing.DisabledServices is not { } listed ? [] :
    [
        .. _services.Where(name => listed.Length == 0 || listed.Contains(name, StringComparer.OrdinalIgnoreCase)),
    ];

    /// <summary>Whether only a person can do it.</summary>
    public bool IsManual => (Remedy.Features.Length == 0 && Remedy.Package is null) || DisabledServices.Length > 0;

    /// <summary>Whether a restart has to come before anything is installed.</summary>
    public bool RestartPending => _missing.RestartPending || Case.Condition!.NeedsRestart;

    /// <summary>Whether it asks for another Windows, on which everything else has to be looked at again.</summary>
    public bool ReplacesWindows => Case.Condition!.NeedsOtherWindows;

    /// <summary>Whether the files of one of its features, or of what that needs, have to come from a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="table">The features of the system, by which sources\sxs can have some of those files or none.</param>
    public bool Needs(FeatureSource source, FeatureTable? table)
    {
        FeatureSource needed = FeatureTable.NeedDotNet35(Remedy.Features, table) || _missing.Source == FeatureSource.None ? _missing.Source : FeatureSource.Image;
        return (needed & source) != 0;
    }

    /// <summary>Whether the requirement is met by a release of .NET Framework 4.x, as far as it asks for one.</summary>
    public bool Accepts(int release) => Case.Condition!.AcceptsDotNet(release);
}
