namespace LyncPrereq.Inspection;

/// <summary>What a method of StdRegProv answered.</summary>
internal sealed class RegistryAnswer
{
    public RegistryAnswer(uint returnValue, object? data)
    {
        ReturnValue = returnValue;
        Data = data;
    }

    public uint ReturnValue { get; }

    /// <summary>The one out parameter that the method is called for.</summary>
    public object? Data { get; }
}
