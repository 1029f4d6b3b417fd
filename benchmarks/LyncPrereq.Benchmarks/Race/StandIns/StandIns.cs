namespace LyncPrereq.Benchmarks;

/// <summary>
/// Lists the simulated Windows cmdlets for the scripts of the race, and those of the module for the same servers.
/// </summary>
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
