using System.Collections;
using System.Management.Automation;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Benchmarks;

/// <summary>Simulates Invoke-CimMethod of StdRegProv.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "CimMethod")]
public sealed class InvokeCimMethodCommand : StandInCommand
{
    [Parameter(Mandatory = true)]
    public string MethodName { get; set; } = "";

    [Parameter(Mandatory = true)]
    public IDictionary Arguments { get; set; } = new Hashtable();

    [Parameter(Mandatory = true)]
    public string ClassName { get; set; } = "";

    [Parameter(Mandatory = true)]
    public string Namespace { get; set; } = "";

    protected override void ProcessRecord()
    {
        string path = (string)Arguments["sSubKeyName"]!;
        Ask(path, server => WriteObject(Properties.Of(Answer(server, path))));
    }

    private Dictionary<string, object?> Answer(FakeServer server, string path)
    {
        bool isEnumeration = MethodName == "EnumKey";
        object? value = isEnumeration ? server.SubKeysOf(path) : server.ValueOf(path, (string)Arguments["sValueName"]!);
        return new Dictionary<string, object?>
        {
            ["ReturnValue"] = server.HasKey(path) ? value is null ? 1 : 0 : 2,
            [isEnumeration ? "sNames" : MethodName is "GetStringValue" or "GetMultiStringValue" ? "sValue" : "uValue"] = value,
        };
    }
}
