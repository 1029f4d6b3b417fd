using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>Services write times with colons.</summary>
internal sealed class TimeFormatCondition : Condition
{
    public override void AddNeeds(FactNeeds needs) => needs.Add(RegistryLocations.DefaultInternational);

    public override string Expected(WindowsRelease? release) => SR.ExpectedTimeFormat;

    public override Finding Evaluate(EvaluationContext server) => Finding.Of(
        server.Facts.Value(RegistryLocations.DefaultInternational, "sTimeFormat"),
        (format, seen) => format is not { IsText: true, Text.Length: > 0 }
                ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonNoTimeFormat, seen)
            : format.Text.IndexOf(':') < 0 && format.Text.IndexOf('.') >= 0
                ? Finding.NotMet(format.Text, SR.ReasonTimeFormatPeriod, seen)
                : Finding.Met(format.Text, SR.ReasonTimeFormat, seen));
}
