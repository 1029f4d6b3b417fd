using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads text with the output of commands: a redirected file, a transcript, or text from a console or a web page.
/// Prompts, warnings, and all other lines outside listings are skipped.
/// </summary>
internal sealed class TextCapture : ICaptureFormat
{
    /// <summary>
    /// The number of lines from the rule of a table up to its group, across its titles and an empty line.
    /// </summary>
    private const int LinesToGroup = 3;

    /// <summary>Matches the line that Format-Table -GroupBy prints above the table of each computer.</summary>
    private static readonly Regex s_group = new(
        @"^\s+(?<property>[A-Za-z_ ]+): (?<name>\S+)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Returns true, because a listing can be anywhere in a text.</summary>
    public string Name => "text";

    public bool Recognizes(string head) => true;

    public IEnumerable<InventorySource> Read(CaptureFile file)
    {
        var found = new Dictionary<string, int>();
        var sources = new List<InventorySource>();
        ITextListing? unused = null;
        var owner = new CaptureOwner(file);
        using var lines = new TextLines(file);
        lines.MoveNext();
        while (lines.Current is not null)
        {
            if (TextListings.At(lines) is not { } listing)
            {
                lines.MoveNext();
                continue;
            }

            int line = lines.Number;
            CommandPrompt? prompt = lines.Prompt;
            ComputerLabel? group = GroupAbove(lines);
            if (listing.Read(lines) is { } source)
            {
                ComputerLabel? label = ComputerLabel.Read(source.Owner) ?? group;
                owner.AddOutput(label, prompt, line);
                label ??= prompt?.Computer;
                source.ComputerName ??= label?.Name;
                source.Owner = label?.Text;
                if (prompt is { IsOffline: true } && source.Features is not null)
                {
                    throw file.Offline(line);
                }

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

    /// <summary>Returns the computer of the group whose table is at the current line; null if there is none.</summary>
    private static ComputerLabel? GroupAbove(TextLines lines)
    {
        for (int back = 1; back <= LinesToGroup && lines.Before(back) is { } line; back++)
        {
            if (s_group.Match(line) is { Success: true } group && ComputerProperties.Contains(group.Groups["property"].Value))
            {
                return ComputerLabel.Read(group.Groups["name"].Value);
            }
        }

        return null;
    }
}
