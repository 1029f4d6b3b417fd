using System.Text;

namespace LyncPrereq.Tests.Support;

/// <summary>
/// A text that people have read and approved, kept beside the tests. What differs from it has to be seen: it is renewed
/// by a run with <see cref="Renew"/> set, and the difference is read before it is committed.
/// </summary>
internal static class ReviewedText
{
    public const string Renew = "LYNCPREREQ_RENEW_SNAPSHOTS";

    /// <param name="name">The file, without its extension.</param>
    /// <param name="lines">The text as it is now. A line that is neither indented nor a comment heads a section.</param>
    public static void Check(string name, IEnumerable<string> lines) => CheckFile(
        Path.Combine("tests", "LyncPrereq.Tests", "Snapshots", name + ".txt"),
        [
            "# Reviewed. After a change that is meant, renew this text by a run of the tests with the environment variable",
            "# " + Renew + "=1, and read the difference before it is committed.",
            .. lines,
        ]);

    /// <param name="name">The path in the repository.</param>
    /// <param name="actual">The text as it is now.</param>
    public static void CheckFile(string name, string[] actual)
    {
        string path = Path.Combine(TestFiles.Repository, name);
        if (Environment.GetEnvironmentVariable(Renew) is { Length: > 0 })
        {
            File.WriteAllLines(path, actual, new UTF8Encoding(false));
        }

        string[] expected = File.ReadAllLines(path);
        Assert.True(expected.SequenceEqual(actual), Difference(name, expected, actual));
    }

    private static string Difference(string name, string[] expected, string[] actual)
    {
        int same = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        int sameAtEnd = expected.Reverse().Zip(actual.Reverse())
            .Take(Math.Min(expected.Length, actual.Length) - same)
            .TakeWhile(pair => pair.First == pair.Second)
            .Count();
        string section = expected.Take(same).LastOrDefault(line => line.Length > 0 && line[0] is not (' ' or '#')) ?? "";
        return $"{name} differs from line {same + 1} on, in {section}. If that is meant: {Renew}=1.\n"
            + string.Join('\n', expected[same..^sameAtEnd].Select(line => "- " + line)) + "\n"
            + string.Join('\n', actual[same..^sameAtEnd].Select(line => "+ " + line));
    }
}
