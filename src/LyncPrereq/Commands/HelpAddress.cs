namespace LyncPrereq.Commands;

/// <summary>
/// What Get-Help -Online opens: the article that the requirements come from. The project has no address of its own.
/// </summary>
internal static class HelpAddress
{
    public const string Article = "https://technet.microsoft.com/en-us/library/87b318e3-03ae-41f7-af5e-29bb294f6af0";
}
