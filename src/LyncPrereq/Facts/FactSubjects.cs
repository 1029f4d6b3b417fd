namespace LyncPrereq.Facts;

/// <summary>The subjects of missing facts. Registry keys are identified by their paths, and classes by their names.</summary>
internal static class FactSubjects
{
    public const string Everything = "*";
    public const string OperatingSystem = "OperatingSystem";
    public const string ComputerName = "ComputerName";
    public const string Features = "Features";
    public const string Updates = "Updates";
    public const string Services = "Services";
    public const string Winsock = "WinsockCatalog";
}
