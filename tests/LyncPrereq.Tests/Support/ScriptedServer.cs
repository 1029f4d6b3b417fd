using System.Management.Automation;
using System.Security;
using LyncPrereq.Facts;

namespace LyncPrereq.Tests.Support;

/// <summary>A fake server as the scripts of the module see it: a registry, and the rows of Get-CimInstance.</summary>
internal sealed class ScriptedServer(FakeServer server)
{
    /// <summary>Cmdlets that the engine of the tests does not have, and the class cmdlet of a server.</summary>
    public const string StandIns = """
        function New-Object($TypeName, $Property) { [pscustomobject]$Property }
        function Write-Warning($Message) { $global:warned += @($Message) }
        function Get-CimInstance {
            param($Namespace, $Query)
            $global:server.Query($Query)
        }
        """;

    public Key LocalMachine => new(server, "");

    public Key Users => new(server, "HKEY_USERS");

    public PSObject[] Query(string query)
    {
        string[] words = query.Split(" FROM ");
        string className = words[1].Split(' ')[0];
        Answer(server, className);
        return
        [
            .. server.Classes[className].Select(instance =>
            {
                var row = new PSObject();
                foreach (string column in words[0]["SELECT ".Length..].Split(", "))
                {
                    row.Properties.Add(new PSNoteProperty(column, instance.GetValueOrDefault(column)));
                }

                return row;
            }),
        ];
    }

    /// <summary>A fault is thrown as .NET does.</summary>
    private static void Answer(FakeServer server, string subject)
    {
        try
        {
            server.Ask(subject, subject, CancellationToken.None);
        }
        catch (InspectionException problem) when (problem.Cause == UnknownCause.AccessDenied)
        {
            throw new SecurityException(problem.Message);
        }
    }

    /// <summary>A registry key, with the methods of RegistryKey that the scripts use.</summary>
    internal sealed class Key(FakeServer server, string path)
    {
        public Key? OpenSubKey(string name)
        {
            string below = path.Length == 0 ? name : path + @"\" + name;
            Answer(server, below);
            return server.HasKey(below) ? new Key(server, below) : null;
        }

        public string[] GetValueNames() => server.ValueNamesOf(path);

        public string[] GetSubKeyNames() => server.SubKeysOf(path);

        public object? GetValue(string name) => server.ValueOf(path, name);

        public object? GetValue(string name, object? otherwise) => server.ValueOf(path, name) ?? otherwise;

        /// <param name="name">The value.</param>
        /// <param name="otherwise">The result without such a value.</param>
        /// <param name="options">A member of RegistryValueOptions.</param>
        public object? GetValue(string name, object? otherwise, string options) =>
            options == "DoNotExpandEnvironmentNames" ? GetValue(name, otherwise) : throw new ArgumentException(null, nameof(options));

        /// <summary>A member of RegistryValueKind.</summary>
        public string GetValueKind(string name) => server.ValueOf(path, name) switch
        {
            int => "DWord",
            long => "QWord",
            string[] => "MultiString",
            byte[] => "Binary",
            _ => "String",
        };

        public void Close() => server.Close();
    }
}
