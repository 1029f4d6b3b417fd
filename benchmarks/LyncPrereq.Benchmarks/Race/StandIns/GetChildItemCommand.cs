using System.Management.Automation;

namespace LyncPrereq.Benchmarks;

/// <summary>Simulates Get-ChildItem of a registry key, by name.</summary>
[Cmdlet(VerbsCommon.Get, "ChildItem")]
public sealed class GetChildItemCommand : RegistryCommand
{
    [Parameter]
    public SwitchParameter Name { get; set; }

    protected override void ProcessRecord() => Ask(Key, server => WriteObject(server.SubKeysOf(Key), enumerateCollection: true));
}
