using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Conditions;

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

    public bool Services { get; private set; }

    public bool Winsock { get; private set; }

    public IReadOnlyList<RegistryLocation> Locations => _locations;

    /// <summary>Everything that any requirement can ask for.</summary>
    public static FactNeeds All()
    {
        var needs = new FactNeeds { Features = true, Updates = true, Services = true, Winsock = true };
        needs._locations.AddRange(RegistryLocations.All.Where(
            location => location != RegistryLocations.IisComponents
                && Array.IndexOf(RegistryLocations.OperatingSystem, location) < 0));
        needs.Add(RegistryLocations.InstallationType);
        return needs;
    }

    /// <param name="catalog">Where requirements that judge others are looked up.</param>
    /// <param name="requirements">Those that will be judged.</param>
    /// <param name="roles">The roles that they are judged for.</param>
    /// <param name="canBe">Whether the system can be this one, as far as anything is known of it.</param>
    public static FactNeeds Of(
        Catalog catalog,
        IEnumerable<Requirement> requirements,
        LyncRole[] roles,
        Predicate<WindowsRelease> canBe)
    {
        var needs = new FactNeeds();

        // No requirement is judged by itself, the catalog's reader sees to that; so this comes to an end.
        void AddRequirement(Requirement requirement)
        {
            foreach (RequirementCase some in requirement.Cases)
            {
                if (some.AppliesTo(requirement.RolesIn(roles))
                    && (some.OperatingSystems.Length == 0 || Array.Exists(some.OperatingSystems, canBe))
                    && some.Condition is { } condition)
                {
                    needs.Add(condition, id => AddRequirement(catalog.Find(id)!));
                }
            }
        }

        foreach (Requirement requirement in requirements.Where(requirement => requirement.RolesIn(roles).Length > 0))
        {
            AddRequirement(requirement);
        }

        return needs;
    }

    private void Add(Condition condition, Action<string> addRequirement)
    {
        switch (condition)
        {
            case CompositeCondition composite:
                Array.ForEach(composite.Parts, part => Add(part, addRequirement));
                break;
            case RequirementCondition other:
                addRequirement(other.Id);
                break;
            case FeatureCondition or GraphicalManagementCondition:
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
            case ServiceCondition:
                Services = true;
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
