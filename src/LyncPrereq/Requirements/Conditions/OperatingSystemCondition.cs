namespace LyncPrereq.Requirements.Conditions;

/// <summary>The operating system is one of these.</summary>
internal sealed class OperatingSystemCondition : Condition
{
    public OperatingSystemCondition(SupportedSystem[] systems)
    {
        Systems = systems;
    }

    public SupportedSystem[] Systems { get; }
}
