using System.Globalization;

namespace LyncPrereq.Tests.Support;

/// <summary>
/// How far the tests with generated input go. Without a word they are short and always the same; environment variables
/// make them longer, or begin elsewhere.
/// </summary>
internal static class LongForm
{
    public static int Seed => Number("LYNCPREREQ_SEED", 20130711);

    /// <summary>Inputs of each fuzzed family of readers.</summary>
    public static int Inputs => Number("LYNCPREREQ_INPUTS", 4000);

    /// <summary>Servers of a run under load.</summary>
    public static int Servers => Number("LYNCPREREQ_SERVERS", 200);

    /// <summary>Generated cases of each property.</summary>
    public static int Cases => Number("LYNCPREREQ_CASES", 200);

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}
