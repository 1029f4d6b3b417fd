namespace LyncPrereq.Benchmarks;

/// <summary>The cmdlets of Windows that scripts of the race use, and the module's over the same servers.</summary>
internal static class StandIns
{
    public static IReadOnlyDictionary<string, Type> All { get; } = new Dictionary<string, Type>
    {
        ["Get-ChildItem"] = typeof(GetChildItemCommand),
        ["Get-CimInstance"] = typeof(GetCimInstanceCommand),
        ["Get-HotFix"] = typeof(GetHotFixCommand),
        ["Get-ItemProperty"] = typeof(GetItemPropertyCommand),
        ["Get-WindowsFeature"] = typeof(GetWindowsFeatureCommand),
        ["Invoke-CimMethod"] = typeof(InvokeCimMethodCommand),
        ["Invoke-Command"] = typeof(InvokeCommandCommand),
        ["Test-LyncCapture"] = typeof(LyncPrereq.Commands.TestLyncPrerequisiteCommand),
        ["Test-LyncPrerequisite"] = typeof(TestRaceServerCommand),
        ["Test-Path"] = typeof(TestPathCommand),
    };
}
