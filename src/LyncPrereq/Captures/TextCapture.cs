using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>
/// Text that holds the output of commands: a redirected file, a transcript, or what was pasted from a console or a web
/// page. Prompts, warnings and all other lines that belong to no listing are skipped.
/// </summary>
internal sealed class TextCapture : ICaptureFormat
{
    private static readonly ITextListing[] s_listings =
    [
        new WindowsFeatureListing(),
        FeatureObjectListing.WindowsFeature,
        FeatureObjectListing.OptionalFeature,
        new DismListing(),
        new DismTable(),
        new UpdateTable("Get-HotFix", hasRule: true),
        new UpdateTable("wmic qfe", hasRule: false),
        new UpdateList("Get-HotFix", ':'),
        new UpdateList("wmic qfe", '='),
        new SystemInfoListing(),
        new RegistryQueryListing(),
    ];

    /// <summary>The listing can be anywhere in a text, so that only reading it tells.</summary>
    public bool Recognizes(string head) => true;

    public IEnumerable<InventorySource> Read(CaptureFile file)
    {
        var found = new Dictionary<string, int>();
        var sources = new List<InventorySource>();
        ITextListing? unused = null;
        using var lines = new TextLines(file);
        while (lines.Current is not null)
        {
            int line = lines.Number;
            if (ListingAt(lines) is not { } listing)
            {
                lines.MoveNext();
            }
            else if (listing.Read(lines) is { } source)
            {
                if (found.TryGetValue(listing.Command, out int first) && !listing.MayRepeat)
                {
                    throw file.TwoListings(listing.Command, first, line);
                }

                found[listing.Command] = line;
                sources.Add(source);
            }
            else if (listing is RegistryQueryListing)
            {
                unused = listing;
            }
        }

        return sources.Count > 0 ? sources : throw (unused is null ? file.NotRecognized() : file.NoQueriedKeys());
    }

    private static ITextListing? ListingAt(TextLines lines)
    {
        foreach (ITextListing listing in s_listings)
        {
            if (listing.BeginsAt(lines))
            {
                return listing;
            }
        }

        return null;
    }
}
