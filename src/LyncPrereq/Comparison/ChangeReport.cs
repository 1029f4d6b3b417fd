using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Reporting;

namespace LyncPrereq.Comparison;

/// <summary>Contains the changes between two tests, by server.</summary>
internal sealed class ChangeReport : ComparisonReport
{
    private static readonly ChangeKind[] s_order =
        [ChangeKind.Regressed, ChangeKind.Lost, ChangeKind.Gone, ChangeKind.Seen, ChangeKind.New, ChangeKind.Changed, ChangeKind.Fixed, ChangeKind.Equal];

    private readonly PrerequisiteChange[] _changes;

    public ChangeReport(PrerequisiteChange[] changes, ReportFailure[] failures, DateTime created)
        : base(failures, created)
    {
        _changes = changes;
        Groups =
        [
            .. changes.GroupBy(change => new { Name = change.ComputerName.ToUpperInvariant(), change.Product })
                .OrderBy(server => server.First().ComputerName, NaturalComparer.Instance)
                .ThenBy(server => server.Key.Product, StringComparer.Ordinal)
                .Select(server => GroupOf([.. server])),
        ];
    }

    public override string Title => SR.ComparisonTitleChanges;

    public override string[] Notes =>
    [
        Text.Format(SR.ComparisonPeriod, Range(change => change.InspectedBefore), Range(change => change.InspectedAfter)),
        Equal == 0 ? SR.ComparisonEqualNotCounted : Text.Format(SR.ComparisonEqual, Equal),
        .. Unknown > 0 ? new[] { Text.Format(SR.ComparisonUnknown, Unknown) } : [],
        .. Array.Exists(_changes, change => change.CauseValue == ChangeCause.Catalog) ? new[] { SR.ComparisonCatalogs } : [],
    ];

    public override string GroupsTitle => SR.ReportServers;

    public override string GroupTitle => SR.ReportServer;

    public override KeyValuePair<string, string>[] Verdicts =>
    [
        new("bad", SR.ComparisonWorse),
        new("doubt", SR.ComparisonLessKnown),
        .. Unknown > 0 ? new KeyValuePair<string, string>[] { new("other", SR.ComparisonNotKnown) } : [],
        new("good", SR.ComparisonNotWorse),
    ];

    public override KeyValuePair<string, string>[] Words =>
        [.. s_order.Where(kind => kind != ChangeKind.Equal).Select(kind => new KeyValuePair<string, string>(KindOf(kind), kind.ToString()))];

    public override ComparisonGroup[] Groups { get; }

    protected override string ListName => "changes";

    protected override IReadOnlyList<object> Objects => _changes;

    private int Unknown => _changes.Count(change => change.IsUnknownInBoth);

    private int Equal => Groups.Sum(group => group.Equal);

    private static ComparisonGroup GroupOf(PrerequisiteChange[] changes) => new(
        changes[0].ComputerName,
        [
            ReportWords.Product(changes[0].Product),
            ReportWords.Roles(changes.SelectMany(change => change.RoleValue).Distinct().OrderBy(role => role)),
            .. changes[0].Pool is { } pool ? new[] { Text.Format(SR.ReportPool, pool) } : [],
        ],
        [
            .. changes.Where(change => change.ChangeValue != ChangeKind.Equal)
                .OrderBy(change => Array.IndexOf(s_order, change.ChangeValue))
                .ThenBy(change => change.ImportanceValue)
                .Select(ItemOf),
        ],
        changes.Count(change => change.ChangeValue == ChangeKind.Equal),
        Array.Exists(changes, change => change.IsUnknownInBoth && change.ImportanceValue == RequirementImportance.Required) ? "other" : "good");

    private static ComparisonItem ItemOf(PrerequisiteChange change) => new()
    {
        Kind = KindOf(change),
        Word = change.Change,
        RequirementId = change.RequirementId,
        Name = change.Name ?? SR.ComparisonServer,
        Values = (change.Before ?? SR.NotTested) + " \u2192 " + (change.After ?? SR.NotTested),
        Facts = FactsOf(change),
    };

    private static List<KeyValuePair<string, string>> FactsOf(PrerequisiteChange change) =>
    [
        .. new[]
        {
            new KeyValuePair<string, string?>(SR.ReportImportance, change.Importance),
            new KeyValuePair<string, string?>(SR.ComparisonBefore, Dated(change.Before, change.InspectedBefore)),
            new KeyValuePair<string, string?>(SR.ComparisonAfter, Dated(change.After, change.InspectedAfter)),
            new KeyValuePair<string, string?>(SR.ReportReason, change.Reason),
            new KeyValuePair<string, string?>(SR.ReportCause, Explain(change.CauseValue)),
        }.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => new KeyValuePair<string, string>(fact.Key, fact.Value!)),
    ];

    private static string Dated(string? value, DateTime? time) =>
        (value ?? SR.NotTested) + (time is { } known ? " (" + Report.Time(known) + ")" : "");

    private static string? Explain(ChangeCause cause) => cause switch
    {
        ChangeCause.LeftOut => SR.ChangeLeftOut,
        ChangeCause.Role => SR.ChangeRole,
        ChangeCause.Catalog => SR.ChangeCatalog,
        _ => null,
    };

    /// <summary>A Recommended requirement does not make a server worse, and neither does a cause that is not on the server.</summary>
    private static string KindOf(PrerequisiteChange change) =>
        change.ChangeValue is ChangeKind.Seen or ChangeKind.New && change.StatusAfterValue == PrerequisiteStatus.NotMet
            && change.ImportanceValue == RequirementImportance.Required ? "notmet"
        : change.ImportanceValue == RequirementImportance.Recommended && KindOf(change.ChangeValue) == "notmet" ? "advice"
        : change.ChangeValue == ChangeKind.Gone && change.CauseValue != ChangeCause.None ? "na"
        : KindOf(change.ChangeValue);

    private static string KindOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Regressed => "notmet",
        ChangeKind.Lost or ChangeKind.Gone => "unknown",
        ChangeKind.Fixed => "met",
        ChangeKind.Equal => "na",
        _ => "advice",
    };

    private string Range(Func<PrerequisiteChange, DateTime?> time)
    {
        DateTime[] times = [.. _changes.Select(time).OfType<DateTime>().OrderBy(some => some)];
        return times.Length == 0 ? SR.NotTested
            : times[0] == times[times.Length - 1] ? Report.Time(times[0])
            : Text.Format(SR.ComparisonRange, Report.Time(times[0]), Report.Time(times[times.Length - 1]));
    }
}
