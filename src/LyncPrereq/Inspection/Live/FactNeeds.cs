using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements;

namespace LyncPrereq.Inspection;

/// <summary>
/// What has to be read to judge certain requirements on a certain system, and no more. The operating system itself is
/// always read: it decides what else is needed.
/// </summary>
internal sealed class FactNeeds
{
    private readonly List<RegistryLocation> _locations = [];

    private FactNeeds()
    {
    }

    public bool Features { get; private set; }

    public bool Updates { get; private set; }

    public bool Winsock { get; private set; }

    public IReadOnlyList<RegistryLocation> Locations => _locations;

    /// <summary>Everything that any requirement can ask for.</summary>
    public static FactNeeds All()
    {
        var needs = new FactNeeds { Features = true, Updates = true, Winsock = true };
        needs._locations.AddRange(RegistryLocations.All.Where(
            location => location != RegistryLocations.IisComponents
                && Array.IndexOf(RegistryLocations.OperatingSystem, location) < 0));
        needs.Add(RegistryLocations.InstallationType);
        return needs;
    }

    /// <param name="requirements">Those that will be judged.</param>
    /// <param name="roles">The roles that they are judged for.</param>
    /// <param name="release">The system; null where it is not known, so that any case may be the one.</param>
    public static FactNeeds Of(IEnumerable<Requirement> requirements, LyncRole[] roles, WindowsRelease? release)
    {
        var needs = new FactNeeds();
        foreach (Requirement requirement in requirements)
        {
            LyncRole[] askedBy = requirement.AskedBy(roles);
            foreach (RequirementCase some in requirement.Cases)
            {
                if (askedBy.Length > 0
                    && some.Concerns(askedBy)
                    && (release is null || some.HoldsOn(release))
                    && some.Condition is { } condition)
                {
                    needs.Add(condition);
                }
            }
        }

        return needs;
    }

    private void Add(Condition condition)
    {
        switch (condition)
        {
            case CompositeCondition composite:
                Array.ForEach(composite.Parts, Add);
                break;
            case FeatureCondition or GraphicalManagementCondition or RequirementCondition:
                Features = true;
                break;
            case DotNetReleaseCondition:
                Add(RegistryLocations.DotNetFramework4);
                break;
            case DotNet35Condition:
                Add(RegistryLocations.DotNetFramework35);
                break;
            case PowerShellEngineCondition:
                Add(RegistryLocations.PowerShellEngine);
                break;
            case UpdateCondition:
                Updates = true;
                break;
            case ProductCondition product:
                Add(RegistryLocations.Of(product.Product));
                Winsock |= product.Product == KnownProduct.FirewallClient;
                break;
            case NoLayeredServiceProviderCondition:
                Winsock = true;
                break;
            case NoPendingRestartCondition:
                Add(RegistryLocations.PendingRestart);
                break;
            case InstallationTypeCondition:
                Add(RegistryLocations.InstallationType);
                break;
        }
    }

    private void Add(params RegistryLocation[] locations) => _locations.AddRange(locations.Except(_locations));
}
