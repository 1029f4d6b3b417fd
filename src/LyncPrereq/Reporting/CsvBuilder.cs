using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace LyncPrereq.Reporting;

/// <summary>
/// Builds CSV (RFC 4180), in UTF-8 with a byte order mark, which Excel requires. Values that a spreadsheet would treat as
/// formulas are prefixed with an apostrophe, which marks text in Excel.
/// </summary>
internal sealed class CsvBuilder
{
    /// <summary>The characters that begin a formula, including the wide forms of East Asian keyboards.</summary>
    private const string FormulaMarks = "=+-@\uff1d\uff0b\uff0d\uff20";

    private readonly StringBuilder _csv = new();

    public CsvBuilder Line(IEnumerable<string?> cells)
    {
        _csv.Append(string.Join(",", cells.Select(Cell))).Append("\r\n");
        return this;
    }

    public byte[] ToBytes()
    {
        var encoding = new UTF8Encoding(true);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(_csv.ToString())];
    }

    private static string Cell(string? value)
    {
        string text = ReportText.Clean(value);
        string start = text.TrimStart();
        bool isFormula = (start.Length > 0 && FormulaMarks.IndexOf(start[0]) >= 0)
            || (text.Length > 0 && text[0] is '\t' or '\r' or '\n');
        return "\"" + (isFormula ? "'" : "") + text.Replace("\"", "\"\"") + "\"";
    }
}
