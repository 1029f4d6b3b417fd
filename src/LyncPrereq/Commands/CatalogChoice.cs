using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using LyncPrereq.Captures;
using LyncPrereq.Requirements;

namespace LyncPrereq.Commands;

/// <summary>Represents the catalog of a command, and the selected requirements.</summary>
internal sealed class CatalogChoice
{
    private readonly PSCmdlet _cmdlet;
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);

    private CatalogChoice(PSCmdlet cmdlet, Catalog catalog, LyncWorkload[] workloads)
    {
        _cmdlet = cmdlet;
        Catalog = catalog;
        Workloads = workloads;
    }

    /// <summary>Gets all workloads, which are the default.</summary>
    public static LyncWorkload[] AllWorkloads =>
    [
        LyncWorkload.Conferencing,
        LyncWorkload.CallPark,
        LyncWorkload.Announcement,
        LyncWorkload.ResponseGroup,
    ];

    public Catalog Catalog { get; }

    public LyncWorkload[] Workloads { get; }

    public Requirement[] Requirements { get; private set; } = [];

    /// <summary>
    /// Gets a value that indicates whether a specified requirement does not exist, so that fewer requirements were
    /// selected than specified.
    /// </summary>
    public bool HasMisnamed { get; private set; }

    /// <summary>
    /// Creates the selection. A catalog error ends the command; an unknown ID is a nonterminating error.
    /// </summary>
    public static CatalogChoice Make(
        PSCmdlet cmdlet,
        LyncProduct product,
        string? catalogPath,
        LyncWorkload[] workloads,
        string[] ids,
        string[] excludedIds)
    {
        if (workloads.Length > 1 && Array.IndexOf(workloads, LyncWorkload.None) >= 0)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.WorkloadNoneWithOthers(workloads));
        }

        Catalog catalog = null!;
        try
        {
            catalog = catalogPath is null ? Catalogs.For(product) : Load(InputFiles.ResolveOne(cmdlet, catalogPath));
        }
        catch (InputException problem)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.From(problem));
        }

        var choice = new CatalogChoice(cmdlet, catalog, workloads);
        choice.Requirements = [.. choice.Find(ids).Except(choice.Find(excludedIds))];
        return choice;
    }

    /// <summary>
    /// Returns whether the catalog has these roles. Writes an error for each role that it does not have.
    /// </summary>
    /// <param name="roles">The roles.</param>
    /// <param name="target">The server of a pipeline object; null if the roles apply to the complete command.</param>
    public bool Knows(LyncRole[] roles, string? target = null)
    {
        LyncRole[] unknown = [.. roles.Except(Catalog.Roles)];
        foreach (LyncRole role in unknown)
        {
            _cmdlet.WriteError(ErrorRecords.RoleMissingInCatalog(Catalog.Name, role, string.Join(", ", Catalog.Roles), target));
        }

        return unknown.Length == 0;
    }

    /// <summary>Warns, once for each list of roles, if a document requires separate servers for them.</summary>
    public void WarnOfSeparateServers(LyncRole[] roles)
    {
        if (Array.Find(Catalog.SeparateServers, some => some.RuleOut(roles)) is { } rule
            && _warned.Add(string.Join(",", roles.OrderBy(role => role))))
        {
            LyncRole role = Array.Find(roles, some => Array.IndexOf(rule.Roles, some) >= 0);
            _cmdlet.WriteWarning(Text.Format(
                SR.RolesNeedSeparateServers,
                role,
                string.Join(", ", roles.Where(other => other != role && Array.IndexOf(rule.From, other) >= 0).Distinct()),
                rule.Source.Quote,
                rule.Source,
                rule.Note is { } note ? note + " " : ""));
        }
    }

    private static Catalog Load(string path)
    {
        var file = new CaptureFile(path);
        using TextReader reader = file.OpenText();
        return CatalogReader.Read(reader.ReadToEnd(), path);
    }

    private List<Requirement> Find(string[] patterns)
    {
        var chosen = new List<Requirement>();
        foreach (string text in patterns)
        {
            var pattern = new WildcardPattern(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            Requirement[] found = Array.FindAll(Catalog.Requirements, requirement => pattern.IsMatch(requirement.Id));
            if (found.Length == 0)
            {
                HasMisnamed = true;
                _cmdlet.WriteError(ErrorRecords.RequirementNotFound(
                    Catalog.Name,
                    text,
                    string.Join(", ", Catalog.Requirements.Select(requirement => requirement.Id))));
            }

            chosen.AddRange(found);
        }

        return [.. Catalog.Requirements.Where(chosen.Contains)];
    }
}
