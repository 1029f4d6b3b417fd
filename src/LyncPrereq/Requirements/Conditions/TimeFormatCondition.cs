using System.Text.RegularExpressions;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>Services write times with colons.</summary>
internal sealed class TimeFormatCondition : Condition
{
    public override void AddNeeds(FactNeeds needs)
    {
        needs.Services = true;
        needs.Add(RegistryLocations.DefaultInternational);
    }

    public override string Expected(WindowsRelease? release) => SR.ExpectedTimeFormat;

    public override Finding Evaluate(EvaluationContext server) => Finding.Of(
        server.Facts.Value(RegistryLocations.DefaultInternational, "sTimeFormat"),
        (format, seen) => format is not { IsText: true, Text.Length: > 0 }
                ? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonNoTimeFormat, seen)
            : Regex.IsMatch(format.Text, "[Hh]:m+(:s+)?(?![ms.:])") ? Finding.Met(format.Text, SR.ReasonTimeFormat, seen)
            : Regex.IsMatch(format.Text, "[Hh]\\.m") ? RoleServices.BeforeSetup(server, Finding.NotMet(format.Text, SR.ReasonTimeFormatPeriod, seen))
            : Finding.Unknown(UnknownCause.Undocumented, Text.Format(SR.ReasonTimeFormatOther, format.Text), seen));
}
