using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Captures;

/// <summary>
/// Determines the kind of an object: from its type, or, if Select-Object, CSV, or JSON did not keep the type, from its
/// properties.
/// </summary>
internal static class CapturedKinds
{
    private static readonly KeyValuePair<string, InventorySourceKind>[] s_types =
    [
        new("Microsoft.Windows.ServerManager.Commands.Feature", InventorySourceKind.WindowsFeature),
        new("Win32_OperatingSystem", InventorySourceKind.OperatingSystem),
        new("Win32_QuickFixEngineering", InventorySourceKind.Update),
        new("Win32_OptionalFeature", InventorySourceKind.OptionalFeature),
        new("Win32_Service", InventorySourceKind.Service),
        new("System.ServiceProcess.ServiceController", InventorySourceKind.Service),
        new("Microsoft.Dism.Commands.BasicFeatureObject", InventorySourceKind.OptionalFeature),
        new("Microsoft.Dism.Commands.AdvancedFeatureObject", InventorySourceKind.OptionalFeature),
    ];

    /// <summary>Types that do not identify the original object.</summary>
    private static readonly Regex s_untyped = new(
        @"^(Selected\.|Deserialized\.)*(System\.Management\.Automation\.PS(Custom)?Object"
        + @"|(?<wmi>System\.Management\.Management(Base)?Object|Microsoft\.Management\.Infrastructure\.CimInstance)"
        + @"|System\.Collections\.(Hashtable|Specialized\.OrderedDictionary|Generic\.Dictionary`2.*))\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private static readonly string[] s_classProperties = ["__CLASS", "CimClass", "CimClass/CimClassName", "CreationClassName"];

    /// <summary>Returns whether the types of an object do not identify it.</summary>
    public static bool IsUntyped(IReadOnlyList<string> typeNames) => typeNames.Count == 0 || s_untyped.IsMatch(typeNames[0]);

    /// <summary>
    /// Returns the class of an object: from its type or, if it was not kept, from its properties; null if it is none of
    /// these classes.
    /// </summary>
    public static FactClass? FactClassOf(CapturedObject found)
    {
        // Without LINQ: a file can contain many objects.
        string? name = ClassOf(found);
        bool isUntyped = name is null && IsUntyped(found.TypeNames);
        for (int i = 0; i < FactClasses.All.Length; i++)
        {
            FactClass known = FactClasses.All[i];
            if (isUntyped ? found.Properties.ContainsKey(known.Mark) : IsOfClass(found, name, known.Name))
            {
                return known;
            }
        }

        return null;
    }

    private static bool IsOfClass(CapturedObject found, string? name, string wanted)
    {
        for (int i = 0; i < found.TypeNames.Count; i++)
        {
            if (IsOf(found.TypeNames[i], wanted))
            {
                return true;
            }
        }

        return name is not null && IsOf(name, wanted);
    }

    /// <summary>Returns the kind for the type or class of an object; null if it is not one of these kinds.</summary>
    public static InventorySourceKind? ByType(CapturedObject found)
    {
        foreach (string typeName in found.TypeNames)
        {
            if (KindOf(typeName) is { } kind)
            {
                return kind;
            }
        }

        return ClassOf(found) is { } name ? KindOf(name) : null;
    }

    /// <summary>
    /// Returns the kind of an untyped object from its properties; null if they match no kind or several.
    /// </summary>
    /// <param name="found">The object.</param>
    /// <param name="names">The kind of feature names in the file, if it is known.</param>
    public static InventorySourceKind? ByProperties(CapturedObject found, FeatureNaming? names)
    {
        if (ClassOf(found) is not null)
        {
            return null;
        }

        InventorySourceKind?[] kinds =
        [
            found["HotFixID"] is not null ? InventorySourceKind.Update : null,
            found.Has("FeatureName") && found.Has("State") ? InventorySourceKind.OptionalFeature : null,
            IsOperatingSystem(found) ? InventorySourceKind.OperatingSystem : null,
            FactClassOf(found) is not null ? InventorySourceKind.Class : FeatureKind(found, names),
            IsService(found) ? InventorySourceKind.Service : null,
        ];
        int first = Array.FindIndex(kinds, kind => kind is not null);
        return first >= 0 && Array.FindLastIndex(kinds, kind => kind is not null) == first ? kinds[first] : null;
    }

    /// <summary>
    /// Returns whether the state of an object is a number. ServerManager and the DISM class use different numbers.
    /// </summary>
    public static bool HasNumberedState(CapturedObject found) => IsNumber(found["InstallState"]);

    /// <summary>Returns whether a table with these columns can be one of the captures.</summary>
    public static bool AreColumns(ICollection<string> columns)
    {
        bool Has(string name) => columns.Contains(name, StringComparer.OrdinalIgnoreCase);
        return Has("HotFixID") || Has("BuildNumber") || Has("OperatingSystemSKU")
            || (Has("FeatureName") && Has("State"))
            || Array.Exists(FactClasses.All, known => Has(known.Mark))
            || ((Has("Name") || Has("ServiceName"))
                && Array.Exists(
                    ["InstallState", "Installed", "FeatureType", "Status", "State", "StartType", "StartMode"],
                    name => Has(name)));
    }

    /// <summary>Returns the WMI class in the properties of the object.</summary>
    private static string? ClassOf(CapturedObject found)
    {
        foreach (string property in s_classProperties)
        {
            if (found.Has(property))
            {
                return found[property];
            }
        }

        return null;
    }

    private static InventorySourceKind? KindOf(string typeName)
    {
        foreach (KeyValuePair<string, InventorySourceKind> kind in s_types)
        {
            if (IsOf(typeName, kind.Key))
            {
                return kind.Value;
            }
        }

        return Array.Exists(FactClasses.All, known => IsOf(typeName, known.Name)) ? InventorySourceKind.Class : null;
    }

    /// <summary>
    /// Compares a type. "Selected." and "Deserialized." can precede a type, and the namespace a class.
    /// </summary>
    private static bool IsOf(string typeName, string kind) =>
        typeName.EndsWith(kind, StringComparison.OrdinalIgnoreCase)
        && (typeName.Length == kind.Length || typeName[typeName.Length - kind.Length - 1] is '.' or '#' or '\\' or '/' or ':');

    private static InventorySourceKind? FeatureKind(CapturedObject found, FeatureNaming? names)
    {
        if (found["Name"] is not { } name || !(FeatureLexicon.Dism.CanBe(name) || (names is not null && HasNumberedState(found))))
        {
            return null;
        }

        if (found.Has("FeatureType") || found.Has("Installed"))
        {
            return InventorySourceKind.WindowsFeature;
        }

        if (found["InstallState"] is not { Length: > 0 } state)
        {
            return null;
        }

        // ServerManager objects never come from WMI, and their states have the names of the enum.
        bool isWmi = found.TypeNames.Count > 0 && s_untyped.Match(found.TypeNames[0]).Groups["wmi"].Success;
        return !HasNumberedState(found) ? InventorySourceKind.WindowsFeature
            : isWmi || names == FeatureNaming.Dism ? InventorySourceKind.OptionalFeature
            : names == FeatureNaming.ServerManager ? InventorySourceKind.WindowsFeature
            : null;
    }

    private static bool IsOperatingSystem(CapturedObject found) => IsNumber(found["BuildNumber"])
        || IsNumber(found["OperatingSystemSKU"])
        || (IsNumber(found["ProductType"]) && (found.Has("OSArchitecture") || found.Has("Version")));

    private static bool IsService(CapturedObject found) => (found.Has("Name") || found.Has("ServiceName"))
        && (ServiceStates.NameOf(found["State"]) is not null
            || ServiceStates.NameOf(found["Status"]) is not null
            || found.Has("StartMode")
            || found.Has("StartType"));

    private static bool IsNumber(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
