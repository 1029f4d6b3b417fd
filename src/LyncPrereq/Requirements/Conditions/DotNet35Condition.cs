using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>.NET Framework 3.5 is installed according to the registry.</summary>
internal sealed class DotNet35Condition : Condition
{
    public override void AddNeeds(FactNeeds needs) => needs.Add(RegistryLocations.DotNetFramework35);

    public override string Expected(WindowsRelease? release) => SR.ExpectedDotNet35;

    public override Finding Evaluate(EvaluationContext server) => Finding.Of(
        server.Facts.Number(RegistryLocations.DotNetFramework35, "Install"),
        (install, seen) => install == 1
            ? Finding.Met(nameof(FeatureState.Installed), SR.ReasonInstalled, seen)
            : Finding.NotMet(SR.ActualNotInstalled, SR.ReasonNotInstalled, seen));
}
