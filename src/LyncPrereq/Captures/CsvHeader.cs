using System;
using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>Represents the columns of a table in a CSV file, with the type and the command above them.</summary>
internal sealed class CsvHeader
{
    private readonly string[] _type;
    private readonly List<string> _columns;
    private readonly CapturedObject _table;

    public CsvHeader(string[] type, List<string> columns, CommandPrompt? prompt)
    {
        _type = type;
        _columns = columns.ConvertAll(column => column.Trim());
        _table = new CapturedObject([], []) { Prompt = prompt };
    }

    /// <summary>Returns the object of a row; null if the row has another number of columns.</summary>
    public CapturedObject? Read(List<string> row, int line)
    {
        if (row.Count != _columns.Count)
        {
            return null;
        }

        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < row.Count; i++)
        {
            properties[_columns[i]] = row[i];
        }

        return new CapturedObject(_type, properties) { Container = _table, Line = line };
    }
}
