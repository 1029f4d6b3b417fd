namespace LyncPrereq.Requirements.Conditions;

/// <summary>Maps Release numbers to versions of .NET Framework, according to Microsoft's documentation.</summary>
internal static class DotNetReleases
{
    public static string NameOf(long release) => release switch
    {
        >= 533320 => "4.8.1 or later",
        >= 528040 => "4.8",
        >= 461808 => "4.7.2",
        >= 461308 => "4.7.1",
        >= 460798 => "4.7",
        >= 394802 => "4.6.2",
        >= 394254 => "4.6.1",
        >= 393295 => "4.6",
        >= 379893 => "4.5.2",
        >= 378675 => "4.5.1",
        >= 378389 => "4.5",
        _ => "4.0",
    };
}
