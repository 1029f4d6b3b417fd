using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using LyncPrereq.Requirements.Conditions;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements;

/// <summary>
/// Reads requirements from a catalog file. It refuses the same files as docs/catalog.schema.json, and in addition
/// duplicate IDs, and references to documents, requirements, or roles that do not exist.
/// </summary>
internal sealed class CatalogReader
{
    public const string Format = "LyncPrereq.Catalog";
    public const int FormatVersion = 1;

    private static readonly Regex s_contradiction = new("^C[0-9]{1,3}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_date = new("^[0-9]{4}-[0-9]{2}-[0-9]{2}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_commit = new("^[0-9a-f]{40}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_uri = new(
        "^https?://[A-Za-z0-9]+([.-][A-Za-z0-9]+)*([/?#][^\\s]*)?\\z",
        RegexOptions.CultureInvariant);

    private readonly Dictionary<string, RequirementDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Requirement> _requirements = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConditionReader _conditions;
    private LyncRole[] _roles = [];

    private CatalogReader(IReadOnlyDictionary<string, Func<ConditionSource, Condition>> kinds) =>
        _conditions = new ConditionReader(kinds, _requirements);

    /// <exception cref="InputException">
    /// The text is not a catalog of this format. The message contains the location.
    /// </exception>
    public static Catalog Read(string text, string location) => Read(text, location, ConditionKinds.All);

    public static Catalog Read(string text, string location, IReadOnlyDictionary<string, Func<ConditionSource, Condition>> kinds)
    {
        try
        {
            return new CatalogReader(kinds).ReadCatalog(new JsonCursor(JsonReader.Parse(text)));
        }
        catch (JsonFormatException problem)
        {
            throw InputException.At(nameof(SR.CatalogInvalid), SR.CatalogInvalid, location, problem);
        }
    }

    private Catalog ReadCatalog(JsonCursor json)
    {
        // The version is checked first, because a later format can have other members.
        json.Member("format").Word(Format, 0);
        json.Member("formatVersion").AsInteger(FormatVersion, FormatVersion);
        json.AsObject("$schema", "format", "formatVersion", "product", "name", "roles", "operatingSystems", "documents", "separateServers", "requirements");
        json.OptionalText("$schema");
        _roles = json.Member("roles").AsSet(role => role.AsEnum<LyncRole>());
        foreach (KeyValuePair<string, JsonCursor> member in json.Member("documents").Members())
        {
            JsonCursor document = member.Value.AsObject("title", "uri", "modified", "commit");
            JsonCursor? commit = document.Optional("commit");
            if (commit is null || document.Optional("modified") is not null)
            {
                document.Member("modified").Match(s_date);
            }

            _documents.Add(member.Key, new RequirementDocument(
                document.Member("title").AsWords(),
                Address(document.Member("uri")),
                commit is { } known ? known.Match(s_commit) : null));
        }

        return new Catalog
        {
            Product = json.Member("product").Match(CatalogCursor.Id),
            Name = json.Member("name").AsWords(),
            Roles = _roles,
            OperatingSystems = json.Member("operatingSystems").AsSet(system => system.AsEnum<WindowsRelease>()),
            SeparateServers = json.OptionalArray("separateServers", ReadSeparateServers),
            Requirements = json.Member("requirements").AsArray(ReadRequirement, minItems: 1),
        };
    }

    private Requirement ReadRequirement(JsonCursor json)
    {
        json.AsObject("id", "name", "category", "importance", "roles", "workloads", "sources", "interpretations", "cases");
        string id = json.Member("id").Match(CatalogCursor.Id);
        if (_requirements.ContainsKey(id))
        {
            throw json.Member("id").Problem(Text.Format(SR.JsonTwice, id));
        }

        var requirement = new Requirement
        {
            Id = id,
            Name = json.Member("name").AsWords(),
            Category = json.Member("category").AsEnum<RequirementCategory>(),
            Importance = json.Member("importance").AsEnum<RequirementImportance>(),
            Roles = json.Member("roles").AsSet(ReadRole),
            Workloads = json.Optional("workloads")?.AsSet(ReadWorkload) ?? [],
            Sources = json.Member("sources").AsArray(ReadSource, minItems: 1),
            Interpretations = json.OptionalArray("interpretations", ReadInterpretation),
            Cases = json.Member("cases").AsArray(ReadCase, minItems: 1),
        };

        // Added last, so that a condition can only refer to earlier requirements and there are no cycles.
        _requirements.Add(id, requirement);
        return requirement;
    }

    private LyncRole ReadRole(JsonCursor json)
    {
        LyncRole role = json.AsEnum<LyncRole>();
        return Array.IndexOf(_roles, role) >= 0
            ? role
            : throw json.Problem(Text.Format(SR.CatalogNotThere, role, string.Join(", ", _roles)));
    }

    private static LyncWorkload ReadWorkload(JsonCursor json)
    {
        LyncWorkload workload = json.AsEnum<LyncWorkload>();
        return workload != LyncWorkload.None ? workload : throw json.Problem(SR.CatalogWorkloadNone);
    }

    private SeparateServers ReadSeparateServers(JsonCursor json)
    {
        json.AsObject("roles", "from", "unless", "note", "source");
        return new SeparateServers(
            json.Member("roles").AsSet(ReadRole),
            json.Member("from").AsSet(ReadRole),
            json.Optional("unless")?.AsSet(ReadRole) ?? [],
            json.Optional("note")?.AsWords(),
            ReadSource(json.Member("source")));
    }

    private RequirementSource ReadSource(JsonCursor json)
    {
        json.AsObject("document", "section", "origin", "quote", "roles");
        string id = json.RequiredText("document");
        RequirementDocument document = _documents.TryGetValue(id, out RequirementDocument? known)
            ? known
            : throw json.Member("document").Problem(Text.Format(SR.CatalogNotThere, id, string.Join(", ", _documents.Keys)));
        return new RequirementSource(
            document.Title,
            json.Member("section").AsWords(),
            json.Member("origin").AsEnum<RequirementOrigin>(),
            json.Member("quote").AsWords(),
            document.Uri,
            json.Optional("roles")?.AsSet(ReadRole) ?? [],
            document.Commit);
    }

    private static RequirementInterpretation ReadInterpretation(JsonCursor json)
    {
        json.AsObject("contradiction", "note");
        return new RequirementInterpretation(
            json.Optional("contradiction") is { } contradiction ? contradiction.Match(s_contradiction) : null,
            json.Member("note").AsWords());
    }

    private RequirementCase ReadCase(JsonCursor json)
    {
        json.AsObject("operatingSystems", "roles", "notApplicable", "condition", "remedy", "restart");
        JsonCursor? condition = json.Optional("condition");
        JsonCursor? notApplicable = json.Optional("notApplicable");
        if (condition is null == notApplicable is null)
        {
            throw json.Problem(SR.CatalogCaseNeedsOne);
        }

        Condition? required = condition is { } some ? _conditions.Read(some) : null;
        return new RequirementCase
        {
            OperatingSystems = json.Optional("operatingSystems")?.AsSet(system => system.AsEnum<WindowsRelease>()) ?? [],
            Roles = json.Optional("roles")?.AsSet(ReadRole) ?? [],
            Condition = required,
            NotApplicable = notApplicable?.AsWords(),
            Remedy = ReadRemedy(json, required),
            Restart = json.Optional("restart")?.AsBoolean() ?? false,
        };
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

    private static Uri Address(JsonCursor json) =>
        Uri.TryCreate(json.Match(s_uri), UriKind.Absolute, out Uri? address)
            ? address
            : throw json.Problem(Text.Format(SR.JsonNoMatch, json.AsText(), "http(s)://host/path"));
}
