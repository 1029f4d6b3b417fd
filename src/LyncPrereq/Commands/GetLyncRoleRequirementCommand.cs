using System;
using System.Management.Automation;
using LyncPrereq.Requirements;

namespace LyncPrereq.Commands;

/// <summary>Shows what the documents ask of a server, requirement by requirement and system by system.</summary>
[Cmdlet(VerbsCommon.Get, "LyncRoleRequirement")]
[OutputType(typeof(RoleRequirement))]
public sealed class GetLyncRoleRequirementCommand : CatalogCommand
{
    /// <summary>Only what these roles are asked for; without it, every role.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [RoleTransformation]
    [ValidateNotNullOrEmpty]
    public LyncRole[] Role { get; set; } = (LyncRole[])Enum.GetValues(typeof(LyncRole));

    /// <summary>The systems to show; without it, the supported releases of Windows Server.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public WindowsRelease[] OperatingSystem { get; set; } =
    [
        WindowsRelease.WindowsServer2008R2,
        WindowsRelease.WindowsServer2012,
        WindowsRelease.WindowsServer2012R2,
    ];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Role)) && !Knows(Role))
        {
            return;
        }

        foreach (WindowsRelease release in OperatingSystem)
        {
            foreach (Requirement requirement in Chosen)
            {
                if (requirement.AskedBy(Role).Length > 0 && requirement.DependsOn(Workload))
                {
                    WriteObject(RoleRequirement.Of(Catalog, requirement, Role, release));
                }
            }
        }
    }
}
