using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Captures;

/// <summary>Collects the objects of one file into one source for each kind.</summary>
internal sealed class CapturedObjects(CaptureFile file)
{
    /// <summary>The property that Compare-Object adds.</summary>
    public const string Comparison = "SideIndicator";

    /// <summary>How many more names of one kind than of the other kind identify a list.</summary>
    private const int Majority = 10;

    private readonly CaptureFile _file = file;
    private readonly CaptureOwner _owner = new(file);
    private readonly CapturedLists _lists = new(file);
    private readonly List<CapturedFacts> _facts = [];

    /// <summary>Objects whose kind depends on their properties and on the other objects of the file.</summary>
    private readonly List<CapturedObject> _untyped = [];

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

    /// <exception cref="InputException">
    /// The file contains no object, or an object whose kind cannot be determined.
    /// </exception>
    public List<InventorySource> ToSources()
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

        return _facts.ConvertAll(facts => facts.ToSource(_file.Name));
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
        if (found.Has(Comparison))
        {
            throw _file.Comparison(found.Line);
        }

        if (IsOffline(kind, found))
        {
            throw _file.Offline(found.Line);
        }

        ComputerLabel? label = ComputerProperties.LabelOf(found);
        _owner.AddOutput(label, found.Prompt, found.Line);
        _lists.Add(kind, found, label);
        CapturedFacts facts = FactsOf(kind);
        facts.Owner = ComputerLabel.Best(facts.Owner, label ?? found.Prompt?.Computer);
        if (facts.Add(found) is { } missing)
        {
            throw _file.Malformed(found.Line, Text.Format(SR.CapturePropertyMissing, kind, missing));
        }
    }

    /// <summary>Returns whether an object is a feature of an offline image, and not of a server.</summary>
    private static bool IsOffline(InventorySourceKind kind, CapturedObject found) =>
        kind is InventorySourceKind.WindowsFeature or InventorySourceKind.OptionalFeature
        && (found.Prompt is { IsOffline: true } || string.Equals(found["Online"], "false", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Returns the facts of a kind. Each operating system object has its own facts, because they can contradict each
    /// other, and a server has only one operating system.
    /// </summary>
    private CapturedFacts FactsOf(InventorySourceKind kind)
    {
        CapturedFacts? facts = kind == InventorySourceKind.OperatingSystem ? null : _facts.Find(some => some.Kind == kind);
        if (facts is null)
        {
            _facts.Add(facts = new CapturedFacts(kind));
        }

        return facts;
    }

    /// <summary>
    /// Determines the kind of feature names in a list from the names that only one of the kinds has. The known names of
    /// DISM are incomplete, so that a few names can indicate the other kind.
    /// </summary>
    private static FeatureNaming? NamesOf(IEnumerable<CapturedObject> objects)
    {
        string[] names = [.. objects.Where(CapturedKinds.HasNumberedState).Select(found => found["Name"] ?? "")];
        int dism = names.Count(name => FeatureLexicon.Dism.Contains(name) && !FeatureLexicon.ServerManager.Contains(name));
        int serverManager = names.Count(name => FeatureLexicon.ServerManager.Contains(name) && !FeatureLexicon.Dism.Contains(name));
        return dism > serverManager * Majority ? FeatureNaming.Dism
            : serverManager > dism * Majority ? FeatureNaming.ServerManager
            : null;
    }

    private static string PropertiesOf(CapturedObject found) =>
        found.Properties.Count > 0 ? string.Join(", ", found.Properties.Keys) : SR.CaptureNoProperties;

    private InputException Refuse(string errorId, string sentence, params object[] values) =>
        new(errorId, Text.Format(sentence, [_file.Path, .. values]), _file.Path);
}
