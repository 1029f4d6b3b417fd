using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements;

/// <summary>Represents the file of a catalog and the catalogs that it is based on, one below the other.</summary>
internal sealed class CatalogLayers
{
    /// <summary>The files, the one that changes the others first.</summary>
    private readonly JsonCursor[] _layers;

    private CatalogLayers(JsonCursor[] layers)
    {
        _layers = layers;
        Root = new CatalogObject(layers);
    }

    /// <summary>Gets the file itself.</summary>
    public JsonCursor Own => _layers[0];

    public CatalogObject Root { get; }

    public bool IsBased => _layers.Length > 1;

    public static CatalogLayers Read(string text)
    {
        var layers = new List<JsonCursor>();
        for (string? next = text; next is not null;)
        {
            JsonCursor layer = ReadLayer(next);
            layers.Add(layer);
            next = layer.Optional("basedOn") is { } basis
                ? Catalogs.TextOf(basis.AsObject("product", "sources").Member("product").AsEnum<LyncProduct>())
                : null;
        }

        return new CatalogLayers([.. layers]);
    }

    /// <summary>Returns the objects with this name, those of the lowest catalog first.</summary>
    public IEnumerable<JsonCursor> FromBelow(string name) => _layers.Reverse().Select(layer => layer.Optional(name)).OfType<JsonCursor>();

    public bool IsInherited(JsonCursor value) => !value.IsWith(Own);

    /// <summary>Returns the values of a set that the catalogs below have and this one does not.</summary>
    public T[] Dropped<T>(string name, Func<JsonCursor, T> read) =>
        [.. FromBelow(name).SelectMany(set => set.AsSet(read)).Except(Root.Member(name).AsSet(read))];

    /// <summary>Returns the requirements with the changes of every layer, in display order.</summary>
    public List<CatalogObject> Requirements()
    {
        var all = new List<KeyValuePair<string, CatalogObject>>();
        foreach (JsonCursor layer in _layers.Reverse())
        {
            Remove(layer, all);
            Add(layer, all);
        }

        return all.ConvertAll(some => some.Value);
    }

    /// <summary>
    /// Returns the sources that the layers above add to all requirements that they take over with their sources.
    /// </summary>
    public IEnumerable<JsonCursor> AddedTo(JsonCursor sources) => _layers
        .TakeWhile(layer => !sources.IsWith(layer))
        .Reverse()
        .Select(layer => layer.Member("basedOn").Optional("sources"))
        .OfType<JsonCursor>();

    /// <summary>Returns a problem of a catalog below as a problem of the file, whose changes cause it.</summary>
    public JsonFormatException AtOwn(JsonFormatException problem)
    {
        JsonCursor[] below = Array.FindAll(_layers, layer => IsInherited(layer) && layer.IsIn(problem.Root));
        return below.Length == 0 ? problem : Own.Member("basedOn").Problem(Text.Format(
            SR.CatalogBaseProblem,
            below[0].RequiredText("product"),
            problem.Position.Line,
            problem.Position.Column,
            problem.Path,
            problem.Message));
    }

    private static JsonCursor ReadLayer(string text)
    {
        var json = new JsonCursor(JsonReader.Parse(text));

        // The version is checked first, because a later format can have other members.
        json.Member("format").Word(CatalogReader.Format, 0);
        json.Member("formatVersion").AsInteger(CatalogReader.FormatVersion, CatalogReader.FormatVersion);
        return json.AsObject(
            "$schema", "format", "formatVersion", "product", "name", "version", "basedOn", "roles", "operatingSystems", "documents", "separateServers", "sameInPool", "without", "requirements");
    }

    private static void Remove(JsonCursor layer, List<KeyValuePair<string, CatalogObject>> all)
    {
        foreach (JsonCursor json in layer.OptionalArray("without", json => json))
        {
            string id = json.Match(CatalogCursor.Id);
            if (all.RemoveAll(some => IsSame(some.Key, id)) == 0)
            {
                throw json.Problem(Text.Format(SR.CatalogNotThere, id, string.Join(", ", all.Select(some => some.Key))));
            }
        }
    }

    /// <summary>A requirement that does not change another follows the one before it in the file.</summary>
    private static void Add(JsonCursor layer, List<KeyValuePair<string, CatalogObject>> all)
    {
        int next = 0;
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonCursor json in layer.OptionalArray("requirements", json => json))
        {
            json.AsObject("id", "name", "category", "importance", "roles", "workloads", "sources", "interpretations", "cases");
            string id = json.Member("id").Match(CatalogCursor.Id);
            if (!ids.Add(id))
            {
                throw json.Member("id").Problem(Text.Format(SR.JsonTwice, id));
            }

            int at = all.FindIndex(some => IsSame(some.Key, id));
            if (at < 0)
            {
                all.Insert(at = next, new(id, new CatalogObject(json)));
            }
            else
            {
                all[at] = new(all[at].Key, all[at].Value.ChangedBy(json));
            }

            next = at + 1;
        }
    }

    private static bool IsSame(string id, string other) => string.Equals(id, other, StringComparison.OrdinalIgnoreCase);
}
