using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace LyncPrereq.Inspection;

/// <summary>
/// What <c>dism /online /english /get-features</c> prints, as a list or with /format:table. Without /english the words
/// are localised and the file is not recognised.
/// </summary>
internal sealed class DismListing : ITextListing
{
    private static readonly Regex s_begin = new(
        @"^(Feature Name[ \t]*(:|\|[ \t]*State\b)|Image Version[ \t]*:)",
        RegexOptions.CultureInvariant);

    public string Command => "dism /get-features";

    public bool BeginsAt(TextLines lines) => s_begin.IsMatch(lines.Current!);

    public InventorySource? Read(TextLines lines)
    {
        var features = new List<FeatureFact>();
        int? build = null;
        string? name = null;
        for (; lines.Current is { } line; lines.MoveNext())
        {
            int at = line.IndexOfAny([':', '|']);
            if (at <= 0)
            {
                continue;
            }

            string label = line.Substring(0, at).TrimEnd();
            string value = line.Substring(at + 1).Trim();
            if (line[at] == '|')
            {
                // A row of the table; not its title, nor the rule under it.
                if (label != "Feature Name" && label[0] != '-')
                {
                    features.Add(new FeatureFact(label, FeatureStates.FromDism(value)));
                }

                continue;
            }

            switch (label)
            {
                case "Feature Name":
                    name = name is null && value.Length > 0 ? value : throw lines.Broken();
                    break;
                case "State":
                    name = name ?? throw lines.Broken();
                    features.Add(new FeatureFact(name, FeatureStates.FromDism(value)));
                    name = null;
                    break;
                case "Image Version" when Version.TryParse(value, out Version? image):
                    build = image.Build;
                    break;
            }
        }

        // The last state may be the beginning of a longer one that was cut off.
        if (name is not null
            || features.Count == 0
            || (features[features.Count - 1].State == FeatureState.Unknown && lines.IsUnfinished))
        {
            throw lines.File.Truncated(lines.Number);
        }

        return new InventorySource(InventorySourceKind.Dism, lines.File.Name)
        {
            FeatureNameSpace = FeatureNameSpace.Dism,
            Features = [.. features],
            OperatingSystem = build is null ? null : new OperatingSystemFact { Build = build },
        };
    }
}
