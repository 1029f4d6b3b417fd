using System;
using System.Collections.Generic;

namespace LyncPrereq.Comparison;

/// <summary>Represents a change or a difference in a report.</summary>
internal sealed class ComparisonItem
{
    /// <summary>Gets the CSS class, as that of a row in a report: notmet, unknown, advice, met, or na.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the word for the kind of the change.</summary>
    public required string Word { get; init; }

    /// <summary>Gets the ID of the requirement; null if the item concerns a complete server.</summary>
    public string? RequirementId { get; init; }

    /// <summary>Gets the display name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the values in one line.</summary>
    public required string Values { get; init; }

    /// <summary>Gets the facts with their labels.</summary>
    public required List<KeyValuePair<string, string>> Facts { get; init; }

    /// <summary>Gets the sentence that requires it; null if there is none.</summary>
    public RequirementSource? Reference { get; init; }
}

/// <summary>Represents a server with its changes, or a pool with its differences.</summary>
/// <param name="name">The name of the server or the pool.</param>
/// <param name="facts">The facts about it, in display order.</param>
/// <param name="items">The changes or differences.</param>
/// <param name="equal">The number of rows that did not change.</param>
/// <param name="otherwise">The CSS class of the result if no item is bad or unknown.</param>
internal sealed class ComparisonGroup(string name, string[] facts, ComparisonItem[] items, int equal, string otherwise)
{
    public string Name { get; } = name;

    /// <summary>Gets the facts about the group, in display order.</summary>
    public string[] Facts { get; } = facts;

    /// <summary>Gets the items, the most important ones first.</summary>
    public ComparisonItem[] Items { get; } = items;

    /// <summary>Gets the number of rows that did not change.</summary>
    public int Equal { get; } = equal;

    /// <summary>Gets the CSS class of the result.</summary>
    public string Verdict => Has("notmet") ? "bad" : Has("unknown") ? "doubt" : otherwise;

    private bool Has(string kind) => Array.Exists(Items, item => item.Kind == kind);
}
