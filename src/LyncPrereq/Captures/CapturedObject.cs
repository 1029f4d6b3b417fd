using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>An object of a CLIXML, CSV or JSON file, as far as facts need it: type names and properties as text.</summary>
internal sealed class CapturedObject
{
    public CapturedObject(
        IReadOnlyList<string> typeNames,
        Dictionary<string, string> properties,
        IReadOnlyList<CapturedObject>? members = null)
    {
        TypeNames = typeNames;
        Properties = properties;
        Members = members ?? [];
    }

    /// <summary>From the most derived one on; none where the file does not record types.</summary>
    public IReadOnlyList<string> TypeNames { get; }

    /// <summary>Properties of the object and notes added to it; an object in a property counts by its ToString.</summary>
    public Dictionary<string, string> Properties { get; }

    /// <summary>The objects in its properties, as a hashtable of several captures holds them.</summary>
    public IReadOnlyList<CapturedObject> Members { get; }

    /// <summary>The line of the file on which the object begins or, in XML, ends.</summary>
    public int Line { get; init; }

    public string? this[string property] => Properties.TryGetValue(property, out string? text) ? text : null;

    /// <summary>Whether the object has a value in this property.</summary>
    public bool Has(string property) => !string.IsNullOrWhiteSpace(this[property]);
}
