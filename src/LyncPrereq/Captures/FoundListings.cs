using System;
using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>
/// Stores the listings of a text. A second listing of a command is of another time or another server, unless it is the
/// next group of Format-Table -GroupBy, with the same property and other features.
/// </summary>
internal sealed class FoundListings(CaptureFile file)
{
    private readonly CaptureFile _file = file;
    private readonly Dictionary<string, int> _lines = [];
    private readonly Dictionary<string, string> _groups = [];
    private readonly HashSet<string> _features = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="listing">The kind of the listing.</param>
    /// <param name="source">Its facts.</param>
    /// <param name="group">The property by which it is grouped; empty if it is not.</param>
    /// <param name="line">The line at which it begins.</param>
    /// <exception cref="InputException">It is a second listing.</exception>
    public void Add(ITextListing listing, InventorySource source, string group, int line)
    {
        bool isNext = group.Length > 0 && _groups.TryGetValue(listing.Command, out string? first) && first == group;
        foreach (FeatureFact feature in source.Features ?? [])
        {
            isNext &= _features.Add(listing.Command + " " + feature.Name);
        }

        if (_lines.TryGetValue(listing.Command, out int before)
            && !listing.MayRepeat
            && !(isNext && source.Features is not null))
        {
            throw _file.TwoListings(listing.Command, before, line);
        }

        _lines[listing.Command] = line;
        _groups[listing.Command] = group;
    }
}
