namespace LyncPrereq.Requirements.Conditions;

/// <summary>The Windows PowerShell engine in the registry has at least this version.</summary>
internal sealed class PowerShellEngineCondition : Condition
{
    public PowerShellEngineCondition(System.Version minimum)
    {
        Minimum = minimum;
    }

    public System.Version Minimum { get; }
}
