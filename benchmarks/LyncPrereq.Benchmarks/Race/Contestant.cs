using System.Collections.ObjectModel;
using System.Management.Automation;

namespace LyncPrereq.Benchmarks;

/// <summary>Represents a contestant of the race.</summary>
/// <param name="Name">The name in the tables.</param>
/// <param name="IsSequential">
/// Whether it processes the servers one after the other, so that its time is that of one server multiplied by their
/// number.
/// </param>
/// <param name="Script">The script to run.</param>
internal sealed record Contestant(string Name, bool IsSequential, string Script)
{
    /// <summary>
    /// The features that the article lists for a Front End Server on Windows Server 2012, in its text and its command
    /// line.
    /// </summary>
    public static readonly string[] Features =
    [
        "NET-WCF-HTTP-Activation45", "Windows-Identity-Foundation", "NET-Framework-Core", "RSAT-ADDS", "Web-Server",
        "Web-WebServer", "Web-Static-Content", "Web-Default-Doc", "Web-Http-Errors", "Web-Asp-Net", "Web-Net-Ext",
        "Web-ISAPI-Ext", "Web-ISAPI-Filter", "Web-Http-Logging", "Web-Log-Libraries", "Web-Request-Monitor",
        "Web-Http-Tracing", "Web-Basic-Auth", "Web-Windows-Auth", "Web-Client-Auth", "Web-Filtering",
        "Web-Stat-Compression", "Web-Dyn-Compression", "NET-WCF-HTTP-Activation45", "Web-Asp-Net45", "Web-Mgmt-Tools",
        "Web-Mgmt-Console", "Web-Scripting-Tools", "Web-Mgmt-Compat", "Server-Media-Foundation", "Telnet-Client", "BITS",
    ];

    public static readonly Contestant ModuleAgentless =
        new("the module, agentless", false, "param($Server, $Name) Test-LyncPrerequisite -Role FrontEnd -ComputerName $Server");

    public static readonly Contestant ModuleSessions = new(
        "the module, sessions",
        false,
        "param($Server, $Name) Test-LyncPrerequisite -Role FrontEnd -ComputerName $Server -ThroughSession");

    public static readonly Contestant FactsAgentless =
        new("same facts, agentless, server by server", true, Facts("Agentless"));

    public static readonly Contestant FactsSessions =
        new("same facts, sessions, server by server", true, Facts("ServerByServer"));

    public static readonly Contestant FactsFanOut = new("same facts, sessions, 32 at the same time", false, Facts("FanOut"));

    public static readonly Contestant FeaturesServerByServer =
        new("features only, server by server", true, Load("FeaturesServerByServer"));

    public static readonly Contestant FeaturesFanOut = new("features only, sessions, 32 at the same time", false, Load("FeaturesFanOut"));

    public static readonly Contestant[] All =
    [
        ModuleSessions, FactsSessions, FactsFanOut, FeaturesFanOut, ModuleAgentless, FactsAgentless, FeaturesServerByServer,
    ];

    public Collection<PSObject> Run(Engine engine, string[] servers) => engine.Run(Script, new Dictionary<string, object>
    {
        ["Server"] = servers,
        ["Name"] = Features,
    });

    public static string Load(string name)
    {
        using Stream stream = typeof(Contestant).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Returns the script as a block, called as a user would call the file.</summary>
    private static string Facts(string way) =>
        "param($Server, $Name)\n& {\n" + Load("Facts") + "\n} -Server $Server -Name $Name -Way " + way;
}
