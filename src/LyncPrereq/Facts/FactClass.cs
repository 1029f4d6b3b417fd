namespace LyncPrereq.Facts;

/// <summary>Identifies a CIM class whose properties are facts.</summary>
/// <param name="name">The name of the class.</param>
/// <param name="mark">The property that identifies an instance whose class is not known.</param>
/// <param name="properties">The properties to read.</param>
internal sealed class FactClass(string name, string mark, params string[] properties)
{
    public string Name { get; } = name;

    public string Mark { get; } = mark;

    public string[] Properties { get; } = properties;

    /// <summary>The namespace of most classes.</summary>
    public const string DefaultNamespace = @"root\cimv2";

    public string Namespace { get; init; } = DefaultNamespace;

    /// <summary>Gets the first build of Windows that has the class.</summary>
    public int MinBuild { get; init; }

    /// <summary>Gets the condition of instances that are read from a live server; null for all of them.</summary>
    public string? Filter { get; init; }
}
