using System.ComponentModel;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>
/// A computer of a topology document with its roles. It has no property that names a file or a session, so that
/// Test-LyncPrerequisite takes it as a computer.
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
        ComputerName = computerName;
        Role = role;
        Product = product;
        Pool = pool;
        Site = site;
        Kind = kind;
        Services = services;
    }

    /// <summary>The name of the computer, as the document has it.</summary>
    public string ComputerName { get; }

    /// <summary>The roles of the computer, each a name of LyncRole; empty if it is not a Lync Server computer.</summary>
    public ValueList<string> Role { get; }

    /// <summary>The product, a name of LyncProduct; null if the computer has no role.</summary>
    public string? Product { get; }

    /// <summary>The fully qualified domain name of the pool.</summary>
    public string Pool { get; }

    /// <summary>The name of the site; null if the document does not name it.</summary>
    public string? Site { get; }

    /// <summary>LyncServer, or the kind of computer that has no role, for example SqlServer.</summary>
    public string Kind { get; }

    /// <summary>The services of the computer, as the document names them.</summary>
    public ValueList<string> Services { get; }

    /// <summary>The name of the computer.</summary>
    public override string ToString() => ComputerName;
}
