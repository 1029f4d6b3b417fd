using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection.Cim;

/// <summary>Takes the answers of a server, which are limited in size and can be without content.</summary>
internal static class CimAnswers
{
    /// <summary>Takes the instances of a query one by one, up to the limit.</summary>
    /// <exception cref="InspectionException">There are too many, or they are too large.</exception>
    public static List<CimRow> Rows(IEnumerable<Dictionary<string, object?>> instances)
    {
        var rows = new List<CimRow>();
        var limit = new AnswerLimit();
        foreach (Dictionary<string, object?> values in instances)
        {
            limit.Add(values.Values.Sum(LengthOf));
            rows.Add(new CimRow(values));
        }

        return rows;
    }

    /// <summary>Takes the result of a method of StdRegProv.</summary>
    /// <param name="method">The method.</param>
    /// <param name="code">The return value; null if there was none.</param>
    /// <param name="data">The out parameter.</param>
    /// <exception cref="InspectionException">There is no return value, or the data is too large.</exception>
    public static RegistryAnswer Registry(string method, object? code, object? data)
    {
        new AnswerLimit().Add(LengthOf(data));
        return code is uint number
            ? new RegistryAnswer(number, data)
            : throw new InspectionException(UnknownCause.Unreadable, Text.Format(SR.AnswerUnreadable, method));
    }

    private static long LengthOf(object? value) => value switch
    {
        string text => text.Length,
        byte[] bytes => bytes.Length,
        string[] texts => texts.Sum(text => (long)(text?.Length ?? 0)),
        _ => 0,
    };
}
