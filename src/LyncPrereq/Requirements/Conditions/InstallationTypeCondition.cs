using System;
using LyncPrereq.Facts;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>Windows has this installation type.</summary>
/// <param name="installationType">The type, as the registry names it.</param>
/// <param name="confirmsOnly">True if another type proves nothing.</param>
internal sealed class InstallationTypeCondition(string installationType, bool confirmsOnly) : Condition
{
    public override bool NeedsOtherWindows => true;

    public static InstallationTypeCondition Read(ConditionSource source)
    {
        JsonCursor json = source.With("confirmsOnly");
        return new InstallationTypeCondition(
            source.Value.AsWords(),
            json.Optional("confirmsOnly")?.AsBoolean() ?? false);
    }

    public override void AddNeeds(FactNeeds needs) => needs.Add(RegistryLocations.InstallationType);

    public override string Expected(WindowsRelease? release) => Text.Format(SR.ExpectedInstallationType, installationType);

    public override Finding Evaluate(EvaluationContext server) => Finding.Of(
        server.Facts.OperatingSystem.InstallationType,
        (type, seen) =>
        {
            bool isWanted = string.Equals(type, installationType, StringComparison.OrdinalIgnoreCase);
            return !isWanted && confirmsOnly
                ? Finding.Unknown(UnknownCause.NotCaptured, Text.Format(SR.ReasonTypeConfirmsOnly, type), seen)
                : Finding.Decided(isWanted, type, Text.Format(SR.ReasonInstallationType, type), seen);
        });
}
