using System;
using System.Management.Automation;
using LyncPrereq.Requirements;

namespace LyncPrereq.Commands;

/// <summary>Gets the requirements of server roles.</summary>
[Cmdlet(VerbsCommon.Get, "LyncRoleRequirement", HelpUri = HelpAddress.Article)]
[OutputType(typeof(RoleRequirement))]
public sealed class GetLyncRoleRequirementCommand : PSCmdlet
{
    private CatalogChoice _choice = null!;

    /// <summary>Gets or sets the roles whose requirements to get. The default is all roles.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [RoleTransformation]
    [ValidateNotNullOrEmpty]
    public LyncRole[] Role { get; set; } = (LyncRole[])Enum.GetValues(typeof(LyncRole));

    /// <summary>
    /// Gets or sets the releases of Windows. The default is the releases of Windows Server that the product supports.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public WindowsRelease[]? OperatingSystem { get; set; }

    /// <summary>
    /// Gets or sets the deployed workloads. Some requirements apply only if one of their workloads is deployed.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public LyncWorkload[] Workload { get; set; } = CatalogChoice.AllWorkloads;

    /// <summary>Gets or sets the IDs or wildcard patterns of the requirements.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] RequirementId { get; set; } = ["*"];

    /// <summary>Gets or sets the product.</summary>
    [Parameter]
    [ProductTransformation]
    public LyncProduct Product { get; set; } = LyncProduct.LyncServer2013;

    /// <summary>Gets or sets the path of a catalog to use instead of the catalog of the product.</summary>
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
