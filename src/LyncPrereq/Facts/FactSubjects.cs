namespace LyncPrereq.Facts;

/// <summary>What a gap of an inventory can be about; registry keys go by their path.</summary>
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
