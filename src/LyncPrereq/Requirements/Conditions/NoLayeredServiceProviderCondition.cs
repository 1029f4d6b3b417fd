using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>
/// Both Winsock catalogs, 32-bit and 64-bit, contain only base providers: entries with a chain length of 1. The DLL of
/// a base provider does not matter: VMware and virtio install base providers that are not layered.
/// </summary>
internal sealed class NoLayeredServiceProviderCondition : Condition
{
    public override void AddNeeds(FactNeeds needs) => needs.Winsock = true;

    public override string Expected(WindowsRelease? release) => SR.ExpectedNoLayeredProvider;

    public override Finding Evaluate(EvaluationContext server) => Composition.AllOf(
        [.. WinsockCatalog.All.Select(name => Finding.Of(server.Facts.Winsock(name), Evaluate))]);

    private static Finding Evaluate(WinsockCatalogFact catalog, Evidence[] seen)
    {
        List<WinsockEntryFact> layered = [.. catalog.Entries.Where(entry => entry.Problem is null && entry.ChainLength != 1)];
        if (layered.Count == 0)
        {
            return ServerFacts.Incomplete(catalog, seen) is { } incomplete
                ? Finding.Unknown(incomplete)
                : Finding.Met(
                    Text.Format(SR.ActualBaseProviders, catalog.Entries.Length, catalog.Name),
                    SR.ReasonBaseProviders,
                    seen);
        }

        string provider = NameOf(layered.Find(entry => entry.ChainLength == 0) ?? layered[0]);
        return Finding.NotMet(
            provider,
            Text.Format(SR.ReasonLayered, layered.Count, catalog.Name, provider),
            [.. layered.Select(entry => ServerFacts.Seen(seen, entry))]);
    }

    /// <summary>Returns the protocol and the path. An entry can have only one of them.</summary>
    private static string NameOf(WinsockEntryFact provider)
    {
        string[] known = [.. new[] { provider.ProtocolName, provider.ProviderPath }.OfType<string>().Where(text => text.Length > 0)];
        return known.Length == 0 ? SR.ActualLayeredUnnamed : string.Join(", ", known);
    }
}
