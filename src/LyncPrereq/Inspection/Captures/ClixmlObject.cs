using System.Collections.Generic;

namespace LyncPrereq.Inspection;

/// <summary>An object of a CLIXML file, as far as facts need it: type names and properties as text.</summary>
internal sealed class ClixmlObject
{
    public ClixmlObject(string[] typeNames, Dictionary<string, string> properties)
    {
        TypeNames = typeNames;
        Properties = properties;
    }

    /// <summary>From the most derived one on.</summary>
    public string[] TypeNames { get; }

    /// <summary>Properties of the object and notes added to it; an object in a property counts by its ToString.</summary>
    public Dictionary<string, string> Properties { get; }

    public string? this[string property] => Properties.TryGetValue(property, out string? text) ? text : null;
}
