using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using LyncPrereq.Inspection;
using LyncPrereq.Requirements;

namespace LyncPrereq.Commands;

/// <summary>What all cmdlets share that speak of requirements: which catalogue, which of its requirements.</summary>
public abstract class CatalogCommand : PSCmdlet
{
    /// <summary>The workloads that are deployed; some requirements hold only where one of theirs is.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public LyncWorkload[] Workload { get; set; } =
    [
        LyncWorkload.Conferencing,
        LyncWorkload.CallPark,
        LyncWorkload.Announcement,
        LyncWorkload.ResponseGroup,
    ];

    /// <summary>Only these requirements, by id or wildcard pattern.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? RequirementId { get; set; }

    /// <summary>The product.</summary>
    [Parameter]
    public LyncProduct Product { get; set; } = LyncProduct.LyncServer2013;

    /// <summary>A catalogue of your own instead of the product's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CatalogPath { get; set; }

    internal Catalog Catalog { get; private set; } = null!;

    internal Requirement[] Chosen { get; private set; } = [];

    /// <summary>Whether a requirement was named that does not exist, so that less was chosen than was meant.</summary>
    internal bool HasMisnamed { get; private set; }

    /// <summary>Requirements that are left out, by id or wildcard pattern.</summary>
    internal virtual string[] Excluded => [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Workload.Length > 1 && Array.IndexOf(Workload, LyncWorkload.None) >= 0)
        {
            ThrowTerminatingError(ErrorRecords.WorkloadNoneWithOthers(Workload));
        }

        try
        {
            Catalog = CatalogPath is null ? Catalogs.For(Product) : Load(InputFiles.ResolveOne(this, CatalogPath));
        }
        catch (InputException problem)
        {
            ThrowTerminatingError(ErrorRecords.From(problem));
        }

        Chosen = [.. Choose(RequirementId ?? ["*"]).Except(Choose(Excluded))];
    }

    /// <summary>Refuses roles that the catalogue does not have.</summary>
    internal bool Knows(LyncRole[] roles)
    {
        LyncRole[] known = [.. Catalog.Requirements.SelectMany(requirement => requirement.Roles).Distinct().OrderBy(role => role)];
        LyncRole[] unknown = [.. roles.Except(known)];
        foreach (LyncRole role in unknown)
        {
            WriteError(ErrorRecords.RoleMissingInCatalog(Catalog.Name, role, string.Join(", ", known)));
        }

        return unknown.Length == 0;
    }

    private static Catalog Load(string path)
    {
        var file = new CaptureFile(path);
        using TextReader reader = file.OpenText();
        return CatalogReader.Read(reader.ReadToEnd(), path);
    }

    private List<Requirement> Choose(string[] patterns)
    {
        var chosen = new List<Requirement>();
        foreach (string text in patterns)
        {
            var pattern = new WildcardPattern(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            Requirement[] found = Array.FindAll(Catalog.Requirements, requirement => pattern.IsMatch(requirement.Id));
            if (found.Length == 0)
            {
                HasMisnamed = true;
                WriteError(ErrorRecords.RequirementNotFound(
                    Catalog.Name,
                    text,
                    string.Join(", ", Catalog.Requirements.Select(requirement => requirement.Id))));
            }

            chosen.AddRange(found);
        }

        return [.. Catalog.Requirements.Where(chosen.Contains)];
    }
}
