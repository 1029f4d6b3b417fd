using System;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The Windows PowerShell engine in the registry has at least this version.</summary>
internal sealed class PowerShellEngineCondition(Version minimum) : Condition
{
    private static readonly Regex s_version = new("^[0-9]{1,4}\\.[0-9]{1,4}\\z", RegexOptions.CultureInvariant);

    public override bool FindsVersion => true;

    public static PowerShellEngineCondition Read(ConditionSource source) =>
        new(new Version(source.Only.Match(s_version)));

    public override void AddNeeds(FactNeeds needs) => needs.Add(RegistryLocations.PowerShellEngine);

    public override string Expected(WindowsRelease? release) => Text.Format(SR.ExpectedEngine, minimum);

    public override Finding Evaluate(EvaluationContext server) => Finding.Of(
        server.Facts.Value(RegistryLocations.PowerShellEngine, "PowerShellVersion"),
        (value, seen) => value is null ? Finding.NotMet(SR.ActualEngineMissing, SR.ReasonEngineMissing, seen)
            : Version.TryParse(value.Text, out Version? version) ? Finding.Decided(
                version >= minimum,
                Text.Format(SR.ActualEngine, value.Text),
                Text.Format(version >= minimum ? SR.ReasonEngineAtLeast : SR.ReasonEngineBelow, value.Text, minimum),
                seen)
            : Finding.Unknown(UnknownCause.Unreadable, SR.ReasonWrongType, seen));
}
