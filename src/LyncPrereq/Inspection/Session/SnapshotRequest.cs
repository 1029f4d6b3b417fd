using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Inspection.Cim;
using LyncPrereq.Requirements;

namespace LyncPrereq.Inspection.Session;

/// <summary>
/// Contains the parameters of the snapshot script. They include all queries, because the script runs once.
/// </summary>
internal sealed class SnapshotRequest
{
    public SnapshotRequest(FactNeeds needs)
    {
        // The classes of features and updates come last: they wait for Windows servicing.
        var queries = new List<CimQuery> { CimQuery.OperatingSystem, CimQuery.Of(FactClasses.ComputerSystem) };
        if (needs.Services)
        {
            queries.Add(CimQuery.Service);
        }

        queries.AddRange(needs.Classes.Select(CimQuery.Of));
        if (needs.Features)
        {
            queries.Add(CimQuery.OptionalFeature);
        }

        if (needs.Updates)
        {
            queries.Add(CimQuery.QuickFixEngineering);
        }

        // Keys that are only read if a query fails are included, because the script cannot run a second time.
        List<RegistryLocation> locations = [.. RegistryLocations.OperatingSystem, .. needs.Locations];
        if (needs.Features)
        {
            locations.Add(RegistryLocations.IisComponents);
        }

        Queries = [.. queries.Select(query => query.Namespace + " " + query.Wql)];
        Keys = [.. locations.Select(location => location.Path).Distinct()];
        Values =
        [
            .. locations.SelectMany(location => location.AllNumbers
                ? [location.Path + @"\*"]
                : location.Values.Select(value => location.Path + @"\" + value.Name)).Distinct(),
        ];
        Winsock = needs.Winsock ? WinsockCatalog.Parameters : "";
    }

    /// <summary>Gets the parameters of the script.</summary>
    public Dictionary<string, object?> Parameters => new()
    {
        ["Queries"] = Queries,
        ["Keys"] = Keys,
        ["Values"] = Values,
        ["Winsock"] = Winsock,
    };

    public string[] Queries { get; }

    public string[] Keys { get; }

    public string[] Values { get; }

    public string Winsock { get; }
}
