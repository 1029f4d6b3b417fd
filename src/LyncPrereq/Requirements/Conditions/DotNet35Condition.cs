namespace LyncPrereq.Requirements.Conditions;

/// <summary>The registry says that .NET Framework 3.5 is installed.</summary>
internal sealed class DotNet35Condition : Condition
{
}
