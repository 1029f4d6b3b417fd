using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using LyncPrereq.Requirements.Conditions;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements;

/// <summary>
/// Reads requirements from a catalog file. It refuses the same files as docs/catalog.schema.json, and in addition
/// duplicate IDs, and references to documents, requirements, or roles that do not exist. Of a catalog that it is based
/// on, it leaves out what is only for roles and systems that the product does not have.
/// </summary>
internal sealed class CatalogReader
{
    public const string Format = "LyncPrereq.Catalog";
    public const int FormatVersion = 1;

    private static readonly Regex s_contradiction = new("^C[0-9]{1,3}\\z", RegexOptions.CultureInvariant);

    private readonly CatalogLayers _layers;
    private readonly Dictionary<string, RequirementDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Requirement> _requirements = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConditionReader _conditions;
    private readonly LyncRole[] _roles;
    private readonly LyncRole[] _droppedRoles;
    private readonly WindowsRelease[] _systems;
    private readonly WindowsRelease[] _droppedSystems;

    private CatalogReader(CatalogLayers layers, IReadOnlyDictionary<string, Func<ConditionSource, Condition>> kinds)
    {
        _layers = layers;
        _conditions = new ConditionReader(kinds, _requirements);
        _roles = layers.Root.Member("roles").AsSet(role => role.AsEnum<LyncRole>());
        _droppedRoles = layers.Dropped("roles", role => role.AsEnum<LyncRole>());
        _systems = layers.Root.Member("operatingSystems").AsSet(system => system.AsEnum<WindowsRelease>());
        _droppedSystems = layers.Dropped("operatingSystems", system => system.AsEnum<WindowsRelease>());
    }

    /// <exception cref="InputException">
    /// The text is not a catalog of this format. The message contains the location.
    /// </exception>
    public static Catalog Read(string text, string location) => Read(text, location, ConditionKinds.All);

    public static Catalog Read(string text, string location, IReadOnlyDictionary<string, Func<ConditionSource, Condition>> kinds)
    {
        CatalogLayers? layers = null;
        try
        {
            layers = CatalogLayers.Read(text);
            return new CatalogReader(layers, kinds).ReadCatalog();
        }
        catch (JsonFormatException problem)
        {
            throw InputException.At(nameof(SR.CatalogInvalid), SR.CatalogInvalid, location, layers?.AtOwn(problem) ?? problem);
        }
    }

    private Catalog ReadCatalog()
    {
        JsonCursor own = _layers.Own;
        own.OptionalText("$schema");
        _layers.Root.Member("documents");
        foreach (KeyValuePair<string, JsonCursor> member in _layers.FromBelow("documents").SelectMany(documents => documents.Members()))
        {
            _documents[member.Key] = RequirementDocument.Read(member.Value);
        }

        own.Optional("basedOn")?.OptionalArray("sources", ReadSource);
        if (!_layers.IsBased)
        {
            own.Member("requirements").AsArray(requirement => requirement, minItems: 1);
        }

        Requirement[] requirements = [.. _layers.Requirements().ConvertAll(ReadRequirement).OfType<Requirement>()];
        return new Catalog
        {
            Product = own.Member("product").Match(CatalogCursor.Id),
            Name = own.Member("name").AsWords(),
            Version = own.Optional("version")?.AsWords(),
            Roles = _roles,
            OperatingSystems = _systems,
            SeparateServers = [.. _layers.Root.OptionalArray("separateServers", ReadSeparateServers).OfType<SeparateServers>()],
            SameInPool = [.. _layers.Root.OptionalArray("sameInPool", ReadSameInPool).OfType<SameInPool>()],
            Requirements = requirements,
        };
    }

    /// <returns>The requirement; null if the product has none of its roles.</returns>
    private Requirement? ReadRequirement(CatalogObject json)
    {
        LyncRole[] roles = ReadRoles(json.Member("roles"));
        if (roles.Length == 0)
        {
            return null;
        }

        var requirement = new Requirement
        {
            Id = json.Member("id").Match(CatalogCursor.Id),
            Name = json.Member("name").AsWords(),
            Category = json.Member("category").AsEnum<RequirementCategory>(),
            Importance = json.Member("importance").AsEnum<RequirementImportance>(),
            Roles = roles,
            Workloads = json.Optional("workloads")?.AsSet(ReadWorkload) ?? [],
            Sources = ReadSources(json.Member("sources")),
            Interpretations = json.OptionalArray("interpretations", ReadInterpretation),
            Cases = [.. json.Member("cases").AsArray(ReadCase, minItems: 1).OfType<RequirementCase>()],
        };

        // Added last, so that a condition can only refer to earlier requirements and there are no cycles.
        _requirements.Add(requirement.Id, requirement);
        return requirement;
    }

    /// <returns>The roles, without those of the catalog below that the product does not have.</returns>
    private LyncRole[] ReadRoles(JsonCursor json) => Without(json, _droppedRoles, json.AsSet(ReadRole));

    private LyncRole ReadRole(JsonCursor json)
    {
        LyncRole role = json.AsEnum<LyncRole>();
        return Array.IndexOf(_roles, role) >= 0 || (_layers.IsInherited(json) && Array.IndexOf(_droppedRoles, role) >= 0)
            ? role
            : throw json.Problem(Text.Format(SR.CatalogNotThere, role, string.Join(", ", _roles)));
    }

    private WindowsRelease[] ReadSystems(JsonCursor json) => json.IsText
        ? json.Word("Supported", _systems)
        : Without(json, _droppedSystems, json.AsSet(system => system.AsEnum<WindowsRelease>()));

    private T[] Without<T>(JsonCursor json, T[] dropped, T[] values) =>
        _layers.IsInherited(json) ? Array.FindAll(values, value => Array.IndexOf(dropped, value) < 0) : values;

    private static LyncWorkload ReadWorkload(JsonCursor json)
    {
        LyncWorkload workload = json.AsEnum<LyncWorkload>();
        return workload != LyncWorkload.None ? workload : throw json.Problem(SR.CatalogWorkloadNone);
    }

    /// <returns>The rule; null if the product has none of its roles.</returns>
    private SeparateServers? ReadSeparateServers(JsonCursor json)
    {
        json.AsObject("roles", "from", "unless", "note", "source");
        LyncRole[] roles = ReadRoles(json.Member("roles"));
        LyncRole[] from = ReadRoles(json.Member("from"));
        LyncRole[] unless = json.Optional("unless") is { } some ? ReadRoles(some) : [];
        string? note = json.Optional("note")?.AsWords();
        RequirementSource? source = ReadSource(json.Member("source"));
        return roles.Length > 0 && from.Length > 0 && source is not null ? new SeparateServers(roles, from, unless, note, source) : null;
    }

    /// <returns>The rule; null if the product does not have the requirement of the catalog below.</returns>
    private SameInPool? ReadSameInPool(JsonCursor json)
    {
        json.AsObject("requirement", "source");
        string id = json.Member("requirement").Match(CatalogCursor.Id);
        RequirementSource? source = ReadSource(json.Member("source"));
        return _requirements.ContainsKey(id) ? source is null ? null : new SameInPool(id, source)
            : _layers.IsInherited(json) ? null
            : throw json.Member("requirement").Problem(Text.Format(SR.CatalogNotThere, id, string.Join(", ", _requirements.Keys)));
    }

    private RequirementSource[] ReadSources(JsonCursor json)
    {
        RequirementSource[] own = [.. json.AsArray(ReadSource, minItems: 1).OfType<RequirementSource>()];
        return own.Length > 0
            ? [.. own, .. _layers.AddedTo(json).SelectMany(sources => sources.AsArray(ReadSource)).OfType<RequirementSource>()]
            : throw json.Problem(SR.JsonEmptyArray);
    }

    /// <returns>The source; null if the product has none of its roles.</returns>
    private RequirementSource? ReadSource(JsonCursor json)
    {
        json.AsObject("document", "section", "origin", "quote", "roles");
        string id = json.RequiredText("document");
        RequirementDocument document = _documents.TryGetValue(id, out RequirementDocument? known)
            ? known
            : throw json.Member("document").Problem(Text.Format(SR.CatalogNotThere, id, string.Join(", ", _documents.Keys)));
        LyncRole[]? roles = json.Optional("roles") is { } some ? ReadRoles(some) : null;
        var source = new RequirementSource(
            document.Title,
            document.Complete(json.Member("section")),
            json.Member("origin").AsEnum<RequirementOrigin>(),
            document.Complete(json.Member("quote")),
            document.Uri,
            roles ?? [],
            document.Commit);
        return roles is { Length: 0 } ? null : source;
    }

    private static RequirementInterpretation ReadInterpretation(JsonCursor json)
    {
        json.AsObject("contradiction", "note");
        return new RequirementInterpretation(
            json.Optional("contradiction") is { } contradiction ? contradiction.Match(s_contradiction) : null,
            json.Member("note").AsWords());
    }

    /// <returns>The case; null if the product has none of its systems or roles.</returns>
    private RequirementCase? ReadCase(JsonCursor json)
    {
        json.AsObject("operatingSystems", "roles", "notApplicable", "condition", "remedy", "restart");
        JsonCursor? condition = json.Optional("condition");
        JsonCursor? notApplicable = json.Optional("notApplicable");
        if (condition is null == notApplicable is null)
        {
            throw json.Problem(SR.CatalogCaseNeedsOne);
        }

        WindowsRelease[]? systems = json.Optional("operatingSystems") is { } releases ? ReadSystems(releases) : null;
        LyncRole[]? roles = json.Optional("roles") is { } some ? ReadRoles(some) : null;
        Condition? required = condition is { } expected ? _conditions.Read(expected) : null;
        var result = new RequirementCase
        {
            OperatingSystems = systems ?? [],
            Roles = roles ?? [],
            Condition = required,
            NotApplicable = notApplicable?.AsWords(),
            Remedy = ReadRemedy(json, required),
            Restart = json.Optional("restart")?.AsBoolean() ?? false,
        };
        return systems is { Length: 0 } || roles is { Length: 0 } ? null : result;
    }

    private static Remedy ReadRemedy(JsonCursor json, Condition? condition)
    {
        if (json.Optional("remedy") is { } remedy)
        {
            remedy.AsObject("sentence", "package");
            return new Remedy(
                remedy.Member("sentence").AsWords(),
                [],
                remedy.Optional("package")?.AsEnum<KnownPackage>());
        }

        return condition is null
            ? new Remedy(null, [], null)
            : condition.Remedy ?? throw json.Problem(SR.CatalogRemedyMissing);
    }
}
