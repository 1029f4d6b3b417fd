namespace LyncPrereq.Tests.Properties;

/// <summary>A server that is judged, and another one that is judged after it.</summary>
internal sealed record ScenarioPair(Scenario First, Scenario Second)
{
    public IEnumerable<ScenarioPair> Smaller() =>
    [
        .. First.Smaller().Select(smaller => this with { First = smaller }),
        .. Second.Smaller().Select(smaller => this with { Second = smaller }),
    ];
}
