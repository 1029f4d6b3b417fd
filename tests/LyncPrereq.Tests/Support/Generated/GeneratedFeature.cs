using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Tests.Support.Generated;

/// <summary>A feature of a generated server.</summary>
internal sealed class GeneratedFeature(WindowsFeature feature, GeneratedFeature? above, FeatureState state, string[] children)
{
    private static readonly string[] s_roles =
    [
        "AD-Certificate", "AD-Domain-Services", "ADFS-Federation", "ADLDS", "ADRMS", "Application-Server", "DHCP", "DNS", "Fax",
        "File-Services", "FileAndStorage-Services", "Hyper-V", "NPAS", "Print-Services", "RemoteAccess", "Remote-Desktop-Services",
        "ServerEssentialsRole", "UpdateServices", "VolumeActivation", "WDS", "Web-Server",
    ];

    public string Name => feature.Name;

    /// <summary>The tables have the display names that requirements use. Another feature is shown by the words of its name.</summary>
    public string DisplayName => feature.DisplayName ?? feature.Name.Replace('-', ' ');

    public string[] DismNames => feature.DismNames;

    public string[] DependsOn => feature.DependsOn;

    public string? Parent => feature.Parent;

    public string? InetStpComponent => feature.InetStpComponent;

    public string Path => above is null ? DisplayName : above.Path + "\\" + DisplayName;

    public int Depth => above is null ? 1 : above.Depth + 1;

    public FeatureState State => state;

    public string[] Children => children;

    public bool IsInstalled => state is FeatureState.Installed or FeatureState.UninstallPending;

    public string FeatureType => !s_roles.Contains(Root) ? "Feature" : above is null ? "Role" : "Role Service";

    private string Root => above is null ? Name : above.Root;
}
