using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;
using LyncPrereq.Serialization;

namespace LyncPrereq.Evaluation;

/// <summary>
/// Reads waivers from a JSON file, which docs/waivers.schema.json describes. Reason, owner, and expiry are required, so that no
/// finding is accepted for ever or by nobody.
/// </summary>
internal static class WaiverFile
{
    private static readonly Regex s_computer = new("^[\\p{L}\\p{Nd}_.:*-]*[\\p{L}\\p{Nd}_:*-]\\z", RegexOptions.CultureInvariant);

    /// <param name="text">The content of the file.</param>
    /// <param name="location">The path of the file, for messages.</param>
    /// <param name="isKnown">Returns whether a requirement exists.</param>
    /// <param name="today">The date of this computer.</param>
    /// <exception cref="InputException">The file does not match its format. The message contains the line and the column.</exception>
    public static WaiverSet Read(string text, string location, Func<string, bool> isKnown, DateTime today)
    {
        try
        {
            JsonCursor file = new JsonCursor(JsonReader.Parse(text)).AsObject("$schema", "waivers");
            file.OptionalText("$schema");
            return new WaiverSet(location, file.Member("waivers").AsArray(waiver => Read(waiver, isKnown, today)));
        }
        catch (JsonFormatException problem)
        {
            throw InputException.At(nameof(SR.WaiverInvalid), SR.WaiverInvalid, location, problem);
        }
    }

    private static Waiver Read(JsonCursor json, Func<string, bool> isKnown, DateTime today)
    {
        json.AsObject("requirementId", "computerName", "reason", "owner", "expires");
        string[] ids = json.Member("requirementId").AsArray(
            id => isKnown(id.AsWords()) ? id.AsText() : throw id.Problem(Text.Format(SR.WaiverUnknownRequirement, id.AsText())),
            minItems: 1);
        string[] computers = json.Member("computerName").AsArray(
            name => s_computer.IsMatch(name.AsText()) ? name.AsText() : throw name.Problem(Text.Format(SR.WaiverComputerInvalid, name.AsText())),
            minItems: 1);
        DateTime expires = Date(json.Member("expires"), today);
        return new Waiver(
            ids,
            computers,
            new PrerequisiteWaiver(
                json.Member("reason").AsWords(),
                json.Member("owner").AsWords(),
                expires,
                today));
    }

    private static DateTime Date(JsonCursor json, DateTime today)
    {
        DateTime date = WaiverDate.Parse(json.AsText()) ?? throw json.Problem(Text.Format(SR.WaiverDateInvalid, json.AsText()));
        return WaiverDate.IsSoonEnough(date, today) ? date : throw json.Problem(Text.Format(SR.WaiverTooLong, WaiverDate.LongestDays));
    }
}

/// <summary>A waiver of a file, for requirements on computers.</summary>
/// <param name="ids">The requirements.</param>
/// <param name="computers">The names of computers, in which * represents any characters.</param>
/// <param name="shown">The part that a row shows.</param>
internal sealed class Waiver(string[] ids, string[] computers, PrerequisiteWaiver shown)
{
    private readonly Regex?[] _patterns = Array.ConvertAll(computers, name => name.IndexOf('*') < 0
        ? null
        : new Regex("^" + Regex.Escape(name).Replace("\\*", ".*") + "\\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase));

    private readonly bool[] _matched = new bool[ids.Length * computers.Length];

    public PrerequisiteWaiver Shown { get; } = shown;

    /// <summary>Gets the requirements and computers without a row that is not met or Unknown.</summary>
    public IEnumerable<string> Unmatched =>
        from id in Enumerable.Range(0, ids.Length)
        from computer in Enumerable.Range(0, computers.Length)
        where !_matched[(id * computers.Length) + computer]
        select Text.Format(SR.WaiverTarget, ids[id], computers[computer]);

    /// <summary>Gets the requirements and computers, for messages.</summary>
    public string Target => Text.Format(SR.WaiverTarget, string.Join(", ", ids), string.Join(", ", computers));

    /// <summary>Returns whether the waiver applies to a row, and remembers it.</summary>
    public bool AppliesTo(PrerequisiteResult row)
    {
        bool applies = false;
        for (int i = 0; i < _matched.Length; i++)
        {
            int computer = i % computers.Length;
            if (string.Equals(ids[i / computers.Length], row.RequirementId, StringComparison.OrdinalIgnoreCase)
                && NamesOf(row).Any(name => IsOf(computer, name)))
            {
                _matched[i] = applies = true;
            }
        }

        return applies;
    }

    /// <summary>
    /// Returns the names of the computer. A name without a domain does not count if another name contains it with one. In a pool of
    /// a domain, it is the name of a computer of this domain.
    /// </summary>
    private static IEnumerable<string> NamesOf(PrerequisiteResult row)
    {
        string[] names = row.RequestedName is { } requested ? [row.ComputerName, requested] : [row.ComputerName];
        return from name in names
               where name.IndexOf('.') >= 0 || !Array.Exists(names, other => other.Length > name.Length && ComputerNames.AreSame(name, other))
               select name.IndexOf('.') < 0 && row.Pool is { } pool && pool != ComputerNames.Host(pool)
                   ? name + pool.Substring(pool.IndexOf('.'))
                   : name;
    }

    /// <summary>A pattern without a domain matches the host name too, as a short name does.</summary>
    private bool IsOf(int computer, string name) => _patterns[computer] is not { } pattern
        ? ComputerNames.AreSame(computers[computer], name)
        : pattern.IsMatch(name) || (computers[computer].IndexOf('.') < 0 && pattern.IsMatch(ComputerNames.Host(name)));
}
