using System.Management.Automation;

namespace LyncPrereq.Benchmarks;

/// <summary>Simulates Get-CimInstance of a class.</summary>
[Cmdlet(VerbsCommon.Get, "CimInstance")]
public sealed class GetCimInstanceCommand : StandInCommand
{
    [Parameter(Mandatory = true)]
    public string ClassName { get; set; } = "";

    protected override void ProcessRecord() => Ask(ClassName, server =>
        WriteObject(server.Classes[ClassName].Select(Properties.Of), enumerateCollection: true));
}
