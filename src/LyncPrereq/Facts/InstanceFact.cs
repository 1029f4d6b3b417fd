using System;

namespace LyncPrereq;

/// <summary>Represents an instance of a CIM class, with the properties that were read.</summary>
public sealed class InstanceFact
{
    internal InstanceFact(PropertyFact[] properties) => Properties = properties;

    /// <summary>Gets the properties that requirements can use.</summary>
    public PropertyFact[] Properties { get; }

    internal PropertyFact? Find(string name) =>
        Array.Find(Properties, property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the properties.</summary>
    public override string ToString() => string.Join("; ", Array.ConvertAll(Properties, property => property.ToString()));
}
