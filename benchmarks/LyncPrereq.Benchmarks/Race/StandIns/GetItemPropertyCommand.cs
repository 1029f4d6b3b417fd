using System.Management.Automation;

namespace LyncPrereq.Benchmarks;

/// <summary>Simulates Get-ItemProperty of a registry key.</summary>
[Cmdlet(VerbsCommon.Get, "ItemProperty")]
public sealed class GetItemPropertyCommand : RegistryCommand
{
    protected override void ProcessRecord() => Ask(Key, server =>
    {
        if (server.HasKey(Key))
        {
            WriteObject(Properties.Of(server.Keys.GetValueOrDefault(Key) ?? []));
        }
    });
}
