using System.Management.Automation;
using System.Threading;

/// <summary>At the end of a pipeline: tells that it was asked to stop, after every command before it was asked.</summary>
[Cmdlet("Watch", "Stop")]
public sealed class WatchStopCommand : PSCmdlet
{
    [Parameter(Mandatory = true)]
    public ManualResetEventSlim Asked { get; set; }

    [Parameter(ValueFromPipeline = true)]
    public object InputObject { get; set; }

    protected override void StopProcessing()
    {
        Asked.Set();
    }
}
