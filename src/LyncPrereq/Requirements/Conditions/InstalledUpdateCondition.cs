using System;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>If Lync Server 2013 is installed, its core components have at least a version.</summary>
internal sealed class InstalledUpdateCondition(Version minimum) : Condition
{
    private static readonly Regex s_version = new("^[0-9]{1,5}(\\.[0-9]{1,5}){3}\\z", RegexOptions.CultureInvariant);

    public static InstalledUpdateCondition Read(ConditionSource source) => new(new Version(source.Only.Match(s_version)));

    public override void AddNeeds(FactNeeds needs)
    {
        needs.Services = true;
        needs.Add(RegistryLocations.InstalledLyncServer2013);
    }

    public override string Expected(WindowsRelease? release) => Text.Format(SR.ExpectedInstalledUpdate, minimum);

    public override Finding Evaluate(EvaluationContext server) => InstalledVersion.Evaluate(
        server,
        RegistryLocations.InstalledLyncServer2013,
        (version, seen) => version < minimum && InstalledVersion.Highest(version) >= minimum
            ? Finding.Unknown(UnknownCause.Unreadable, Text.Format(SR.ReasonVersionIncomplete, version, minimum), seen)
            : Finding.Decided(
            version >= minimum,
            version.ToString(),
            Text.Format(version >= minimum ? SR.ReasonInstalledUpdate : SR.ReasonInstalledUpdateBelow, version, minimum),
            seen));
}
