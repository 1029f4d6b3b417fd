namespace LyncPrereq.Requirements.Conditions;

/// <summary>Nothing on the server waits for a restart.</summary>
internal sealed class NoPendingRestartCondition : Condition
{
}
