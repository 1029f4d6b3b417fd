using System;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The Silverlight plug-in has at least a version. Its key can contain settings without the plug-in.</summary>
internal sealed class SilverlightCondition(Version minimum) : Condition
{
    private static readonly Regex s_version = new("^[0-9]{1,4}\\.[0-9]{1,4}\\z", RegexOptions.CultureInvariant);

    public override bool FindsVersion => true;

    public static SilverlightCondition Read(ConditionSource source) => new(new Version(source.Only.Match(s_version)));

    public override void AddNeeds(FactNeeds needs) => needs.Add(RegistryLocations.Silverlight);

    public override string Expected(WindowsRelease? release) => Text.Format(SR.ExpectedSilverlight, minimum);

    public override Finding Evaluate(EvaluationContext server) => InstalledVersion.OfRegistry(
        server.Facts,
        RegistryLocations.Silverlight,
        (version, seen) => Finding.Decided(
            version >= minimum,
            version.ToString(),
            Text.Format(version >= minimum ? SR.ReasonSilverlight : SR.ReasonSilverlightBelow, version, minimum),
            seen),
        seen => Finding.NotMet(SR.ActualNotInstalled, SR.ReasonNotInstalled, seen));
}
