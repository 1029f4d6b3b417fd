using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using LyncPrereq.Facts;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Captures;

/// <summary>The objects of one file, gathered into a source for each kind and each computer.</summary>
internal sealed class CapturedObjects
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

    private readonly CaptureFile _file;
    private readonly List<CapturedFacts> _facts = [];

    /// <summary>Objects that only their properties, and the other objects of the file, tell the kind of.</summary>
    private readonly List<CapturedObject> _untyped = [];

    public CapturedObjects(CaptureFile file) => _file = file;

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

    /// <summary>An address or a cut name names no computer, and "." or localhost would be the one on which the file is read.</summary>
    public static string? NameOf(string? text) =>
        text?.Trim() is { Length: > 0 } name
            && name != "."
            && !CutText.IsTruncated(name)
            && !IPAddress.TryParse(name, out _)
            && !string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase)
            ? name
            : null;

    /// <exception cref="InputException">The object is none of the captures, or lacks what makes it one.</exception>
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

    /// <param name="prompted">The computer that the text around the objects names, which is that of those that name none.</param>
    /// <exception cref="InputException">The file has no object, or one that does not tell what it is.</exception>
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

    /// <summary>A hashtable or an object of several captures is what it holds; whatever else it holds is left alone.</summary>
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
        CapturedFacts facts = FactsOf(kind, ComputerOf(found));
        if (facts.Add(found) is { } missing)
        {
            throw _file.Malformed(found.Line, Text.Format(SR.CapturePropertyMissing, kind, missing));
        }
    }

    /// <summary>
    /// What the objects before said. Two answers of what the system is stay two: they may contradict each other, and a
    /// server has one.
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

    /// <summary>Whose names the features of a list are, told by those that only one of the two uses.</summary>
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
