namespace LyncPrereq.Facts;

/// <summary>Software outside the Windows features that the module knows how to find.</summary>
internal enum KnownProduct
{
    /// <summary>Windows Identity Foundation by its setup key, Windows Server 2008 R2.</summary>
    WindowsIdentityFoundation,

    /// <summary>The media format package that Lync's own setup adds to Windows Server 2008 R2.</summary>
    MediaFormatPackage,

    /// <summary>The ISA Server or Forefront TMG firewall client.</summary>
    FirewallClient,
}
