namespace LyncPrereq.Requirements;

/// <summary>Nothing on the server waits for a restart.</summary>
internal sealed class NoPendingRestartCondition : Condition
{
}
