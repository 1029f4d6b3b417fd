using System.Reflection;

namespace LyncPrereq.Tests.Support;

/// <summary>
/// Finds the files that tests read. Captures of real servers and the documents of the requirements are not part of the
/// repository; a test that needs them is skipped if they are not next to the checkout.
/// </summary>
internal static class TestFiles
{
    private static readonly string? s_repository = FindRepository();

    public static string Repository => s_repository
        ?? throw new DirectoryNotFoundException("No LyncPrereq.sln above " + AppContext.BaseDirectory);

    /// <summary>The module that was built in the configuration of the tests.</summary>
    public static string Module => Path.Combine(
        Repository,
        typeof(TestFiles).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration == "Release" ? "out" : "out/Debug",
        "LyncPrereq");

    private static string Shared => Path.GetFullPath(Path.Combine(Repository, "..", "shared"));

    /// <summary>The path of a capture of a real server.</summary>
    public static string Get(params string[] parts) => Require("captures", parts);

    /// <summary>
    /// The path of a capture of a real server; null without these captures, or for tests outside a checkout. It never
    /// throws, since the data of theories are read while tests are discovered.
    /// </summary>
    public static string? Find(params string[] parts)
    {
        if (s_repository is null)
        {
            return null;
        }

        string path = Path.Combine([Shared, "captures", .. parts]);
        return File.Exists(path) ? path : null;
    }

    /// <summary>The text of a document that requirements are quoted from.</summary>
    public static string Document(params string[] parts) => File.ReadAllText(Require("reference", parts));

    /// <summary>The features of a real Windows Server 2012 R2, each as values by column.</summary>
    public static Dictionary<string, string>[] FeaturesOfRealServer()
    {
        string[] lines = File.ReadAllLines(Get("windows-server-2012-r2", "features.tsv"));
        string[] titles = lines[0].Split('\t');
        return [.. lines[1..].Select(line => titles.Zip(line.Split('\t')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private static string Require(string folder, string[] parts)
    {
        string path = Path.Combine([Shared, folder, .. parts]);
        Assert.SkipUnless(File.Exists(path), $"The file {Path.Combine(parts)} is not next to this checkout.");
        return path;
    }

    /// <summary>The repository above the built tests or the current folder.</summary>
    private static string? FindRepository()
    {
        foreach (string start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory })
        {
            for (string? folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "LyncPrereq.sln")))
                {
                    return folder;
                }
            }
        }

        return null;
    }
}
