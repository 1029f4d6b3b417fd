using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using LyncPrereq.Json;

namespace LyncPrereq.Requirements;

/// <summary>
/// Turns a catalogue file into requirements. What it refuses is what docs/catalog.schema.json refuses, and beyond it
/// what a schema cannot see: an id used twice; a document, a requirement or a role that is named and not there.
/// </summary>
internal sealed class CatalogReader
{
    public const string Format = "LyncPrereq.Catalog";
    public const int FormatVersion = 1;

    private static readonly Regex s_id = new("^[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z0-9]+)*\\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_name = new("^[A-Za-z0-9][A-Za-z0-9_.+-]*\\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_update = new("^KB[0-9]{6,7}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_version = new("^[0-9]{1,4}\\.[0-9]{1,4}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_conflict = new("^C[0-9]{1,3}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_date = new("^[0-9]{4}-[0-9]{2}-[0-9]{2}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_commit = new("^[0-9a-f]{40}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_uri = new(
        "^https?://[A-Za-z0-9]+([.-][A-Za-z0-9]+)*([/?#][^\\s]*)?\\z",
        RegexOptions.CultureInvariant);

    private readonly Dictionary<string, RequirementDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Requirement> _requirements = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Func<JsonCursor, JsonCursor, Condition>> _conditions;
    private LyncRole[] _roles = [];

    private CatalogReader() => _conditions = new(StringComparer.Ordinal)
    {
        ["feature"] = (json, value) => new FeatureCondition(
            Match(value, s_name),
            json.AsObject("feature", "broughtBy").Optional("broughtBy")?.AsSet(name => Match(name, s_name)) ?? []),
        ["service"] = (json, value) => new ServiceCondition(
            Match(value, s_name),
            json.AsObject("service", "blocksOnly").Optional("blocksOnly")?.AsBoolean() ?? false),
        ["dotNetRelease"] = (json, _) => new DotNetReleaseCondition(
            ReadReleases(json.AsObject("dotNetRelease", "below", "undocumented", "remarks")),
            json.Optional("undocumented")?.AsArray(
                some => ReadReleases(some.AsObject("dotNetRelease", "below")),
                minItems: 1) ?? [],
            json.Optional("remarks")?.AsArray(
                some => new DotNetReleaseRemark(
                    ReadReleases(some.AsObject("dotNetRelease", "below", "note")),
                    some.Member("note").AsWords()),
                minItems: 1) ?? []),
        ["dotNet35"] = (json, value) => True(Only(json, "dotNet35", value), new DotNet35Condition()),
        ["powerShellEngine"] = (json, value) =>
            new PowerShellEngineCondition(new Version(Match(Only(json, "powerShellEngine", value), s_version))),
        ["update"] = (json, value) => new UpdateCondition(
            value.AsSet(id => Match(id, s_update)),
            json.AsObject("update", "rollups", "confirmsOnly").Optional("rollups")?.AsSet(id => Match(id, s_update)) ?? [],
            json.Optional("confirmsOnly")?.AsBoolean() ?? false),
        ["product"] = (json, value) =>
            new ProductCondition(Only(json, "product", value).AsEnum<KnownProduct>(), present: true),
        ["absentProduct"] = (json, value) =>
            new ProductCondition(Only(json, "absentProduct", value).AsEnum<KnownProduct>(), present: false),
        ["noLayeredServiceProvider"] = (json, value) =>
            True(Only(json, "noLayeredServiceProvider", value), new NoLayeredServiceProviderCondition()),
        ["noPendingRestart"] = (json, value) =>
            True(Only(json, "noPendingRestart", value), new NoPendingRestartCondition()),
        ["operatingSystem"] = (json, value) =>
            new OperatingSystemCondition(Only(json, "operatingSystem", value).AsArray(ReadSystem, minItems: 1)),
        ["installationType"] = (json, value) => new InstallationTypeCondition(
            value.AsWords(),
            json.AsObject("installationType", "confirmsOnly").Optional("confirmsOnly")?.AsBoolean() ?? false),
        ["graphicalManagement"] = (json, value) =>
        {
            Only(json, "graphicalManagement", value).AsObject("management", "shell");
            return new GraphicalManagementCondition(
                Match(value.Member("management"), s_name),
                Match(value.Member("shell"), s_name));
        },
        ["requirement"] = (json, value) => ReadReference(Only(json, "requirement", value)),
        ["anyOf"] = (json, value) => Composite(CompositeKind.AnyOf, Only(json, "anyOf", value)),
        ["allOf"] = (json, value) => Composite(CompositeKind.AllOf, Only(json, "allOf", value)),
        ["observations"] = (json, value) => Composite(
            json.AsObject("observations", "decides").Optional("decides") is { } decides
                ? Word(decides, "First", CompositeKind.ObservationsFirstDecides)
                : CompositeKind.Observations,
            value),
    };

    /// <exception cref="InputException">The text is not a catalogue of this format; the message says where.</exception>
    public static Catalog Read(string text, string location)
    {
        try
        {
            return new CatalogReader().ReadCatalog(new JsonCursor(JsonReader.Parse(text)));
        }
        catch (JsonFormatException problem)
        {
            throw InputException.At(nameof(SR.CatalogInvalid), SR.CatalogInvalid, location, problem);
        }
    }

    private Catalog ReadCatalog(JsonCursor json)
    {
        // The version first: a later format may well have other members, and that is what has to be said then.
        Word(json.Member("format"), Format, 0);
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
                Match(document.Member("modified"), s_date);
            }

            _documents.Add(member.Key, new RequirementDocument(
                document.Member("title").AsWords(),
                Address(document.Member("uri")),
                commit is { } known ? Match(known, s_commit) : null));
        }

        return new Catalog
        {
            Product = Match(json.Member("product"), s_id),
            Name = json.Member("name").AsWords(),
            Roles = _roles,
            OperatingSystems = json.Member("operatingSystems").AsSet(system => system.AsEnum<WindowsRelease>()),
            SeparateServers = json.OptionalArray("separateServers", ReadSeparateServers),
            Requirements = json.Member("requirements").AsArray(ReadRequirement, minItems: 1),
        };
    }

    private Requirement ReadRequirement(JsonCursor json)
    {
        json.AsObject("id", "name", "category", "importance", "roles", "workloads", "sources", "readings", "cases");
        string id = Match(json.Member("id"), s_id);
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
            Readings = json.OptionalArray("readings", ReadReading),
            Cases = json.Member("cases").AsArray(ReadCase, minItems: 1),
        };

        // Only now: a condition can name the requirements before its own, so that no two can wait for each other.
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
        json.AsObject("roles", "from", "source");
        return new SeparateServers(
            json.Member("roles").AsSet(ReadRole),
            json.Member("from").AsSet(ReadRole),
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

    private static RequirementReading ReadReading(JsonCursor json)
    {
        json.AsObject("conflict", "note");
        return new RequirementReading(
            json.Optional("conflict") is { } conflict ? Match(conflict, s_conflict) : null,
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

        Condition? asked = condition is { } some ? ReadCondition(some) : null;
        return new RequirementCase
        {
            OperatingSystems = json.Optional("operatingSystems")?.AsSet(system => system.AsEnum<WindowsRelease>()) ?? [],
            Roles = json.Optional("roles")?.AsSet(ReadRole) ?? [],
            Condition = asked,
            NotApplicable = notApplicable?.AsWords(),
            Remedy = ReadRemedy(json, asked),
            Restart = json.Optional("restart")?.AsBoolean() ?? false,
        };
    }

    /// <summary>Where a case names features and no other way, installing them is the way.</summary>
    private Remedy ReadRemedy(JsonCursor json, Condition? condition)
    {
        if (json.Optional("remedy") is { } remedy)
        {
            remedy.AsObject("sentence", "package");
            return new Remedy(
                remedy.Member("sentence").AsWords(),
                [],
                remedy.Optional("package")?.AsEnum<KnownPackage>());
        }

        if (condition is RequirementCondition other)
        {
            return _requirements[other.Id].Cases[0].Remedy;
        }

        string[] features = [.. (condition?.Features ?? []).Select(feature => feature.Name)];
        return condition is null || features.Length > 0
            ? new Remedy(null, features, null)
            : throw json.Problem(SR.CatalogRemedyMissing);
    }

    private static SupportedSystem ReadSystem(JsonCursor json)
    {
        json.AsObject("release", "servicePack", "editions");
        return new SupportedSystem(
            json.Member("release").AsEnum<WindowsRelease>(),
            (int)(json.Optional("servicePack")?.AsInteger(0, 9) ?? 0),
            json.Optional("editions")?.AsSet(edition => edition.AsEnum<ServerEdition>()) ?? []);
    }

    private static DotNetReleaseRange ReadReleases(JsonCursor json) => new(
        (int)json.Member("dotNetRelease").AsInteger(1, int.MaxValue),
        (int?)json.Optional("below")?.AsInteger(1, int.MaxValue));

    private Condition ReadCondition(JsonCursor json)
    {
        foreach (KeyValuePair<string, JsonCursor> member in json.Members())
        {
            if (_conditions.TryGetValue(member.Key, out Func<JsonCursor, JsonCursor, Condition>? read))
            {
                return read(json, member.Value);
            }
        }

        throw json.Problem(Text.Format(SR.CatalogNotACondition, string.Join(", ", _conditions.Keys)));
    }

    private RequirementCondition ReadReference(JsonCursor json)
    {
        string id = Match(json, s_id);
        return _requirements.ContainsKey(id)
            ? new RequirementCondition(id)
            : throw json.Problem(Text.Format(SR.CatalogNotThere, id, string.Join(", ", _requirements.Keys)));
    }

    private CompositeCondition Composite(CompositeKind kind, JsonCursor parts) =>
        new(kind, parts.AsArray(ReadCondition, minItems: 2));

    private static JsonCursor Only(JsonCursor json, string member, JsonCursor value)
    {
        json.AsObject(member);
        return value;
    }

    private static string Match(JsonCursor json, Regex pattern)
    {
        string text = json.AsText();
        return pattern.IsMatch(text)
            ? text
            : throw json.Problem(Text.Format(SR.JsonNoMatch, text, pattern.ToString().Replace("\\z", "$")));
    }

    private static Uri Address(JsonCursor json) =>
        Uri.TryCreate(Match(json, s_uri), UriKind.Absolute, out Uri? address)
            ? address
            : throw json.Problem(Text.Format(SR.JsonNoMatch, json.AsText(), "http(s)://host/path"));

    private static Condition True(JsonCursor json, Condition condition) =>
        json.AsBoolean() ? condition : throw json.Problem(SR.JsonOnlyTrue);

    private static T Word<T>(JsonCursor json, string word, T value)
    {
        string text = json.AsText();
        return text == word ? value : throw json.Problem(Text.Format(SR.JsonNotOneOf, text, word));
    }
}
