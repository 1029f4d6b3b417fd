namespace LyncPrereq.Inspection;

/// <summary>The answer of a method of StdRegProv.</summary>
internal sealed class RegistryAnswer(uint returnValue, object? data)
{
    /// <summary>The error code; 0 for success.</summary>
    public uint ReturnValue { get; } = returnValue;

    /// <summary>The out parameter that the method is called for.</summary>
    public object? Data { get; } = data;
}
