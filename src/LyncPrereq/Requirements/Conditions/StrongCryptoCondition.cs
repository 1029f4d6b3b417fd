using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>.NET Framework uses the protocols of TLS that are later than 1.0, in both views of the registry.</summary>
internal sealed class StrongCryptoCondition : Condition
{
    public override void AddNeeds(FactNeeds needs) => needs.Add(RegistryLocations.StrongCrypto);

    public override string Expected(WindowsRelease? release) => SR.ExpectedStrongCrypto;

    public override Finding Evaluate(EvaluationContext server) => Composition.AllOf(
        [.. RegistryLocations.StrongCrypto.Select(location => Finding.Of(
            server.Facts.Number(location, "SchUseStrongCrypto"),
            (number, seen) => Finding.Decided(
                number == 1,
                number == 1 ? SR.ActualStrongCrypto : SR.ActualNoStrongCrypto,
                number == 1 ? SR.ReasonStrongCrypto : Text.Format(SR.ReasonNoStrongCrypto, location.FullPath),
                seen)))]);
}
