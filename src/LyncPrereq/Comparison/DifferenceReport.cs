using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Reporting;

namespace LyncPrereq.Comparison;

/// <summary>Contains the differences between servers, by pool.</summary>
internal sealed class DifferenceReport : ComparisonReport
{
    private readonly PrerequisiteDifference[] _differences;

    public DifferenceReport(PrerequisiteDifference[] differences, ReportFailure[] failures, DateTime created)
        : base(failures, created)
    {
        _differences = differences;
        Groups =
        [
            .. differences.GroupBy(difference => new { Name = NameOf(difference).ToUpperInvariant(), difference.Product, Roles = difference.Role.ToString() })
                .OrderBy(group => group.Key.Name, NaturalComparer.Instance)
                .ThenBy(group => group.Key.Product, StringComparer.Ordinal)
                .Select(group => GroupOf([.. group])),
        ];
    }

    public override string Title => SR.ComparisonTitleDifferences;

    public override string[] Notes => [SR.ComparisonGroupsNote];

    public override string GroupsTitle => SR.ComparisonGroups;

    public override string GroupTitle => SR.ComparisonGroup;

    public override KeyValuePair<string, string>[] Verdicts =>
    [
        new("bad", SR.ComparisonViolates),
        new("doubt", SR.ComparisonIncomplete),
        new("other", SR.ComparisonDiffers),
    ];

    public override KeyValuePair<string, string>[] Words =>
    [
        new("notmet", SR.ComparisonWordRequired),
        new("unknown", SR.ComparisonWordUnknown),
        new("advice", SR.ComparisonWordDifferent),
    ];

    public override ComparisonGroup[] Groups { get; }

    protected override string ListName => "differences";

    protected override IReadOnlyList<object> Objects => _differences;

    private static string NameOf(PrerequisiteDifference difference) => difference.Pool ?? ReportWords.Roles(difference.RoleValue);

    private ComparisonGroup GroupOf(PrerequisiteDifference[] differences) => new(
        NameOf(differences[0]),
        [
            ReportWords.Product(differences[0].Product),
            .. differences[0].Pool is null ? [] : new[] { ReportWords.Roles(differences[0].RoleValue) },
        ],
        [.. differences.Select(ItemOf).OrderBy(item => Array.FindIndex(Words, word => word.Key == item.Kind))],
        0,
        "other");

    private ComparisonItem ItemOf(PrerequisiteDifference difference)
    {
        string kind = difference.Reference is not null ? "notmet" : difference.RequirementId is null ? "unknown" : "advice";
        var facts = new List<KeyValuePair<string, string>>();
        if (difference.Majority is { } majority)
        {
            facts.Add(new KeyValuePair<string, string>(SR.ComparisonMajority, majority));
        }

        facts.AddRange(difference.Differs.Select(server => new KeyValuePair<string, string>(SR.ComparisonDifferent, server)));
        return new ComparisonItem
        {
            Kind = kind,
            Word = Array.Find(Words, word => word.Key == kind).Value,
            RequirementId = difference.RequirementId,
            Name = difference.Name ?? SR.ComparisonServers,
            Values = string.Join("; ", difference.Differs),
            Facts = facts,
            Reference = difference.Reference,
        };
    }
}
