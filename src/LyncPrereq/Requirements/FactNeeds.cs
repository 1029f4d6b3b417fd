using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements;

/// <summary>
/// Collects the facts that are needed to evaluate certain requirements on certain systems. The operating system is
/// always read, because the other facts depend on it.
/// </summary>
internal sealed class FactNeeds
{
    private readonly LyncRole[] _roles;
    private readonly Predicate<WindowsRelease> _canBe;
    private readonly List<RegistryLocation> _locations = [];
    private readonly List<FactClass> _classes = [];

    private FactNeeds(LyncRole[] roles, Predicate<WindowsRelease> canBe)
    {
        _roles = roles;
        _canBe = canBe;
    }

    public bool Features { get; set; }

    public bool Updates { get; set; }

    public bool Services { get; set; }

    public bool Winsock { get; set; }

    public IReadOnlyList<RegistryLocation> Locations => _locations;

    /// <summary>Gets the classes in addition to the computer system, which is always read for the name.</summary>
    public IEnumerable<FactClass> Classes => _classes.Where(some => some != FactClasses.ComputerSystem);

    /// <summary>Gets all classes.</summary>
    public IReadOnlyList<FactClass> AllClasses => _classes;

    /// <summary>Returns all facts that requirements can need.</summary>
    /// <param name="sources">What is known about the server: a class that its Windows does not have is not needed.</param>
    public static FactNeeds All(params InventorySource[] sources)
    {
        Known<int> build = new OperatingSystemFacts(sources).Build;
        var needs = new FactNeeds([], _ => true) { Features = true, Updates = true, Services = true, Winsock = true };
        needs.Add([.. RegistryLocations.All.Where(
            location => location != RegistryLocations.IisComponents
                && Array.IndexOf(RegistryLocations.OperatingSystem, location) < 0)]);
        needs.Add(RegistryLocations.InstallationType);
        needs.Add([.. FactClasses.All.Where(facts => !build.IsKnown || build.Value >= facts.MinBuild)]);
        return needs;
    }

    /// <param name="requirements">The requirements to evaluate.</param>
    /// <param name="roles">The roles to evaluate them for.</param>
    /// <param name="canBe">
    /// Whether the system can be this release, according to the facts that were already read.
    /// </param>
    public static FactNeeds Of(
        IEnumerable<Requirement> requirements,
        LyncRole[] roles,
        Predicate<WindowsRelease> canBe)
    {
        var needs = new FactNeeds(roles, canBe);
        foreach (Requirement requirement in requirements.Where(requirement => requirement.RolesIn(roles).Length > 0))
        {
            needs.Add(requirement);
        }

        return needs;
    }

    public void Add(Requirement requirement)
    {
        foreach (RequirementCase some in requirement.Cases)
        {
            if (some.AppliesTo(requirement.RolesIn(_roles))
                && (some.OperatingSystems.Length == 0 || Array.Exists(some.OperatingSystems, _canBe)))
            {
                some.Condition?.AddNeeds(this);
            }
        }
    }

    public void Add(params RegistryLocation[] locations) => _locations.AddRange(locations.Except(_locations).ToList());

    public void Add(params FactClass[] classes) => _classes.AddRange(classes.Except(_classes).ToList());
}
