namespace LyncPrereq.Tests.Installation;

/// <summary>Tests that move the Windows folder of this process run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealProcesses
{
    public const string Name = "Real processes";
}
