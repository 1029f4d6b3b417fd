using LyncPrereq.Facts;

namespace LyncPrereq.Inspection.Cim;

/// <summary>Represents a CIM class with the properties that are facts.</summary>
internal sealed class CimQuery(string className, params string[] properties)
{
    public static readonly CimQuery OperatingSystem = new(
        "Win32_OperatingSystem",
        "BuildNumber",
        "ProductType",
        "ServicePackMajorVersion",
        "OperatingSystemSKU",
        "OSArchitecture",
        "SystemDrive",
        "Caption");

    public static readonly CimQuery OptionalFeature = new("Win32_OptionalFeature", "Name", "InstallState");

    public static readonly CimQuery QuickFixEngineering = new("Win32_QuickFixEngineering", "HotFixID");

    public static readonly CimQuery Service = new("Win32_Service", "Name", "State", "StartMode");

    public string Namespace { get; init; } = FactClass.DefaultNamespace;

    /// <summary>Gets the condition of the instances; null for all of them.</summary>
    public string? Filter { get; init; }

    public string ClassName { get; } = className;

    public string[] Properties { get; } = properties;

    public string Wql =>
        "SELECT " + string.Join(", ", Properties) + " FROM " + ClassName + (Filter is null ? "" : " WHERE " + Filter);

    public static CimQuery Of(FactClass facts) =>
        new(facts.Name, facts.Properties) { Namespace = facts.Namespace, Filter = facts.Filter };
}
