using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;
using LyncPrereq.Requirements.Conditions;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements;

/// <summary>Turns the conditions of a catalog file into conditions.</summary>
internal sealed class ConditionReader
{
    private static readonly Regex s_name = new("^[A-Za-z0-9][A-Za-z0-9_.+-]*\\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_update = new("^KB[0-9]{6,7}\\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_version = new("^[0-9]{1,4}\\.[0-9]{1,4}\\z", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, Func<JsonCursor, JsonCursor, Condition>> _conditions;
    private readonly IReadOnlyDictionary<string, Requirement> _requirements;

    /// <param name="requirements">Those that a condition can name: the ones that were read before.</param>
    public ConditionReader(IReadOnlyDictionary<string, Requirement> requirements)
    {
        _requirements = requirements;
        _conditions = new(StringComparer.Ordinal)
        {
            ["feature"] = (json, value) => new FeatureCondition(
                value.Match(s_name),
                json.AsObject("feature", "broughtBy").Optional("broughtBy")?.AsSet(name => name.Match(s_name)) ?? []),
            ["service"] = (json, value) => new ServiceCondition(
                value.Match(s_name),
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
                new PowerShellEngineCondition(new Version(Only(json, "powerShellEngine", value).Match(s_version))),
            ["update"] = (json, value) => new UpdateCondition(
                value.AsSet(id => id.Match(s_update)),
                json.AsObject("update", "rollups", "confirmsOnly").Optional("rollups")?.AsSet(id => id.Match(s_update)) ?? [],
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
                    value.Member("management").Match(s_name),
                    value.Member("shell").Match(s_name));
            },
            ["requirement"] = (json, value) => ReadReference(Only(json, "requirement", value)),
            ["anyOf"] = (json, value) => Composite(CompositeKind.AnyOf, Only(json, "anyOf", value)),
            ["allOf"] = (json, value) => Composite(CompositeKind.AllOf, Only(json, "allOf", value)),
            ["observations"] = (json, value) => Composite(
                json.AsObject("observations", "decides").Optional("decides") is { } decides
                    ? decides.Word("First", CompositeKind.ObservationsFirstDecides)
                    : CompositeKind.Observations,
                value),
        };
    }

    public Condition Read(JsonCursor json)
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
        string id = json.Match(CatalogCursor.Id);
        return _requirements.ContainsKey(id)
            ? new RequirementCondition(id)
            : throw json.Problem(Text.Format(SR.CatalogNotThere, id, string.Join(", ", _requirements.Keys)));
    }

    private CompositeCondition Composite(CompositeKind kind, JsonCursor parts) =>
        new(kind, parts.AsArray(Read, minItems: 2));

    private static SupportedSystem ReadSystem(JsonCursor json)
    {
        json.AsObject("release", "servicePack", "editions", "note");
        return new SupportedSystem(
            json.Member("release").AsEnum<WindowsRelease>(),
            (int)(json.Optional("servicePack")?.AsInteger(0, 9) ?? 0),
            json.Optional("editions")?.AsSet(edition => edition.AsEnum<ServerEdition>()) ?? [],
            json.Optional("note")?.AsWords());
    }

    private static DotNetReleaseRange ReadReleases(JsonCursor json) => new(
        (int)json.Member("dotNetRelease").AsInteger(1, int.MaxValue),
        (int?)json.Optional("below")?.AsInteger(1, int.MaxValue));

    private static JsonCursor Only(JsonCursor json, string member, JsonCursor value)
    {
        json.AsObject(member);
        return value;
    }

    private static Condition True(JsonCursor json, Condition condition) =>
        json.AsBoolean() ? condition : throw json.Problem(SR.JsonOnlyTrue);
}
