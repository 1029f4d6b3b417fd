using LyncPrereq.Facts;
using LyncPrereq.Inspection.Session;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;

namespace LyncPrereq.Tests.Support;

/// <summary>The script that is run on servers which cannot be reached, with a part that comes from the module.</summary>
internal static class CollectorScript
{
    private const string Begin = "#region Generated";
    private const string End = "#endregion";

    public static string Name => System.IO.Path.Combine("src", "LyncPrereq", "Collection", "Collect-LyncServerInventory.ps1");

    public static string Path => System.IO.Path.Combine(TestFiles.Repository, Name);

    /// <summary>Its text with another registry in place of that of Windows.</summary>
    public static string Over(string registry) =>
        File.ReadAllText(Path).Replace("[Microsoft.Win32.Registry]::", registry + ".", StringComparison.Ordinal);

    /// <summary>The lines of the file, with the part of the module as it is now.</summary>
    public static string[] Renewed()
    {
        string[] lines = File.ReadAllLines(Path);
        int begin = Array.FindIndex(lines, line => line.StartsWith(Begin, StringComparison.Ordinal));
        int end = Array.IndexOf(lines, End);
        return [.. lines[..(begin + 1)], .. Generated(), .. lines[end..]];
    }

    private static IEnumerable<string> Generated()
    {
        var request = new SnapshotRequest(FactNeeds.All());
        return
        [
            .. Lines(Scripts.Elevation),
            "",
            "$look = {",
            .. Lines(Scripts.Snapshot),
            "}",
            "",
            "$parameters = @{",
            .. List(nameof(request.Queries), request.Queries),
            .. List(nameof(request.Keys), request.Keys),
            .. List(nameof(request.Values), request.Values),
            $"    {nameof(request.Winsock)} = {Quoted(request.Winsock)}",
            "}",
            "$mostRows = " + AnswerLimit.Rows,
            "$mostCharacters = " + AnswerLimit.Characters,
        ];
    }

    private static string[] Lines(string text) => text.TrimEnd().ReplaceLineEndings("\n").Split('\n');

    private static IEnumerable<string> List(string name, string[] items) =>
        [$"    {name} = @(", .. items.Select(item => "        " + Quoted(item)), "    )"];

    private static string Quoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
