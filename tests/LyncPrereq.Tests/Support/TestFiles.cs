using System.Reflection;

namespace LyncPrereq.Tests.Support;

/// <summary>Finds the files that tests read. The captures of real servers lie beside a checkout, not in it.</summary>
internal static class TestFiles
{
    public static string Repository { get; } = FindRepository();

    /// <summary>The module that was built in the configuration of the tests.</summary>
    public static string Module => Path.Combine(
        Repository,
        typeof(TestFiles).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration == "Release" ? "out" : "out/Debug",
        "LyncPrereq");

    private static string Root => Path.Combine(Repository, "..", "shared", "captures");

    private static string Documents => Path.Combine(Repository, "..", "shared", "reference");

    /// <summary>The path of a capture; the test is skipped where there are none.</summary>
    public static string Get(params string[] parts)
    {
        string path = Path.GetFullPath(Path.Combine([Root, .. parts]));
        Assert.SkipUnless(File.Exists(path), "The captures of real servers are not beside this checkout.");
        return path;
    }

    /// <summary>The text of a document that requirements are quoted from; the test is skipped where it is not there.</summary>
    public static string Document(params string[] parts)
    {
        string path = Path.GetFullPath(Path.Combine([Documents, .. parts]));
        Assert.SkipUnless(File.Exists(path), "The requirement documents are not beside this checkout.");
        return File.ReadAllText(path);
    }

    /// <summary>Above the tests as they were built; published ones are started from within the repository.</summary>
    private static string FindRepository()
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

        throw new DirectoryNotFoundException("No LyncPrereq.sln above " + AppContext.BaseDirectory);
    }
}
