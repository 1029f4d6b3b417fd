using System.Collections.Generic;

namespace LyncPrereq.Facts;

/// <summary>
/// Lists the registry keys that contain facts, for all transports: local, CIM, a session, or a regedit export. A 32-bit
/// key has its own path, which a 64-bit reader can use without change.
/// </summary>
internal static class RegistryLocations
{
    private const string Software = @"SOFTWARE\Microsoft\";
    private const string Software32 = @"SOFTWARE\Wow6432Node\Microsoft\";
    private const string Control = @"SYSTEM\CurrentControlSet\Control\";
    private const string SecureChannel = Control + @"SecurityProviders\SCHANNEL";
    private const string SecureChannelProtocols = SecureChannel + @"\Protocols";
    private const string Servicing = Software + @"Windows\CurrentVersion\Component Based Servicing\";
    private const string MediaFormatPackage =
        Servicing + @"Packages\Microsoft-Windows-Media-Format-Package~31bf3856ad364e35~amd64~~";

    /// <summary>The build, edition, installation type, and service pack.</summary>
    public static readonly RegistryLocation CurrentVersion = new(
        Software + @"Windows NT\CurrentVersion",
        Words("CurrentBuildNumber"),
        Words("CSDVersion"),
        Words("EditionID"),
        Words("InstallationType"));

    /// <summary>
    /// The installation type in the same key, for servers whose other values come from another source.
    /// </summary>
    public static readonly RegistryLocation InstallationType = new(CurrentVersion.Path, Words("InstallationType"));

    /// <summary>The product type: WinNT workstation, LanmanNT domain controller, ServerNT server.</summary>
    public static readonly RegistryLocation ProductOptions = new(Control + "ProductOptions", Words("ProductType"));

    public static readonly RegistryLocation Environment =
        new(Control + @"Session Manager\Environment", Words("PROCESSOR_ARCHITECTURE"));

    /// <summary>
    /// See https://learn.microsoft.com/dotnet/framework/install/how-to-determine-which-versions-are-installed.
    /// </summary>
    public static readonly RegistryLocation DotNetFramework4 =
        new(Software + @"NET Framework Setup\NDP\v4\Full", Number("Release"));

    public static readonly RegistryLocation DotNetFramework35 =
        new(Software + @"NET Framework Setup\NDP\v3.5", Number("Install"));

    /// <summary>Key 3 is for Windows PowerShell 3.0 and later, key 1 for 1.0 and 2.0.</summary>
    public static readonly RegistryLocation PowerShellEngine =
        new(Software + @"PowerShell\3\PowerShellEngine", Words("PowerShellVersion"));

    /// <summary>
    /// Contains the DWORD 1 for each installed module of IIS. A module without a value is not installed.
    /// </summary>
    public static readonly RegistryLocation IisComponents = new(Software + @"InetStp\Components") { AllNumbers = true };

    public static readonly RegistryLocation ComputerName = new(Control + @"ComputerName\ComputerName", Words("ComputerName"));

    public static readonly RegistryLocation ActiveComputerName =
        new(Control + @"ComputerName\ActiveComputerName", Words("ComputerName"));

    public static readonly RegistryLocation ServicingRebootPending = new(Servicing + "RebootPending");

    public static readonly RegistryLocation UpdateRebootRequired =
        new(Software + @"Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired");

    public static readonly RegistryLocation UpdateExeVolatile = new(Software + "Updates", Number("UpdateExeVolatile")) { HasUsuallyNoValues = true };

    /// <summary>
    /// Contains pending file renames in a value, not in a key. Most computers have this value at any time.
    /// </summary>
    public static readonly RegistryLocation SessionManager =
        new(Control + "Session Manager", new RegistryValueName("PendingFileRenameOperations", RegistryDataKind.MultiText));

    /// <summary>The settings of TLS 1.0. Without them, the default of Windows applies.</summary>
    public static readonly RegistryLocation[] Tls10 = [SecureChannelSide("Server"), SecureChannelSide("Client")];

    /// <summary>The settings of .NET Framework for TLS, for each runtime and each view of the registry.</summary>
    public static readonly RegistryLocation[] StrongCrypto =
    [
        new(Software + @".NETFramework\v2.0.50727", Number("SchUseStrongCrypto")),
        new(Software + @".NETFramework\v4.0.30319", Number("SchUseStrongCrypto")),
        new(Software32 + @".NETFramework\v2.0.50727", Number("SchUseStrongCrypto")),
        new(Software32 + @".NETFramework\v4.0.30319", Number("SchUseStrongCrypto")),
    ];

    public static readonly RegistryLocation SessionTickets = new(SecureChannel, Number("EnableSessionTicket"));

    /// <summary>
    /// The core components of Lync Server and Skype for Business Server, which Exchange Server and trusted applications also have.
    /// </summary>
    public static readonly RegistryLocation CoreComponents =
        new(Software + @"Real-Time Communications\{A766C25B-A1D1-4711-A726-AC3E7CA4AAB3}", Words("Version")) { IsUsuallyAbsent = true };

    /// <summary>The entry of the core components of Lync Server 2013 among the installed programs. Updates change its version.</summary>
    public static readonly RegistryLocation InstalledLyncServer2013 =
        new(Software + @"Windows\CurrentVersion\Uninstall\{8901ADFC-435C-4E37-9045-9E2E7A613285}", Words("DisplayVersion")) { IsUsuallyAbsent = true };

    /// <summary>The Silverlight plug-in. The installer of the 64-bit plug-in also installs the 32-bit one.</summary>
    public static readonly RegistryLocation Silverlight = new(Software32 + "Silverlight", Words("Version"));

    /// <summary>The DNS suffix of the computer; NV Domain is the one after the next restart.</summary>
    public static readonly RegistryLocation DnsSuffix =
        new(@"SYSTEM\CurrentControlSet\Services\Tcpip\Parameters", Words("Domain"), Words("NV Domain"));

    /// <summary>The formats of accounts without a profile of their own, for example of services.</summary>
    public static readonly RegistryLocation DefaultInternational =
        new(@"HKEY_USERS\.DEFAULT\Control Panel\International", Words("sTimeFormat"));

    /// <summary>The keys that identify the operating system.</summary>
    public static readonly RegistryLocation[] OperatingSystem = [CurrentVersion, ProductOptions, Environment];

    /// <summary>The keys that indicate a pending restart.</summary>
    public static readonly RegistryLocation[] PendingRestart =
    [
        ServicingRebootPending,
        UpdateRebootRequired,
        UpdateExeVolatile,
        ComputerName,
        ActiveComputerName,
        SessionManager,
    ];

    /// <summary>The keys that identify software other than Windows features. Each of them is sufficient.</summary>
    private static readonly Dictionary<KnownProduct, RegistryLocation[]> s_products = new()
    {
        [KnownProduct.WindowsIdentityFoundation] =
        [
            new(Software + @"Windows Identity Foundation\Setup\v3.5"),
            new(Software32 + @"Windows Identity Foundation\Setup\v3.5"),
        ],
        [KnownProduct.MediaFormatPackage] =
        [
            new(MediaFormatPackage + "6.1.7601.17514", Number("CurrentState")) { IsUsuallyAbsent = true },
            new(MediaFormatPackage + "6.1.7600.16385", Number("CurrentState")) { IsUsuallyAbsent = true },
        ],
        [KnownProduct.FirewallClient] =
        [
            new(Software + "Firewall Client 2004"),
            new(Software32 + "Firewall Client 2004"),
        ],
    };

    public static IReadOnlyList<RegistryLocation> All { get; } =
    [
        .. OperatingSystem,
        DotNetFramework4,
        DotNetFramework35,
        PowerShellEngine,
        IisComponents,
        .. PendingRestart,
        .. s_products[KnownProduct.WindowsIdentityFoundation],
        .. s_products[KnownProduct.MediaFormatPackage],
        .. s_products[KnownProduct.FirewallClient],
        .. Tls10,
        .. StrongCrypto,
        SessionTickets,
        CoreComponents,
        InstalledLyncServer2013,
        Silverlight,
        DnsSuffix,
        DefaultInternational,
    ];

    public static RegistryLocation[] Of(KnownProduct product) => s_products[product];

    private static RegistryLocation SecureChannelSide(string side) => new(
        SecureChannelProtocols + @"\TLS 1.0\" + side,
        Number("Enabled"),
        Number("DisabledByDefault"))
    {
        IsUsuallyAbsent = true,
        Container = SecureChannelProtocols,
    };

    private static RegistryValueName Words(string name) => new(name, RegistryDataKind.Text);

    private static RegistryValueName Number(string name) => new(name, RegistryDataKind.DWord);
}
