using System.Collections.Generic;
using LyncPrereq.Facts;

namespace LyncPrereq.Commands;

/// <summary>Creates the verbose messages about a file: what was read from it, and what could not be read.</summary>
internal static class FileTrace
{
    /// <param name="path">The file.</param>
    /// <param name="format">The name of its format.</param>
    /// <param name="computer">The computer, if a source does not contain its name; null if it is not known.</param>
    /// <param name="sources">The sources in the file.</param>
    public static IEnumerable<string> Of(string path, string format, string? computer, IEnumerable<InventorySource> sources)
    {
        foreach (InventorySource source in sources)
        {
            string name = source.ComputerName ?? computer ?? ComputerNames.Unnamed;
            yield return Text.Format(SR.TraceFile, path, format, source.Kind, name, FactsIn(source));
            foreach (MissingFact missing in source.MissingFacts)
            {
                yield return Text.Format(SR.TraceFileMissing, path, source.Kind, missing);
            }
        }
    }

    private static int FactsIn(InventorySource source) =>
        (source.OperatingSystem is null ? 0 : 1)
        + (source.Features?.Length ?? 0)
        + (source.Updates?.Length ?? 0)
        + (source.Services?.Length ?? 0)
        + (source.Classes?.Length ?? 0)
        + (source.RegistryKeys?.Length ?? 0)
        + (source.WinsockCatalogs?.Length ?? 0);
}
