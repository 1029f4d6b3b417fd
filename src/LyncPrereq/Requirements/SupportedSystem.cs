namespace LyncPrereq.Requirements;

/// <summary>A release of Windows that is supported, with the service pack and the editions that the support asks for.</summary>
internal sealed class SupportedSystem
{
    public SupportedSystem(WindowsRelease release, int servicePack, ServerEdition[] editions)
    {
        Release = release;
        ServicePack = servicePack;
        Editions = editions;
    }

    public WindowsRelease Release { get; }

    public int ServicePack { get; }

    /// <summary>Empty where every edition is supported.</summary>
    public ServerEdition[] Editions { get; }
}
