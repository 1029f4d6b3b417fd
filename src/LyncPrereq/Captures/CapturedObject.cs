using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>Represents an object of a CLIXML, CSV, or JSON file: its type names, and its properties as text.</summary>
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
        foreach (CapturedObject member in Members)
        {
            member.Container = this;
        }
    }

    /// <summary>Gets the type names, the most derived one first. Empty if the file does not contain types.</summary>
    public IReadOnlyList<string> TypeNames { get; }

    /// <summary>
    /// Gets the properties of the object, including notes. An object in a property is converted to text.
    /// </summary>
    public Dictionary<string, string> Properties { get; }

    /// <summary>Gets the objects in the properties, for example the captures in a hashtable.</summary>
    public IReadOnlyList<CapturedObject> Members { get; }

    /// <summary>Gets or sets the object that contains this one; null if there is none.</summary>
    public CapturedObject? Container { get; set; }

    /// <summary>Gets or sets the property or the key of the object in its container; null in a list.</summary>
    public string? Key { get; set; }

    /// <summary>Gets or sets the command above the object; null if it is not known.</summary>
    public CommandPrompt? Prompt { get => field ?? Container?.Prompt; set; }

    /// <summary>Gets the line of the file on which the object begins or, in XML, ends.</summary>
    public int Line { get; init; }

    public string? this[string property] => Properties.TryGetValue(property, out string? text) ? text : null;

    /// <summary>Returns whether the object has a value for this property.</summary>
    public bool Has(string property) => !string.IsNullOrWhiteSpace(this[property]);
}
