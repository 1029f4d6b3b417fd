using System;
using System.Management.Automation;
using LyncPrereq.Requirements;

namespace LyncPrereq.Commands;

/// <summary>Shows what the documents ask of a server, requirement by requirement and system by system.</summary>
[Cmdlet(VerbsCommon.Get, "LyncRoleRequirement", HelpUri = HelpAddress.Article)]
[OutputType(typeof(RoleRequirement))]
public sealed class GetLyncRoleRequirementCommand : PSCmdlet
{
    private CatalogChoice _choice = null!;

    /// <summary>Only what these roles are asked for; without it, every role.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [RoleTransformation]
    [ValidateNotNullOrEmpty]
    public LyncRole[] Role { get; set; } = (LyncRole[])Enum.GetValues(typeof(LyncRole));

    /// <summary>The systems to show; without it, the releases of Windows Server that the product runs on.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public WindowsRelease[]? OperatingSystem { get; set; }

    /// <summary>The workloads that are deployed; some requirements hold only where one of theirs is.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public LyncWorkload[] Workload { get; set; } = CatalogChoice.AllWorkloads;

    /// <summary>Only these requirements, by id or wildcard pattern.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] RequirementId { get; set; } = ["*"];

    /// <summary>The product.</summary>
    [Parameter]
    public LyncProduct Product { get; set; } = LyncProduct.LyncServer2013;

    /// <summary>A catalog of your own instead of the product's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CatalogPath { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() =>
        _choice = CatalogChoice.Make(this, Product, CatalogPath, Workload, RequirementId, []);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Role)))
        {
            if (!_choice.Knows(Role))
            {
                return;
            }

            _choice.WarnOfSeparateServers(Role);
        }

        foreach (WindowsRelease release in OperatingSystem ?? _choice.Catalog.OperatingSystems)
        {
            foreach (Requirement requirement in _choice.Requirements)
            {
                if (requirement.RolesIn(Role).Length > 0 && requirement.DependsOn(Workload))
                {
                    WriteObject(RoleRequirement.Of(_choice.Catalog, requirement, Role, release));
                }
            }
        }
    }
}
