using System.ComponentModel;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>
/// Represents a computer of a topology document with its roles. It has no properties for files or sessions, so that
/// Test-LyncPrerequisite binds it as a computer.
/// </summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class TopologyComputer
{
    internal TopologyComputer(
        string computerName,
        ValueList<string> role,
        string? product,
        string pool,
        string? site,
        string kind,
        ValueList<string> services)
    {
        ComputerName = Text.Clean(computerName);
        Role = role;
        Product = product;
        Pool = Text.Clean(pool);
        Site = Text.CleanOrNull(site);
        Kind = Text.Clean(kind);
        Services = services;
    }

    /// <summary>Gets the name of the computer in the document.</summary>
    public string ComputerName { get; }

    /// <summary>
    /// Gets the roles of the computer, as names of LyncRole. Empty if it is not a Lync Server computer.
    /// </summary>
    public ValueList<string> Role { get; }

    /// <summary>Gets the product, as a name of LyncProduct; null if the computer has no role.</summary>
    public string? Product { get; }

    /// <summary>Gets the fully qualified domain name of the pool.</summary>
    public string Pool { get; }

    /// <summary>Gets the name of the site; null if the document does not contain it.</summary>
    public string? Site { get; }

    /// <summary>Gets LyncServer, or the kind of a computer without a role, for example SqlServer.</summary>
    public string Kind { get; }

    /// <summary>Gets the services of the computer in the document.</summary>
    public ValueList<string> Services { get; }

    /// <summary>Returns the name of the computer.</summary>
    public override string ToString() => ComputerName;
}
