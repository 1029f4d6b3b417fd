namespace LyncPrereq.Requirements.Conditions;

/// <summary>Neither Winsock catalogue, 32- or 64-bit, holds anything but base providers.</summary>
internal sealed class NoLayeredServiceProviderCondition : Condition
{
}
