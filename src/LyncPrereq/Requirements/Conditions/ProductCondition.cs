using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>Software that the module can detect is installed or absent, according to its traces.</summary>
internal sealed class ProductCondition(KnownProduct product, bool present) : Condition
{
    /// <summary>
    /// The CurrentState of an installed servicing package: 0x70 installed, 0x80 permanent (CBS servicing states chart).
    /// </summary>
    private const long PackageInstalled = 0x70;

    /// <summary>The DLL of the firewall client's provider, in any folder.</summary>
    private const string FirewallClientProvider = "wspwsp.dll";

    private readonly bool _hasProvider = product == KnownProduct.FirewallClient;

    public static ProductCondition Read(ConditionSource source, bool present) =>
        new(source.Only.AsEnum<KnownProduct>(), present);

    public override void AddNeeds(FactNeeds needs)
    {
        needs.Add(RegistryLocations.Of(product));
        needs.Winsock |= _hasProvider;
    }

    public override string Expected(WindowsRelease? release) => Text.Format(
        present ? SR.ExpectedProduct : SR.ExpectedNoProduct,
        product switch
        {
            KnownProduct.WindowsIdentityFoundation => SR.ProductWindowsIdentityFoundation,
            KnownProduct.MediaFormatPackage => SR.ProductMediaFormatPackage,
            _ => SR.ProductFirewallClient,
        });

    public override Finding Evaluate(EvaluationContext server)
    {
        List<Finding> traces =
        [
            .. RegistryLocations.Of(product).Select(location => Trace(server.Facts, location)),
            .. _hasProvider ? WinsockCatalog.All.Select(catalog => Provider(server.Facts, catalog)) : [],
        ];

        // The result is met if the software was found. One trace is sufficient; the software is absent only if there is
        // none.
        var found = Composition.AnyOf(traces);
        return found.Status == PrerequisiteStatus.Unknown || present
            ? found
            : Finding.Decided(found.Status == PrerequisiteStatus.NotMet, found.Actual, found.Reason, found.Evidence);
    }

    /// <summary>A key with a state is a servicing package. The presence of any other key is a trace.</summary>
    private static Finding Trace(ServerFacts facts, RegistryLocation location) => Finding.Of(
        facts.Key(location),
        (exists, seen) => !exists ? Finding.NotMet(SR.ActualNotFound, SR.ReasonNoTrace, seen)
            : location.Values.Length == 0 ? Finding.Met(SR.ActualFound, SR.ReasonTrace, seen)
            : Finding.Of(facts.Number(location, location.Values[0].Name), Package));

    private static Finding Package(long? state, Evidence[] seen) =>
        state is null ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonWrongType, seen)
        : state >= PackageInstalled ? Finding.Met(SR.ActualFound, SR.ReasonTrace, seen)
        : Finding.NotMet(SR.ActualNotInstalled, SR.ReasonPackageNotInstalled, seen);

    private static Finding Provider(ServerFacts facts, string catalogName) => Finding.Of(
        facts.Winsock(catalogName),
        (catalog, seen) => Array.Find(catalog.Entries, IsFirewallClient) is { } entry
            ? Finding.Met(SR.ActualFound, Text.Format(SR.ReasonProviderFound, entry.ProviderPath!), ServerFacts.Seen(seen, entry))
            : ServerFacts.Incomplete(catalog, seen) is { } incomplete ? Finding.Unknown(incomplete)
            : Finding.NotMet(SR.ActualNotFound, SR.ReasonNoTrace, seen));

    private static bool IsFirewallClient(WinsockEntryFact entry)
    {
        string path = entry.ProviderPath ?? "";
        return path.Substring(path.LastIndexOf('\\') + 1).Equals(FirewallClientProvider, StringComparison.OrdinalIgnoreCase);
    }
}
