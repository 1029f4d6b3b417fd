using System;
using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>
/// Checks that the lists of objects in a file can be from one server. A list contains each feature and each service
/// once, and either all of its objects have a computer or none. A file can contain several lists of the same kind of
/// objects only if their objects have a computer.
/// </summary>
internal sealed class CapturedLists(CaptureFile file)
{
    private static readonly object s_root = new();

    private readonly CaptureFile _file = file;
    private readonly Dictionary<string, Dictionary<object, Part>> _groups = new(StringComparer.Ordinal);

    /// <exception cref="InputException">The object cannot be from the same server as the other ones.</exception>
    public void Add(InventorySourceKind kind, CapturedObject found, ComputerLabel? label)
    {
        Part part = PartOf(kind, found, label is not null);
        if (part.IsNamed != label is not null)
        {
            throw _file.SomeUnnamed(part.IsNamed ? part.Line : found.Line, part.IsNamed ? found.Line : part.Line);
        }

        if (IdentityOf(kind, found) is not { } name)
        {
            return;
        }

        if (part.Lines.TryGetValue(name, out int first))
        {
            throw _file.TwoLists(kind, first, found.Line);
        }

        part.Lines.Add(name, found.Line);
    }

    /// <summary>Returns the list of an object.</summary>
    private Part PartOf(InventorySourceKind kind, CapturedObject found, bool isNamed)
    {
        string group = GroupOf(kind, found);
        if (!_groups.TryGetValue(group, out Dictionary<object, Part>? parts))
        {
            _groups.Add(group, parts = []);
        }

        object key = ListOf(found);
        if (parts.TryGetValue(key, out Part? part))
        {
            return part;
        }

        foreach (Part other in parts.Values)
        {
            if (!isNamed || !other.IsNamed)
            {
                throw _file.TwoLists(kind, other.Line, found.Line);
            }
        }

        parts.Add(key, part = new Part(isNamed, found.Line));
        return part;
    }

    /// <summary>
    /// Returns the list that contains an object. An object in a property is a list of its own, unless the property has
    /// the name of the object, as in a hashtable of features.
    /// </summary>
    private static object ListOf(CapturedObject found) =>
        found.Key is { } key && !found.Properties.ContainsValue(key) ? found : found.Container ?? s_root;

    /// <summary>
    /// Returns what distinguishes objects that a file can contain next to each other: classes, and the output of a cmdlet
    /// and of the corresponding class, only one of which has the property State.
    /// </summary>
    private static string GroupOf(InventorySourceKind kind, CapturedObject found) => kind
        + (kind == InventorySourceKind.Class ? "/" + CapturedKinds.FactClassOf(found)?.Name : "")
        + (found.Properties.ContainsKey("State") ? "/State" : "");

    private static string? IdentityOf(InventorySourceKind kind, CapturedObject found) => kind switch
    {
        InventorySourceKind.WindowsFeature => found["Name"],
        InventorySourceKind.OptionalFeature => found["FeatureName"] ?? found["Name"],
        InventorySourceKind.Service => found["Name"] ?? found["ServiceName"],
        _ => null,
    };

    private sealed class Part(bool isNamed, int line)
    {
        public bool IsNamed { get; } = isNamed;

        public int Line { get; } = line;

        public Dictionary<string, int> Lines { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
