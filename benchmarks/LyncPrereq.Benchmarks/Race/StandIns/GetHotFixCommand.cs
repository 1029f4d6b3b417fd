using System.Management.Automation;

namespace LyncPrereq.Benchmarks;

/// <summary>Simulates Get-HotFix.</summary>
[Cmdlet(VerbsCommon.Get, "HotFix")]
public sealed class GetHotFixCommand : StandInCommand
{
    private const string ClassName = "Win32_QuickFixEngineering";

    protected override void ProcessRecord() => Ask(ClassName, server =>
        WriteObject(server.Classes[ClassName].Select(Properties.Of), enumerateCollection: true));
}
