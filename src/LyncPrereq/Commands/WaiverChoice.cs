using System;
using System.Linq;
using System.Management.Automation;
using LyncPrereq.Evaluation;
using LyncPrereq.Requirements;

namespace LyncPrereq.Commands;

/// <summary>Reads the file of the WaiverPath parameter.</summary>
internal static class WaiverChoice
{
    /// <summary>Returns the waivers. A file that cannot be used ends the command.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="path">The path as specified.</param>
    /// <param name="catalog">The catalog of the CatalogPath parameter; null without it.</param>
    public static WaiverSet Read(PSCmdlet cmdlet, string path, Catalog? catalog)
    {
        string file = InputFiles.ResolveOne(cmdlet, path);
        try
        {
            return WaiverFile.Read(
                InputFiles.ReadText(file),
                file,
                id => catalog?.Find(id) is not null || Array.Exists(Products, product => Catalogs.For(product).Find(id) is not null),
                DateTime.Now);
        }
        catch (InputException problem)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.From(problem));
            throw;
        }
    }

    private static LyncProduct[] Products => [.. Enum.GetValues(typeof(LyncProduct)).Cast<LyncProduct>()];
}
