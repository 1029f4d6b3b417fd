namespace LyncPrereq.Requirements;

/// <summary>A release of Windows that is supported, with the service pack and the editions that the support asks for.</summary>
internal sealed class SupportedSystem
{
    public SupportedSystem(WindowsRelease release, int servicePack, ServerEdition[] editions, string? note)
    {
        Release = release;
        ServicePack = servicePack;
        Editions = editions;
        Note = note;
    }

    public WindowsRelease Release { get; }

    public int ServicePack { get; }

    /// <summary>Empty where every edition is supported.</summary>
    public ServerEdition[] Editions { get; }

    /// <summary>What has to be known of it, for example the update of the product that it requires.</summary>
    public string? Note { get; }
}
