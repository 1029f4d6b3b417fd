using System;
using System.IO;

namespace LyncPrereq.Hosting;

/// <summary>Finds the module to load.</summary>
internal static class ModuleLocator
{
    private const string Variable = "LYNCPREREQ_MODULE";
    private const string Manifest = "LyncPrereq.psd1";
#if DEBUG
    private const string Output = "out/Debug/LyncPrereq";
#else
    private const string Output = "out/LyncPrereq";
#endif

    /// <summary>
    /// Returns the path of the manifest: the one in the environment variable, or else the published one next to the
    /// program, or else the one that was built with the same configuration, in the folder <c>out</c> of a parent
    /// folder.
    /// </summary>
    internal static string? Find(string baseDirectory, out string searched)
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(named))
        {
            string path = Directory.Exists(named) ? Path.Combine(named, Manifest) : named;
            searched = $"{Variable} names '{named}'.";
            return File.Exists(path) ? Path.GetFullPath(path) : null;
        }

        searched = $"Build the solution, or set {Variable} to the path of {Manifest}.";
        string published = Path.Combine(baseDirectory, "LyncPrereq", Manifest);
        if (File.Exists(published))
        {
            return published;
        }

        for (DirectoryInfo? folder = new(baseDirectory); folder is not null; folder = folder.Parent)
        {
            string built = Path.Combine(folder.FullName, Output, Manifest);
            if (File.Exists(built))
            {
                return built;
            }
        }

        return null;
    }
}
