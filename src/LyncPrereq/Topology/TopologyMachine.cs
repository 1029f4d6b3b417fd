using System;
using System.Linq;

namespace LyncPrereq.Topology;

/// <summary>Represents a computer in one document.</summary>
internal sealed class TopologyMachine(string path, TopologyComputer computer, bool isRefused)
{
    public string Path { get; } = path;

    public TopologyComputer Computer { get; } = computer;

    /// <summary>Gets a value that indicates whether an error was already reported for it.</summary>
    public bool IsRefused { get; } = isRefused;

    /// <summary>Returns whether both computers would be tested in the same way.</summary>
    public bool Agrees(TopologyMachine other) =>
        Computer.Role.SequenceEqual(other.Computer.Role)
        && Computer.Product == other.Computer.Product
        && Computer.Kind == other.Computer.Kind
        && string.Equals(Computer.Pool, other.Computer.Pool, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns its pool and roles.</summary>
    public override string ToString() => Text.Format(
        SR.TopologyMachine,
        Computer.Pool,
        Computer.Role.Count > 0 ? Computer.Role : Computer.Kind,
        Computer.Product ?? "-",
        Path);
}
