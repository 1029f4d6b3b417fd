using System;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>
/// The installed services are those of a role. Whether a service exists decides, not its state. If the services identify
/// no role, the condition does not apply.
/// </summary>
internal sealed class InstalledRoleCondition(LyncRole role) : Condition
{
    /// <summary>The roles that services identify.</summary>
    private static readonly LyncRole[] s_identified =
        [LyncRole.FrontEnd, LyncRole.StandardEdition, LyncRole.Director, LyncRole.Mediation, LyncRole.Edge];

    public static InstalledRoleCondition Read(ConditionSource source)
    {
        JsonCursor json = source.Only;
        LyncRole role = json.AsEnum<LyncRole>();
        return Array.IndexOf(s_identified, role) >= 0
            ? new InstalledRoleCondition(role)
            : throw json.Problem(Text.Format(SR.JsonNotOneOf, role, string.Join(", ", s_identified)));
    }

    public override void AddNeeds(FactNeeds needs) => needs.Services = true;

    public override string Expected(WindowsRelease? release) => Text.Format(SR.ExpectedInstalledRole, role);

    public override Finding Evaluate(EvaluationContext server) =>
        Finding.Of(server.Facts.Services(), (lists, _) => Evaluate(new RoleServices(lists)));

    private Finding Evaluate(RoleServices services)
    {
        string seen = string.Join(", ", services.Names);
        if (services.IsContradictory)
        {
            return Finding.Unknown(UnknownCause.Conflict, Text.Format(SR.ReasonRoleConflict, seen), services.Evidence);
        }

        if (services.IsBranch)
        {
            return Finding.Unknown(UnknownCause.Conflict, Text.Format(SR.ReasonRoleBranch, seen), services.Evidence);
        }

        LyncRole[] found = Array.FindAll(s_identified, some => services.Identify(some) == true);
        string actual = string.Join(", ", found);
        return services.Identify(role) switch
        {
            true => Finding.Met(actual, Text.Format(SR.ReasonRoleInstalled, actual, seen), services.Evidence),
            false when found.Length > 0 =>
                Finding.NotMet(actual, Text.Format(SR.ReasonRoleOther, role, actual, seen), services.Evidence),
            false when services.IsComplete => Finding.NotApplicable(SR.ReasonRoleNone),
            _ => Finding.Unknown(UnknownCause.NotCaptured, Text.Format(SR.ReasonRoleIncomplete, role), services.Evidence),
        };
    }
}
