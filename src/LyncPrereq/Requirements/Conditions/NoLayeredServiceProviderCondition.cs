namespace LyncPrereq.Requirements.Conditions;

/// <summary>Neither Winsock catalog, 32- or 64-bit, holds anything but base providers.</summary>
internal sealed class NoLayeredServiceProviderCondition : Condition
{
}
