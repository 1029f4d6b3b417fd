using System.Management.Automation;

namespace LyncPrereq.Benchmarks;

/// <summary>The base class of cmdlets that read the registry of the server that the script runs on.</summary>
public abstract class RegistryCommand : StandInCommand
{
    private const string Drive = @"HKLM:\";

    [Parameter(Mandatory = true)]
    public string LiteralPath { get; set; } = "";

    internal string Key => LiteralPath.StartsWith(Drive, StringComparison.OrdinalIgnoreCase)
        ? LiteralPath[Drive.Length..]
        : throw new PSArgumentException(LiteralPath);
}
