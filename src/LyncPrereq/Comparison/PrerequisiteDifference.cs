using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq;

/// <summary>Represents what differs between the servers of one pool, or between servers with the same roles.</summary>
public sealed class PrerequisiteDifference
{
    /// <param name="pool">The pool; null if the servers were grouped by their roles.</param>
    /// <param name="product">The product.</param>
    /// <param name="roles">The roles of the servers.</param>
    /// <param name="requirement">A row of the requirement; null if no requirement of the servers is known.</param>
    /// <param name="majority">The status and value of most servers; null if there is none.</param>
    /// <param name="servers">The servers that differ, with their status and value.</param>
    internal PrerequisiteDifference(
        string? pool,
        string product,
        IEnumerable<LyncRole> roles,
        PrerequisiteResult? requirement,
        string? majority,
        KeyValuePair<string, string>[] servers)
    {
        Pool = pool;
        Product = product;
        Role = new ValueList<string>([.. roles.Select(role => role.ToString())]);
        RequirementId = requirement?.RequirementId;
        Name = requirement?.Name;
        Importance = requirement?.Importance;
        Majority = majority;
        ComputerName = new ValueList<string>([.. servers.Select(server => server.Key)]);
        Differs = new ValueList<string>([.. servers.Select(server => server.Key + ": " + server.Value)]);
    }

    /// <summary>Gets the pool of the servers; null if they were compared because they have the same roles.</summary>
    public string? Pool { get; }

    /// <summary>Gets the product whose requirements were tested, for example LyncServer2013.</summary>
    public string Product { get; }

    /// <summary>Gets the roles of the servers.</summary>
    public ValueList<string> Role { get; }

    /// <summary>Gets the ID of the requirement; null if no requirement of the server is known.</summary>
    public string? RequirementId { get; }

    /// <summary>Gets the display name of the requirement; null if no requirement of the server is known.</summary>
    public string? Name { get; }

    /// <summary>Gets the importance: Required or Recommended; null if no requirement of the server is known.</summary>
    public string? Importance { get; }

    /// <summary>Gets the status and the value of more than half of the servers; null if there is no such majority.</summary>
    public string? Majority { get; }

    /// <summary>Gets the names of the servers that differ from the majority; all servers if there is no majority.</summary>
    public ValueList<string> ComputerName { get; }

    /// <summary>Gets these servers with their status and value, for example "fe02: NotMet: not installed".</summary>
    public ValueList<string> Differs { get; }

    /// <summary>Returns the difference in one line.</summary>
    public override string ToString() => (RequirementId is null ? "" : RequirementId + ": ") + string.Join("; ", Differs);
}
