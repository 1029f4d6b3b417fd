using System;
using System.Linq;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>One of these updates is installed.</summary>
/// <param name="ids">The ids of the updates.</param>
/// <param name="rollups">Updates that can contain them: if one is installed, a list without them proves nothing.</param>
/// <param name="confirmsOnly">True if a list without them proves nothing, because a later update can contain them.</param>
internal sealed class UpdateCondition(string[] ids, string[] rollups, bool confirmsOnly = false) : Condition
{
    private static readonly Regex s_id = new("^KB[0-9]{6,7}\\z", RegexOptions.CultureInvariant);

    public static UpdateCondition Read(ConditionSource source)
    {
        JsonCursor json = source.With("rollups", "confirmsOnly");
        return new UpdateCondition(
            source.Value.AsSet(id => id.Match(s_id)),
            json.Optional("rollups")?.AsSet(id => id.Match(s_id)) ?? [],
            json.Optional("confirmsOnly")?.AsBoolean() ?? false);
    }

    public override void AddNeeds(FactNeeds needs) => needs.Updates = true;

    public override string Expected(WindowsRelease? release) =>
        Text.Format(SR.ExpectedUpdate, string.Join(SR.ExpectedOr, ids));

    public override Finding Evaluate(EvaluationContext server) => Finding.Of(
        server.Facts.Updates(),
        (lists, _) => Composition.Observations(lists.ConvertAll(Evaluate), firstDecides: false));

    private Finding Evaluate(InventorySource source)
    {
        if (FirstInstalled(ids, source) is { } id)
        {
            return Finding.Met(
                Text.Format(SR.ActualUpdate, id),
                Text.Format(SR.ReasonUpdate, id),
                ServerFacts.Seen(source, id));
        }

        string wanted = string.Join(", ", ids);
        int count = source.Updates!.Length;
        string reason = Text.Format(SR.ReasonNoUpdate, wanted, count);
        Evidence seen = ServerFacts.Seen(source, Text.Format(SR.SeenUpdates, count, wanted));
        return FirstInstalled(rollups, source) is { } rollup
                ? Finding.Unknown(
                    UnknownCause.Undocumented,
                    reason + " " + Text.Format(SR.ReasonUpdateInRollup, rollup),
                    ServerFacts.Seen(source, rollup))
            : ServerFacts.MostTelling(source.MissingFacts, FactSubjects.Updates) is { } gap
                ? Finding.Unknown(gap.CauseValue, reason + " " + gap.Message, seen)
            : confirmsOnly
                ? Finding.Unknown(UnknownCause.Undocumented, reason + " " + SR.ReasonUpdateContained, seen)
            : Finding.NotMet(SR.ActualNotInstalled, reason, seen);
    }

    private static string? FirstInstalled(string[] updates, InventorySource source) =>
        Array.Find(updates, id => source.Updates!.Contains(id, StringComparer.OrdinalIgnoreCase));
}
