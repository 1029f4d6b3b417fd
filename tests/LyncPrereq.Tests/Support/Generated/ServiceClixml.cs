namespace LyncPrereq.Tests.Support.Generated;

/// <summary>
/// Get-Service, as Export-Clixml saves it. The services that one depends on are complete objects inside of it, and their own
/// properties are texts: only the objects outside are the list.
/// </summary>
internal static class ServiceClixml
{
    private const string Controller = "System.ServiceProcess.ServiceController";

    private static readonly string[] s_controller = [Controller, "System.ComponentModel.Component", "System.MarshalByRefObject", "System.Object"];
    private static readonly string[] s_controllers = [Controller + "[]", "System.Array", "System.Object"];

    /// <param name="services">Names with the names that each depends on, separated by commas: "W3SVC:WAS,HTTP".</param>
    public static string Write(params string[] services)
    {
        (string Name, string[] Needs)[] all =
            [.. services.Select(text => text.Split(':')).Select(parts => (parts[0], parts.Length > 1 ? parts[1].Split(',') : []))];
        using var writer = new ClixmlWriter();
        foreach ((string name, string[] needs) in all)
        {
            string[] dependents = [.. all.Where(other => other.Needs.Contains(name)).Select(other => other.Name)];
            Service(writer, name, isWhole: true, dependents, () =>
            {
                foreach (string need in needs)
                {
                    Service(writer, need, isWhole: false, [name], () => { });
                }
            });
        }

        return writer.ToString();
    }

    private static void Service(ClixmlWriter writer, string name, bool isWhole, string[] dependents, Action needs) =>
        writer.Object(null, s_controller, name, () =>
        {
            writer.Part("Props", () =>
            {
                writer.Boolean("CanPauseAndContinue", false);
                writer.Boolean("CanShutdown", true);
                writer.Boolean("CanStop", true);
                writer.Text("DisplayName", name + " Service");
                writer.Object("DependentServices", s_controllers, null, () => writer.Part("LST", () =>
                {
                    foreach (string dependent in dependents)
                    {
                        writer.Value("S", null, dependent);
                    }
                }));
                writer.Text("MachineName", ".");
                writer.Text("ServiceName", name);
                writer.Object("ServicesDependedOn", s_controllers, null, () => writer.Part("LST", needs));
                Enumeration(writer, isWhole, "Status", "ServiceControllerStatus", "Running", 4);
                Enumeration(writer, isWhole, "ServiceType", "ServiceType", "Win32ShareProcess", 32);
                Enumeration(writer, isWhole, "StartType", "ServiceStartMode", "Automatic", 2);
                writer.Nil("Site");
                writer.Nil("Container");
            });
            writer.Part("MS", () => writer.Text("Name", name));
        });

    private static void Enumeration(ClixmlWriter writer, bool isWhole, string name, string type, string shown, int number)
    {
        if (isWhole)
        {
            writer.Enumeration(name, "System.ServiceProcess." + type, shown, number);
        }
        else
        {
            writer.Text(name, shown);
        }
    }
}
