using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>
/// TLS 1.0 is enabled for both sides of a connection, on systems that enable it by default. See
/// https://learn.microsoft.com/windows-server/security/tls/tls-registry-settings.
/// </summary>
internal sealed class Tls10Condition : Condition
{
    public override void AddNeeds(FactNeeds needs) => needs.Add(RegistryLocations.Tls10);

    public override string Expected(WindowsRelease? release) => SR.ExpectedTls10;

    public override Finding Evaluate(EvaluationContext server) => Composition.AllOf(
        [.. RegistryLocations.Tls10.Select(location => Evaluate(server.Facts, location))]);

    private static Finding Evaluate(ServerFacts facts, RegistryLocation location) => Finding.Of(
        facts.Number(location, "Enabled"),
        (enabled, seen) => enabled == 0 ? Disabled(location, seen) : Finding.Of(
            facts.Number(location, "DisabledByDefault"),
            (disabled, alsoSeen) => disabled is not (null or 0)
                ? Disabled(location, [.. seen, .. alsoSeen])
                : Finding.Met(SR.ActualTls10Enabled, SR.ReasonTls10Enabled, [.. seen, .. alsoSeen])));

    private static Finding Disabled(RegistryLocation location, Evidence[] seen) =>
        Finding.NotMet(SR.ActualTls10Disabled, Text.Format(SR.ReasonTls10Disabled, location.FullPath), seen);
}
