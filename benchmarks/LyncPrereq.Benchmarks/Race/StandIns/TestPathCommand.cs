using System.Management.Automation;

namespace LyncPrereq.Benchmarks;

/// <summary>Simulates Test-Path of a registry key.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Path")]
public sealed class TestPathCommand : RegistryCommand
{
    protected override void ProcessRecord() => Ask(Key, server => WriteObject(server.HasKey(Key)));
}
