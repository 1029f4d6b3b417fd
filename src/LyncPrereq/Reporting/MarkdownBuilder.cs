using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace LyncPrereq.Reporting;

/// <summary>Builds GitHub Flavored Markdown. Escapes all text.</summary>
internal sealed class MarkdownBuilder
{
    /// <summary>Matches characters with a special meaning, and text that would become a link or a mention.</summary>
    private static readonly Regex s_special = new(@"[\\`*_{}\[\]()#|!~@$^]|:(?=/)|(?<=www)\.", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    public void Heading(int level, string text) => Paragraph(new string('#', level) + " ", text);

    public void Paragraph(string text) => Paragraph("", text);

    /// <summary>Adds an empty line if it is not the first one, as before every block.</summary>
    public void Break()
    {
        if (_text.Length > 0)
        {
            Line("");
        }
    }

    /// <summary>Adds the header of a table.</summary>
    /// <param name="words">The number of columns with text; those that follow contain numbers.</param>
    /// <param name="cells">The headers.</param>
    public void Header(int words, params string[] cells)
    {
        Break();
        Row(cells);
        Line("|" + string.Concat(cells.Select((_, i) => i < words ? "---|" : "--:|")));
    }

    public void Row(params string[] cells) => Line("| " + string.Join(" | ", cells.Select(Escape)) + " |");

    public void Failures(ReportFailure[] failures)
    {
        if (failures.Length > 0)
        {
            Heading(2, SR.ReportFailures);
            Facts(failures.Select(failure => new KeyValuePair<string, string>(failure.Target, failure.Message)));
        }
    }

    /// <summary>Adds a list of labels and values.</summary>
    public void Facts(IEnumerable<KeyValuePair<string, string>> facts)
    {
        Break();
        foreach (KeyValuePair<string, string> fact in facts)
        {
            Line("- **" + Escape(fact.Key) + "**: " + Escape(fact.Value));
        }
    }

    /// <summary>Adds the sentence of a source to a list.</summary>
    public void Source(RequirementSource source) => Line(
        "- **" + Escape(SR.ReportAskedBy) + "**: \u201c" + Escape(source.Quote) + "\u201d " + LinkTo(source));

    /// <summary>Adds a command between fences that are longer than any sequence of backticks in it.</summary>
    public void Command(string? command)
    {
        if (command is null)
        {
            return;
        }

        string clean = ReportText.Clean(command).Replace("\r", "");
        int longest = Regex.Matches(clean, "`+").Cast<Match>().Select(run => run.Length).DefaultIfEmpty().Max();
        string fence = new('`', Math.Max(3, longest + 1));
        Line("");
        Line(fence + "powershell");
        Line(clean);
        Line(fence);
    }

    /// <summary>
    /// Returns a link if the address is on the web. Between angle brackets, an address does not require escaping.
    /// </summary>
    private static string LinkTo(RequirementSource source)
    {
        string name = Escape(source.ToString());
        return ReportText.WebAddress(source.Uri) is { } address
            ? "[" + name + "](<" + address.Replace("<", "%3C").Replace(">", "%3E").Replace("|", "%7C") + ">)"
            : name + ", " + Escape(source.Uri.ToString());
    }

    /// <summary>Returns the text on one line, with all Markdown and HTML characters escaped.</summary>
    private static string Escape(string? text) => s_special.Replace(
        ReportText.Line(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;"),
        mark => "\\" + mark.Value);

    private void Paragraph(string start, string text)
    {
        Break();
        Line(start + Escape(text));
    }

    private void Line(string line) => _text.Append(line).Append('\n');
}
