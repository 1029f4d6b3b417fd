namespace LyncPrereq.Commands;

/// <summary>
/// Contains the address for Get-Help -Online: the article with the requirements. The project has no web site.
/// </summary>
internal static class HelpAddress
{
    public const string Article = "https://technet.microsoft.com/en-us/library/87b318e3-03ae-41f7-af5e-29bb294f6af0";
}
