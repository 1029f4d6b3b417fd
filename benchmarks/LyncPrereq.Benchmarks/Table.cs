using System.Globalization;

namespace LyncPrereq.Benchmarks;

/// <summary>Prints tables in the format of README.md.</summary>
internal static class Table
{
    public static void Head(string title, string explanation, params string[] columns)
    {
        Console.WriteLine();
        Console.WriteLine("### " + title);
        Console.WriteLine();
        Console.WriteLine(explanation);
        Console.WriteLine();
        Row(columns);
        Row([.. columns.Select(_ => "---")]);
    }

    public static void Row(params string[] cells) => Console.WriteLine("| " + string.Join(" | ", cells) + " |");

    public static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
