namespace LyncPrereq.Facts;

/// <summary>Specifies software, other than Windows features, that the module can detect.</summary>
internal enum KnownProduct
{
    /// <summary>Windows Identity Foundation, detected by its setup key on Windows Server 2008 R2.</summary>
    WindowsIdentityFoundation,

    /// <summary>The media format package that Lync Setup adds to Windows Server 2008 R2.</summary>
    MediaFormatPackage,

    /// <summary>The ISA Server or Forefront TMG firewall client.</summary>
    FirewallClient,
}
