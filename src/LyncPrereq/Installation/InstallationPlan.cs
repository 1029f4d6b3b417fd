using System.ComponentModel;
using System.Globalization;
using LyncPrereq.Installation;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>
/// Represents the ordered steps for one server. A plan can be reviewed and stored. When it runs, its commands are
/// created from the names in the catalog.
/// </summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class InstallationPlan
{
    internal InstallationPlan()
    {
    }

    /// <summary>Gets the server.</summary>
    public string ComputerName { get; internal init; } = "";

    /// <summary>Gets the product whose requirements are installed.</summary>
    public string Product { get; internal init; } = "";

    /// <summary>Gets the roles that the server was tested for.</summary>
    [Shape(Of = nameof(RoleValue))]
    public ValueList<string> Role => ValueList<string>.Of(RoleValue);

    internal ValueList<LyncRole> RoleValue { get; init; } = [];

    /// <summary>Gets the Windows release of the server; null if it is not known.</summary>
    [Shape(Of = nameof(OperatingSystemValue))]
    public string? OperatingSystem => OperatingSystemValue?.ToString();

    internal WindowsRelease? OperatingSystemValue { get; init; }

    /// <summary>Gets the steps in their order. Empty if no prerequisite is missing.</summary>
    public ValueList<InstallationStep> Step { get; internal init; } = [];

    /// <summary>Gets warnings to read before the plan runs.</summary>
    public ValueList<string> Warning { get; internal init; } = [];

    /// <summary>
    /// Gets the plan as a Windows PowerShell 2.0 script, which can be reviewed and run on the server.
    /// </summary>
    public string Script { get; internal init; } = "";

    internal InstallationOptions Options { get; init; } = new();

    /// <summary>Returns the server and the number of steps.</summary>
    public override string ToString() => ComputerName + ": " + Step.Count.ToString(CultureInfo.InvariantCulture) + " steps";
}
