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

    /// <summary>Matches the line that Format-Table -GroupBy prints above the table of each value.</summary>
    private static readonly Regex s_group = new(
        @"^\s+(?<property>[A-Za-z_][A-Za-z_ ]*): (?<value>\S.*)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Returns true, because a listing can be anywhere in a text.</summary>
    public string Name => "text";

    public bool Recognizes(string head) => true;

    public IEnumerable<InventorySource> Read(CaptureFile file)
    {
        var found = new FoundListings(file);
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
            Match group = GroupAbove(lines);
            if (listing.Read(lines) is { } source)
            {
                ComputerLabel? label = ComputerLabel.Read(source.Owner) ?? ComputerOf(group);
                owner.AddOutput(label, prompt, line);
                label ??= prompt?.Computer;
                source.ComputerName ??= label?.Name;
                source.Owner = label?.Text;
                if (prompt is { IsOffline: true } && source.Features is not null)
                {
                    throw file.Offline(line);
                }

                found.Add(listing, source, group.Groups["property"].Value, line);
                sources.Add(source);
            }
            else if (listing is RegistryQueryListing)
            {
                unused = listing;
            }
        }

        return sources.Count > 0 ? sources : throw (unused is null ? file.NotRecognized() : file.NoQueriedKeys());
    }

    /// <summary>Returns the group whose table is at the current line, if there is one.</summary>
    private static Match GroupAbove(TextLines lines)
    {
        for (int back = 1; back <= LinesToGroup && lines.Before(back) is { } line; back++)
        {
            if (s_group.Match(line) is { Success: true } group)
            {
                return group;
            }
        }

        return Match.Empty;
    }

    private static ComputerLabel? ComputerOf(Match group) =>
        ComputerProperties.Contains(group.Groups["property"].Value) ? ComputerLabel.Read(group.Groups["value"].Value) : null;
}
