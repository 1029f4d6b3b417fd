namespace LyncPrereq.Inspection;

/// <summary>Represents the result of a StdRegProv method.</summary>
internal sealed class RegistryAnswer(uint returnValue, object? data)
{
    /// <summary>Gets the error code, or 0 for success.</summary>
    public uint ReturnValue { get; } = returnValue;

    /// <summary>Gets the value of the out parameter.</summary>
    public object? Data { get; } = data;
}
