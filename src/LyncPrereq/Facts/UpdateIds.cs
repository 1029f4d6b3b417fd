using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace LyncPrereq.Facts;

/// <summary>
/// Collects the IDs of a list of updates. An old update has the ID "File 1" and its number in another property. An
/// update without a number could be any update, so the list then no longer proves that an update is missing.
/// </summary>
internal sealed class UpdateIds
{
    private static readonly Regex s_number = new(
        @"KB(ID=)?(?<number>[0-9]{5,8})\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private readonly List<string> _ids = [];
    private int _unnamed;

    public string[] All => [.. _ids];

    public MissingFact[] MissingFacts => _unnamed == 0
        ? []
        : [new MissingFact(FactSubjects.Updates, UnknownCause.Unreadable, Text.Format(SR.UpdatesUnnamed, _unnamed))];

    /// <param name="id">The ID in the list.</param>
    /// <param name="elsewhere">Other properties that can contain the number.</param>
    public void Add(string? id, string? elsewhere = null)
    {
        if (id?.Trim() is { Length: > 0 } name && !name.StartsWith("File ", StringComparison.OrdinalIgnoreCase))
        {
            _ids.Add(name);
        }
        else if (s_number.Match(elsewhere ?? "") is { Success: true } other)
        {
            _ids.Add("KB" + other.Groups["number"].Value);
        }
        else
        {
            _unnamed++;
        }
    }
}
