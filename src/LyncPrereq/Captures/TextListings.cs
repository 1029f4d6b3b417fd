using System;

namespace LyncPrereq.Captures;

/// <summary>The listings that a text can hold.</summary>
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

    /// <summary>The listing that begins at the current line; null where none does.</summary>
    public static ITextListing? At(TextLines lines) => Array.Find(s_listings, listing => listing.BeginsAt(lines));

    /// <summary>Whether the output of a command cannot go on: another one was typed, or another listing begins.</summary>
    public static bool IsEndOfOutput(TextLines lines) => CommandPrompt.IsPrompt(lines.Current!) || At(lines) is not null;
}
