using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using LyncPrereq.Facts;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Captures;

/// <summary>Collects the objects of one file into one source for each kind and computer.</summary>
internal sealed class CapturedObjects(CaptureFile file)
{
    private static readonly string[] s_computerNames =
    [
        "__ClassMetadata/ServerName",
        "CimSystemProperties/ServerName",
        "CSName",
        "PSComputerName",
        "__SERVER",
        "SystemName",
        "MachineName",
        "Source",
        "Node",
    ];

    private readonly CaptureFile _file = file;
    private readonly List<CapturedFacts> _facts = [];

    /// <summary>Objects whose kind depends on their properties and on the other objects of the file.</summary>
    private readonly List<CapturedObject> _untyped = [];

    public static string? ComputerOf(CapturedObject found)
    {
        foreach (string property in s_computerNames)
        {
            if (NameOf(found[property]) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>
    /// Returns the name of a computer; null for an address or a truncated name, and for "." or localhost, which would
    /// be the computer that reads the file.
    /// </summary>
    public static string? NameOf(string? text) =>
        text?.Trim() is { Length: > 0 } name
            && name != "."
            && !CutText.IsTruncated(name)
            && !IPAddress.TryParse(name, out _)
            && !string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase)
            ? name
            : null;

    /// <exception cref="InputException">The object is not a capture, or a required property is missing.</exception>
    public void Add(CapturedObject found)
    {
        if (CapturedKinds.ByType(found) is { } kind)
        {
            Collect(kind, found);
        }
        else if (CapturedKinds.IsUntyped(found.TypeNames))
        {
            _untyped.Add(found);
        }
        else
        {
            throw Refuse(nameof(SR.CaptureForeignObject), SR.CaptureForeignObject, found.TypeNames[0]);
        }
    }

    /// <param name="prompted">
    /// The computer in the text around the objects, for objects that do not contain a name.
    /// </param>
    /// <exception cref="InputException">
    /// The file contains no object, or an object whose kind cannot be determined.
    /// </exception>
    public List<InventorySource> ToSources(string? prompted = null)
    {
        FeatureNaming? names = NamesOf(_untyped);
        foreach (CapturedObject found in _untyped)
        {
            if (!TryCollect(found, names))
            {
                throw found.TypeNames.Count > 0
                    ? Refuse(nameof(SR.CaptureTypeLost), SR.CaptureTypeLost, found.TypeNames[0], PropertiesOf(found))
                    : Refuse(nameof(SR.CaptureNoType), SR.CaptureNoType, PropertiesOf(found));
            }
        }

        if (_facts.Count == 0)
        {
            throw Refuse(nameof(SR.CaptureNoObjects), SR.CaptureNoObjects);
        }

        List<InventorySource> sources = _facts.ConvertAll(facts => facts.ToSource(_file.Name));
        sources.ForEach(source => source.ComputerName ??= prompted);
        return sources;
    }

    /// <summary>
    /// Adds the members of a hashtable or an object that contains several captures. Ignores its other members.
    /// </summary>
    private bool TryCollect(CapturedObject found, FeatureNaming? names)
    {
        InventorySourceKind? kind = CapturedKinds.ByType(found)
            ?? (CapturedKinds.IsUntyped(found.TypeNames) ? CapturedKinds.ByProperties(found, names) : null);
        if (kind is not null)
        {
            Collect(kind.Value, found);
            return true;
        }

        FeatureNaming? inner = NamesOf(found.Members) ?? names;
        bool isAny = false;
        foreach (CapturedObject member in found.Members)
        {
            isAny |= TryCollect(member, inner);
        }

        return isAny;
    }

    private void Collect(InventorySourceKind kind, CapturedObject found)
    {
        CapturedFacts facts = FactsOf(kind, ComputerOf(found) ?? (kind == InventorySourceKind.Class ? OwnNameOf(found) : null));
        if (facts.Add(found) is { } missing)
        {
            throw _file.Malformed(found.Line, Text.Format(SR.CapturePropertyMissing, kind, missing));
        }
    }

    /// <summary>Returns the name of a computer system, which is its own.</summary>
    private static string? OwnNameOf(CapturedObject found) =>
        CapturedKinds.FactClassOf(found) == FactClasses.ComputerSystem ? NameOf(found["Name"]) : null;

    /// <summary>
    /// Returns the facts of a computer. Each operating system object has its own facts, because they can contradict
    /// each other, and a server has only one operating system.
    /// </summary>
    private CapturedFacts FactsOf(InventorySourceKind kind, string? computer)
    {
        foreach (CapturedFacts facts in _facts)
        {
            if (facts.Kind == kind && facts.ComputerName == computer && kind != InventorySourceKind.OperatingSystem)
            {
                return facts;
            }
        }

        _facts.Add(new CapturedFacts(kind, computer));
        return _facts[_facts.Count - 1];
    }

    /// <summary>Determines the kind of feature names in a list from the names that only one of the kinds has.</summary>
    private static FeatureNaming? NamesOf(IEnumerable<CapturedObject> objects)
    {
        FeatureNaming[] names =
        [
            .. objects
                .Where(CapturedKinds.HasNumberedState)
                .Select(found => found["Name"] ?? "")
                .Where(name => FeatureLexicon.ServerManager.Contains(name) != FeatureLexicon.Dism.Contains(name))
                .Select(name => FeatureLexicon.Dism.Contains(name) ? FeatureNaming.Dism : FeatureNaming.ServerManager)
                .Distinct(),
        ];
        return names.Length == 1 ? names[0] : null;
    }

    private static string PropertiesOf(CapturedObject found) =>
        found.Properties.Count > 0 ? string.Join(", ", found.Properties.Keys) : SR.CaptureNoProperties;

    private InputException Refuse(string errorId, string sentence, params object[] values) =>
        new(errorId, Text.Format(sentence, [_file.Path, .. values]), _file.Path);
}
