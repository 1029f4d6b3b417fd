using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LyncPrereq.Requirements;

namespace LyncPrereq.Commands;

/// <summary>Represents the catalog of a command, and the selected requirements.</summary>
internal sealed class CatalogChoice
{
    private readonly PSCmdlet _cmdlet;
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);
    private List<KeyValuePair<string, Requirement[]>> _found = [];

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
    /// Gets a value that indicates whether a specified requirement does not exist, or not for the roles, so that fewer
    /// requirements are tested than were specified.
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
        choice._found = choice.Find(ids);
        List<Requirement> excluded = [.. choice.Find(excludedIds).SelectMany(same => same.Value)];
        choice.Requirements =
        [
            .. catalog.Requirements.Where(requirement =>
                choice._found.Exists(same => Array.IndexOf(same.Value, requirement) >= 0) && !excluded.Contains(requirement)),
        ];
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

        if (unknown.Length == 0 && target is null)
        {
            RefuseOthers(roles);
        }

        return unknown.Length == 0;
    }

    /// <summary>Writes an error, once, for each specified ID that no role has.</summary>
    private void RefuseOthers(LyncRole[] roles)
    {
        foreach (KeyValuePair<string, Requirement[]> same in _found)
        {
            if (same.Key != "*"
                && same.Value.Length > 0
                && !Array.Exists(same.Value, requirement => requirement.RolesIn(roles).Length > 0)
                && _warned.Add(same.Key + "\n" + string.Join(",", roles)))
            {
                HasMisnamed = true;
                _cmdlet.WriteError(ErrorRecords.RequirementNotInRole(
                    same.Key,
                    string.Join(", ", roles),
                    string.Join(", ", Catalog.Requirements.Where(requirement => requirement.RolesIn(roles).Length > 0).Select(requirement => requirement.Id))));
            }
        }
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

    /// <summary>Reads a catalog file.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static Catalog Load(string path) => CatalogReader.Read(InputFiles.ReadText(path), path);

    /// <summary>Returns the requirements of each ID or pattern. Writes an error for each without any.</summary>
    private List<KeyValuePair<string, Requirement[]>> Find(string[] patterns)
    {
        var chosen = new List<KeyValuePair<string, Requirement[]>>();
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

            chosen.Add(new KeyValuePair<string, Requirement[]>(text, found));
        }

        return chosen;
    }
}
