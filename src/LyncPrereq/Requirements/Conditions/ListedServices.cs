using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The services in the lists of a server. A list that is not complete does not show that a service is missing.</summary>
internal sealed class ListedServices
{
    /// <summary>Services of every Windows: a list without them is not complete.</summary>
    private static readonly string[] s_everywhere = ["RpcSs", "EventLog", "Winmgmt", "SamSs", "LanmanServer", "LanmanWorkstation"];

    private readonly List<InventorySource> _lists;
    private readonly HashSet<string> _names;

    public ListedServices(List<InventorySource> lists)
    {
        _lists = lists;
        _names = new(lists.SelectMany(list => list.Services!).Select(service => service.Name), StringComparer.OrdinalIgnoreCase);
        IsComplete = Array.Exists(s_everywhere, _names.Contains) && lists.SelectMany(list => list.Services!).Any(service => service.State is { } state && state != "Running");
    }

    /// <summary>Gets a value that indicates whether the list is complete. A list of running services only is not.</summary>
    public bool IsComplete { get; }

    /// <summary>Returns whether the server has one of these services; null if a list that is not complete does not show it.</summary>
    public bool? Has(params string[] names) => Array.Exists(names, _names.Contains) ? true : IsComplete ? false : null;

    /// <summary>Returns those of these services that are listed.</summary>
    public string[] Of(IEnumerable<string> names) => [.. names.Where(_names.Contains)];

    public Evidence[] Evidence(string[] names) =>
    [
        .. from list in _lists
           from service in list.Services!
           where names.Contains(service.Name, StringComparer.OrdinalIgnoreCase)
           select ServerFacts.Seen(list, service.Name),
    ];
}
