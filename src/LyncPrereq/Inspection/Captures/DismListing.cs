using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;

namespace LyncPrereq.Inspection;

/// <summary>
/// What <c>dism /online /english /get-features</c> prints, as a list or with /format:table. Without /english the words
/// are localised and the file is not recognised.
/// </summary>
internal sealed class DismListing : ICaptureFormat
{
    private static readonly Regex s_recognize = new(
        @"^Feature Name[ \t]*(:|\|[ \t]*State\b)",
        RegexOptions.CultureInvariant | RegexOptions.Multiline);

    public bool Recognizes(string head) => s_recognize.IsMatch(head);

    public IEnumerable<InventorySource> Read(CaptureFile file)
    {
        var features = new List<FeatureFact>();
        int? build = null;
        string? name = null;
        int number = 0;
        using TextReader text = file.OpenText();
        for (string? line = text.ReadLine(); line is not null; line = text.ReadLine())
        {
            number++;
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
                    name = name is null && value.Length > 0 ? value : throw file.Malformed(number, line);
                    break;
                case "State":
                    name = name ?? throw file.Malformed(number, line);
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
            || (features[features.Count - 1].State == FeatureState.Unknown && !file.EndsWithLineBreak()))
        {
            throw file.Truncated(number);
        }

        yield return new InventorySource(InventorySourceKind.Dism, file.Name)
        {
            FeatureNameSpace = FeatureNameSpace.Dism,
            Features = [.. features],
            OperatingSystem = build is null ? null : new OperatingSystemFact { Build = build },
        };
    }
}
