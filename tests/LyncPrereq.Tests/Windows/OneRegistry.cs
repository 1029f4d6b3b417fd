namespace LyncPrereq.Tests.Windows;

/// <summary>Tests that write to the one registry of the machine run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneRegistry
{
    public const string Name = "Windows registry";
}
