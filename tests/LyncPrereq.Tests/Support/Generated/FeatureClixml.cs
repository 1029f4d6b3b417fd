namespace LyncPrereq.Tests.Support.Generated;

/// <summary>The lists of features that Export-Clixml saves.</summary>
internal static class FeatureClixml
{
    private const string Instance = "Microsoft.Management.Infrastructure.CimInstance";
    private const string ManagerPath = "ROOT/Microsoft/Windows/ServerManager";
    private const string Descriptor = "MSFT_ServerManagerServerComponentDescriptor";

    private static readonly string[] s_feature = ["Microsoft.Windows.ServerManager.Commands.Feature", "System.Object"];
    private static readonly string[] s_notification =
        ["Microsoft.Windows.ServerManager.ServerComponentManager.Internal.Notification[]", "System.Array", "System.Object"];

    /// <summary>
    /// Get-WindowsFeature. Windows Server 2008 R2 knows neither states nor the class that a feature comes from, which is
    /// the only place that names the server.
    /// </summary>
    public static string WindowsFeature(GeneratedServer server)
    {
        using var writer = new ClixmlWriter();
        int number = 0;
        foreach (GeneratedFeature feature in server.Features)
        {
            number++;
            writer.Object(null, s_feature, s_feature[0], () => writer.Part("Props", () => Write(writer, server, feature, number)));
        }

        return writer.ToString();
    }

    /// <summary>Get-CimInstance Win32_OptionalFeature.</summary>
    public static string OptionalFeature(GeneratedServer server)
    {
        const string Name = "Win32_OptionalFeature";
        using var writer = new ClixmlWriter();
        bool isFirst = true;
        foreach (KeyValuePair<string, FeatureState> feature in server.DismFeatures)
        {
            string state = feature.Value switch
            {
                FeatureState.Installed => "1",
                FeatureState.Available => "2",
                _ => "3",
            };
            writer.Object(
                null,
                CimTypes("root/cimv2", Name, "CIM_LogicalElement", "CIM_ManagedSystemElement"),
                $"{Name}: {feature.Key} (Name = \"{feature.Key}\")",
                () =>
                {
                    writer.Part("Props", () =>
                    {
                        writer.Text("Caption", feature.Key);
                        writer.Nil("Description");
                        writer.Nil("InstallDate");
                        writer.Text("Name", feature.Key);
                        writer.Nil("Status");
                        writer.Value("U32", "InstallState", state);
                        writer.Nil("PSComputerName");
                    });
                    WriteClasses(writer, server, "ROOT/cimv2", isFirst, "CIM_ManagedSystemElement", "CIM_LogicalElement", Name);
                });
            isFirst = false;
        }

        return writer.ToString();
    }

    private static void Write(ClixmlWriter writer, GeneratedServer server, GeneratedFeature feature, int number)
    {
        bool hasStates = server.Release != WindowsRelease.WindowsServer2008R2;
        writer.Text("Name", feature.Name);
        writer.Text("DisplayName", feature.DisplayName);
        writer.Text("Description", feature.DisplayName + " is a " + feature.FeatureType.ToLowerInvariant() + " of Windows Server.");
        writer.Boolean("Installed", feature.IsInstalled);
        if (hasStates)
        {
            writer.Enumeration("InstallState", "Microsoft.Windows.ServerManager.Commands.InstallState", $"{feature.State}", Number(feature.State));
        }

        writer.Text("FeatureType", feature.FeatureType);
        writer.Text("Path", feature.Path);
        writer.Value("I32", "Depth", $"{feature.Depth}");
        writer.Strings("DependsOn", feature.DependsOn);
        writer.Text("Parent", feature.Parent);
        if (hasStates)
        {
            WriteDescriptor(writer, server, "ServerComponent_" + feature.Name.Replace('-', '_'), number == 1);
        }

        writer.Strings("SubFeatures", feature.Children);
        writer.Strings("SystemService", []);
        writer.Object("Notification", s_notification, null, () => writer.Part("LST", () => { }));
        writer.Text("BestPracticesModelId", "");
        writer.Text("EventQuery", "");
        writer.Boolean("PostConfigurationNeeded", false);
        writer.Object("AdditionalInfo", ["System.Collections.Hashtable", "System.Object"], null, () => writer.Part("DCT", () =>
        {
            Entry(writer, () => writer.Value("I32", "Value", "8"), "MajorVersion");
            Entry(writer, () => writer.Value("I32", "Value", "0"), "MinorVersion");
            Entry(writer, () => writer.Value("I32", "Value", $"{number}"), "NumericId");
            Entry(writer, () => writer.Strings("Value", feature.DismNames), "InstallName");
        }));
    }

    private static void Entry(ClixmlWriter writer, Action value, string key) => writer.Part("En", () =>
    {
        writer.Text("Key", key);
        value();
    });

    private static void WriteDescriptor(ClixmlWriter writer, GeneratedServer server, string name, bool isFirst) => writer.Object(
        "ServerComponentDescriptor",
        CimTypes(ManagerPath, name, Descriptor),
        name,
        () =>
        {
            writer.Part("Props", () => writer.Nil("PSComputerName"));
            WriteClasses(writer, server, ManagerPath, isFirst, Descriptor, name);
        });

    private static string[] CimTypes(string path, params string[] classes) =>
    [
        .. classes.Select(name => $"{Instance}#{path}/{name}"), .. classes.Select(name => $"{Instance}#{name}"), Instance, "System.Object",
    ];

    /// <summary>The classes of an instance from the base down. What a class looks like is written with its first instance.</summary>
    private static void WriteClasses(ClixmlWriter writer, GeneratedServer server, string path, bool isFirst, params string[] classes) =>
        writer.Part("MS", () => writer.Object(
            "__ClassMetadata",
            ["System.Collections.ArrayList", "System.Object"],
            null,
            () => writer.Part("LST", () =>
            {
                foreach (string name in classes)
                {
                    bool isNew = isFirst || name.StartsWith("ServerComponent_", StringComparison.Ordinal);
                    writer.Object(null, [], null, () => writer.Part("MS", () =>
                    {
                        writer.Text("ClassName", name);
                        writer.Text("Namespace", path);
                        writer.Text("ServerName", server.Name);
                        writer.Value("I32", "Hash", $"{1000 + name.Sum(letter => letter)}");
                        if (isNew)
                        {
                            writer.Text("MiXml", $"<CLASS NAME=\"{name}\"><QUALIFIER NAME=\"dynamic\" TYPE=\"boolean\"><VALUE>true</VALUE></QUALIFIER></CLASS>");
                        }
                    }));
                }
            })));

    /// <summary>The numbers of InstallState that captures show.</summary>
    private static int Number(FeatureState state) => state switch
    {
        FeatureState.Available => 0,
        FeatureState.Installed => 1,
        FeatureState.Removed => 5,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
