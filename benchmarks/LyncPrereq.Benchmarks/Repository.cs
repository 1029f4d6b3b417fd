using System.Reflection;

namespace LyncPrereq.Benchmarks;

/// <summary>Locates the checkout that the benchmarks were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Gets the folder of the built module.</summary>
    public static string Module => Path.Combine(Root, "out", "LyncPrereq");

    public static string SampleInventory => Path.Combine(Root, "samples", "fe01.contoso.example.json");

    public static string ConsoleHost => Path.Combine(
        Root,
        "src",
        "LyncPrereq.Console",
        "bin",
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration,
        "net10.0",
        "LyncPrereq.Console.dll");

    private static string Find()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "LyncPrereq.sln")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("No LyncPrereq.sln above " + AppContext.BaseDirectory);
    }
}
