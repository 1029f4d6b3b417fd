using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>Collects the facts of one kind for one computer.</summary>
internal sealed class CapturedFacts(InventorySourceKind kind)
{
    private readonly List<FeatureFact> _features = [];
    private readonly UpdateIds _updates = new();
    private readonly List<ServiceFact> _services = [];
    private readonly List<MissingFact> _gaps = [];
    private readonly Dictionary<FactClass, List<InstanceFact>> _classes = [];
    private OperatingSystemFact? _operatingSystem;
    private CommandPrompt? _command;

    public InventorySourceKind Kind { get; } = kind;

    public ComputerLabel? Owner { get; set; }

    /// <summary>Adds the facts of an object. Returns the required property that is missing, or null.</summary>
    public string? Add(CapturedObject found)
    {
        switch (Kind)
        {
            case InventorySourceKind.WindowsFeature:
                return AddFeature(found, "Name", StateOf(found));
            case InventorySourceKind.OptionalFeature:
                return found["FeatureName"] is null
                    ? AddFeature(found, "Name", FeatureStates.FromOptionalFeature(Number(found["InstallState"])))
                        ?? (found.Has("InstallState") ? null : "InstallState")
                    : AddFeature(found, "FeatureName", StateWords.OptionalFeature.Find(found["State"] ?? "", isUnfinished: false));
            case InventorySourceKind.Update:
                return AddUpdate(found);
            case InventorySourceKind.Service:
                return AddService(found, found.Properties.ContainsKey("Name") ? "Name" : "ServiceName");
            case InventorySourceKind.Class:
                AddInstance(found, CapturedKinds.FactClassOf(found)!);
                return null;
            default:
                _operatingSystem = OperatingSystemOf(found);
                return null;
        }
    }

    /// <summary>Records that the list of updates is incomplete.</summary>
    public void AddGap(UnknownCause cause, string message) => _gaps.Add(new MissingFact(FactSubjects.Updates, cause, message));

    /// <summary>Records that the list of updates is incomplete, if its command selects some of them.</summary>
    public void AddCommand(CommandPrompt? prompt)
    {
        if (prompt != _command && prompt is { ListsSomeUpdates: true })
        {
            AddGap(UnknownCause.NotCaptured, Text.Format(SR.UpdatesFiltered, prompt.Line));
        }

        _command = prompt;
    }

    public InventorySource ToSource(string location) => new(Kind, location)
    {
        ComputerName = Owner?.Name,
        Owner = Owner?.Text,
        FeatureNamingValue = Kind == InventorySourceKind.OptionalFeature
            ? FeatureNaming.Dism
            : FeatureNaming.ServerManager,
        Features = _features.Count > 0 ? [.. _features] : null,
        Updates = Kind == InventorySourceKind.Update ? _updates.All : null,
        Services = _services.Count > 0 ? [.. _services] : null,
        OperatingSystem = _operatingSystem,
        Classes = _classes.Count > 0 ? [.. _classes.Select(some => new ClassFact(some.Key.Name, [.. some.Value]))] : null,
        MissingFacts = [.. _updates.MissingFacts, .. _gaps],
    };

    private string? AddFeature(CapturedObject found, string nameProperty, FeatureState state)
    {
        if (!found.Has(nameProperty))
        {
            return nameProperty;
        }

        _features.Add(new FeatureFact(found[nameProperty]!, state));
        return null;
    }

    private string? AddUpdate(CapturedObject found)
    {
        AddCommand(found.Prompt);
        _updates.Add(found["HotFixID"], found["ServicePackInEffect"] + " " + found["Caption"]);
        return null;
    }

    private string? AddService(CapturedObject found, string nameProperty)
    {
        if (!found.Has(nameProperty))
        {
            return nameProperty;
        }

        // In Win32_Service, Status is the health. Its State corresponds to Status of Get-Service.
        _services.Add(new ServiceFact(
            found[nameProperty]!,
            ServiceStates.NameOf(found["State"]) ?? ServiceStates.NameOf(found["Status"]) ?? "",
            ServiceStates.StartModeOf(found["StartMode"] ?? found["StartType"])));
        return null;
    }

    /// <summary>Adds the properties that the object has; Select-Object or a format can have removed some.</summary>
    private void AddInstance(CapturedObject found, FactClass facts)
    {
        if (!_classes.TryGetValue(facts, out List<InstanceFact>? instances))
        {
            _classes.Add(facts, instances = []);
        }

        instances.Add(new InstanceFact(
        [
            .. facts.Properties.Where(name => found.Properties.ContainsKey(name) && PropertyUnits.CanBe(name, found[name])).Select(name => new PropertyFact(
                name,
                found[name] is { Length: > 0 } text ? text.Split('\n') : [])),
        ]));
    }

    /// <summary>Returns the state; unknown if both properties exist and contradict each other.</summary>
    private static FeatureState StateOf(CapturedObject found)
    {
        FeatureState installed = StateWords.Installed.Find(found["Installed"] ?? "", isUnfinished: false);
        if (found["InstallState"] is not { Length: > 0 } text)
        {
            // Select-Object Name, Installed keeps only the Boolean value.
            return installed;
        }

        FeatureState state = FeatureStates.FromServerManager(text);
        bool isContradicted = (installed == FeatureState.Installed && state is FeatureState.Available or FeatureState.Removed)
            || (installed == FeatureState.NotInstalled && state == FeatureState.Installed);
        return isContradicted ? FeatureState.Unknown : state;
    }

    private static OperatingSystemFact OperatingSystemOf(CapturedObject found) => new()
    {
        Build = BuildOf(found),
        ProductType = Number(found["ProductType"]),
        ServicePack = Number(found["ServicePackMajorVersion"]),
        Sku = Number(found["OperatingSystemSKU"]),
        AddressWidth = AddressWidths.FromArchitecture(found["OSArchitecture"]),
        SystemDrive = found.Has("SystemDrive") ? found["SystemDrive"] : null,
        Caption = found.Has("Caption") ? found["Caption"]!.Trim() : null,
    };

    /// <summary>Returns the build; null if the properties with it contradict each other.</summary>
    private static int? BuildOf(CapturedObject found)
    {
        int? build = Number(found["BuildNumber"]);
        int? inVersion = Version.TryParse(found["Version"] ?? "", out Version? parsed) && parsed.Build > 0 ? parsed.Build : null;
        return build is not null && inVersion is not null && build != inVersion ? null : build ?? inVersion;
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : null;
}
