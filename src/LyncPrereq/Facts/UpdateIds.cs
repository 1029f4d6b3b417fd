using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LyncPrereq.Facts;

/// <summary>
/// Collects the IDs of a list of updates. An old update has the ID "File 1" and its number in another property. An
/// update without a number could be any update, so the list then no longer proves that an update is missing.
/// </summary>
internal sealed class UpdateIds
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    /// <summary>Matches the ID of an update: a number with an optional version, or other forms before Windows Vista.</summary>
    private static readonly Regex s_id = new(
        @"^((KB|Q)[1-9][0-9]{4,7}([-_]?v[0-9]+|_[A-Z0-9]+)?|File [0-9]+|\{[0-9A-F-]+\}\S*)\z",
        Options);

    /// <summary>Matches a number in other text, unless it is truncated.</summary>
    private static readonly Regex s_number = new(
        @"(?<![A-Z])KB(ID=|[\s\u2010\u2011-])?0*(?<number>[1-9][0-9]{4,7})(?![0-9]|\.\.\.|\u2026)",
        Options);

    private static readonly Regex s_bareNumber = new(@"^[1-9][0-9]{5,6}\z", Options);
    private static readonly char[] s_separators = [',', ';', '\n', '\r', '\t'];

    private readonly List<string> _ids = [];
    private int _unnamed;

    public string[] All => [.. _ids];

    public MissingFact[] MissingFacts => _unnamed == 0
        ? []
        : [new MissingFact(FactSubjects.Updates, UnknownCause.Unreadable, Text.Format(SR.UpdatesUnnamed, _unnamed))];

    /// <summary>Returns whether a text is the ID of an update.</summary>
    public static bool IsId(string text) => s_id.IsMatch(text);

    /// <param name="id">The ID in the list. A calculated property can contain several IDs, or a number.</param>
    /// <param name="elsewhere">Other properties that can contain the number.</param>
    public void Add(string? id, string? elsewhere = null)
    {
        string[] ids = Visible(id ?? "").Split(s_separators, StringSplitOptions.RemoveEmptyEntries);
        foreach (string one in ids.Length > 0 ? ids : [""])
        {
            AddOne(one.Trim(), elsewhere ?? "");
        }
    }

    private void AddOne(string id, string elsewhere)
    {
        if (s_id.IsMatch(id) && !id.StartsWith("File ", StringComparison.OrdinalIgnoreCase))
        {
            _ids.Add(id);
        }
        else if (s_bareNumber.IsMatch(id))
        {
            _ids.Add("KB" + id);
        }
        else if ((NumberIn(id) ?? NumberIn(elsewhere)) is { } number)
        {
            _ids.Add("KB" + number);
        }
        else
        {
            _unnamed++;
        }
    }

    private static string? NumberIn(string text) =>
        s_number.Match(text) is { Success: true } match ? match.Groups["number"].Value : null;

    /// <summary>Removes invisible characters, which web pages insert.</summary>
    private static string Visible(string text) =>
        new(Array.FindAll(text.ToCharArray(), c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format));
}
