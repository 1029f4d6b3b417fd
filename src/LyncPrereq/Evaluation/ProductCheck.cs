using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Requirements.Conditions;

namespace LyncPrereq.Evaluation;

/// <summary>Tells by its traces whether software outside the Windows features is on a server.</summary>
internal static class ProductCheck
{
    /// <summary>CurrentState of a servicing package: 0x70 installed, 0x80 permanent (CBS servicing states chart).</summary>
    private const long PackageInstalled = 0x70;

    /// <summary>The provider of the firewall client, wherever its folder is.</summary>
    private const string FirewallClientProvider = "wspwsp.dll";

    public static Finding Check(ServerFacts facts, ProductCondition condition)
    {
        List<Finding> traces = [.. RegistryLocations.Of(condition.Product).Select(location => Trace(facts, location))];
        if (condition.Product == KnownProduct.FirewallClient)
        {
            traces.Add(WinsockCheck.Provider(facts, WinsockCatalog.Entries32, FirewallClientProvider));
            traces.Add(WinsockCheck.Provider(facts, WinsockCatalog.Entries64, FirewallClientProvider));
        }

        // A trace is met where the software was found; it is there if any trace is, and absent only if all are.
        Finding present = Composition.AnyOf(traces);
        return present.Status == PrerequisiteStatus.Unknown || condition.Present
            ? present
            : Finding.Decided(
                present.Status == PrerequisiteStatus.NotMet,
                present.Actual,
                present.Reason,
                present.Evidence);
    }

    /// <summary>A key whose state matters is a servicing package; any other stands for the software by being there.</summary>
    private static Finding Trace(ServerFacts facts, RegistryLocation location)
    {
        Known<bool> key = facts.Key(location);
        if (!key.IsKnown)
        {
            return key.ToUnknown();
        }

        if (!key.Value)
        {
            return Finding.NotMet(SR.ActualNotFound, SR.ReasonNoTrace, key.Evidence);
        }

        if (location.Values.Length == 0)
        {
            return Finding.Met(SR.ActualFound, SR.ReasonTrace, key.Evidence);
        }

        Known<RegistryValueFact?> value = facts.Value(location, location.Values[0].Name);
        if (!value.IsKnown)
        {
            return value.ToUnknown();
        }

        return value.Value is not { IsNumber: true } state
            ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonWrongType, value.Evidence)
            : Finding.Decided(
                state.Number >= PackageInstalled,
                state.Number >= PackageInstalled ? SR.ActualFound : SR.ActualNotInstalled,
                state.Number >= PackageInstalled ? SR.ReasonTrace : SR.ReasonPackageNotInstalled,
                value.Evidence);
    }
}
