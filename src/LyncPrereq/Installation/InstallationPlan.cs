using System.ComponentModel;
using System.Globalization;
using LyncPrereq.Installation;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>
/// What is to be done on one server, in order. A plan is a proposal: it is looked at, kept and handed on, and when it is
/// carried out its commands are made anew from names.
/// </summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class InstallationPlan
{
    internal InstallationPlan()
    {
    }

    /// <summary>The server.</summary>
    public required string ComputerName { get; init; }

    /// <summary>The product whose requirements are served.</summary>
    public required string Product { get; init; }

    /// <summary>The roles that the server was judged for.</summary>
    public required ValueList<LyncRole> Role { get; init; }

    /// <summary>The server's release of Windows; null where it is not known.</summary>
    public required WindowsRelease? OperatingSystem { get; init; }

    /// <summary>The steps in their order; none where nothing is missing.</summary>
    public required ValueList<InstallationStep> Step { get; init; }

    /// <summary>What has to be known before it is carried out.</summary>
    public required ValueList<string> Warning { get; init; }

    /// <summary>The same as a script in Windows PowerShell 2.0, to be read, and run on the server itself.</summary>
    public required string Script { get; init; }

    internal InstallationOptions Options { get; init; } = new();

    /// <summary>Server and number of steps.</summary>
    public override string ToString() => ComputerName + ": " + Step.Count.ToString(CultureInfo.InvariantCulture) + " steps";
}
