using System;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements;

/// <summary>
/// Represents an object of a catalog and the objects of the catalogs below it that it changes. A member is read from
/// the first of them that has it.
/// </summary>
/// <param name="layers">The objects, the one that changes the others first.</param>
internal sealed class CatalogObject(params JsonCursor[] layers)
{
    public CatalogObject ChangedBy(JsonCursor change) => new([change, .. layers]);

    public JsonCursor? Optional(string name)
    {
        foreach (JsonCursor layer in layers)
        {
            if (layer.Optional(name) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    public JsonCursor Member(string name) => Optional(name) ?? layers[0].Member(name);

    public T[] OptionalArray<T>(string name, Func<JsonCursor, T> read) => Optional(name)?.AsArray(read) ?? [];
}
