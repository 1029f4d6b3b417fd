using System;

namespace LyncPrereq.Captures;

/// <summary>Lists the listings that a text can contain.</summary>
internal static class TextListings
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

    /// <summary>Returns the listing that begins at the current line; null if there is none.</summary>
    public static ITextListing? At(TextLines lines) => Array.Find(s_listings, listing => listing.BeginsAt(lines));

    /// <summary>
    /// Returns whether the output of a command ends, because another command was typed or another listing begins.
    /// </summary>
    public static bool IsEndOfOutput(TextLines lines) => CommandPrompt.IsPrompt(lines.Current!) || At(lines) is not null;
}
