namespace LyncPrereq.Facts;

/// <summary>
/// Lists the classes that contain facts about the computer, for all transports: CIM, a session, and captures. The properties
/// of root\cimv2 exist since Windows Server 2008 R2, and root\StandardCimv2 exists since Windows Server 2012.
/// </summary>
internal static class FactClasses
{
    public static readonly FactClass ComputerSystem = new(
        "Win32_ComputerSystem",
        "PartOfDomain",
        "Name",
        "DNSHostName",
        "Domain",
        "PartOfDomain",
        "DomainRole",
        "Manufacturer",
        "Model",
        "NumberOfProcessors",
        "NumberOfLogicalProcessors",
        "TotalPhysicalMemory");

    /// <summary>The IP configuration. An adapter without TCP/IP has IPEnabled False.</summary>
    public static readonly FactClass NetworkConfiguration = new(
        "Win32_NetworkAdapterConfiguration",
        "IPEnabled",
        "Description",
        "IPEnabled",
        "IPAddress",
        "DHCPEnabled",
        "DefaultIPGateway");

    public static readonly FactClass NetworkAdapter = new(
        "Win32_NetworkAdapter",
        "NetEnabled",
        "Name",
        "NetEnabled",
        "PhysicalAdapter",
        "Speed");

    /// <summary>The drives. Other drives than local disks are not read, because some of them respond slowly.</summary>
    public static readonly FactClass LogicalDisk = new(
        "Win32_LogicalDisk",
        "FreeSpace",
        "DeviceID",
        "DriveType",
        "FreeSpace",
        "Size")
    {
        Filter = "DriveType = 3",
    };

    public static readonly FactClass Processor = new(
        "Win32_Processor",
        "NumberOfCores",
        "Name",
        "Architecture",
        "MaxClockSpeed",
        "NumberOfCores",
        "NumberOfLogicalProcessors");

    /// <summary>The receive-side scaling of the network adapters that support it.</summary>
    public static readonly FactClass ReceiveSideScaling = new(
        "MSFT_NetAdapterRssSettingData",
        "NumberOfReceiveQueues",
        "InterfaceDescription",
        "Enabled",
        "NumberOfReceiveQueues")
    {
        Namespace = @"root\StandardCimv2",
        MinBuild = 9200,
    };

    public static FactClass[] All { get; } =
        [ComputerSystem, NetworkConfiguration, NetworkAdapter, LogicalDisk, Processor, ReceiveSideScaling];
}
