namespace LyncPrereq.Tests.Support.Generated;

/// <summary>The WMI objects of Get-WmiObject and Get-HotFix that Export-Clixml saves.</summary>
internal static class WmiClixml
{
    private const string Managed = "System.Management.ManagementObject";

    /// <summary>Get-WmiObject Win32_OperatingSystem.</summary>
    public static string OperatingSystem(GeneratedServer server, string caption, int sku = 7, int productType = 3)
    {
        const string Name = "Win32_OperatingSystem";
        string servicePack = server.Release == WindowsRelease.WindowsServer2008R2 ? "1" : "0";
        using var writer = new ClixmlWriter();
        Write(writer, server.Name, Name, "=@", 64, ["CIM_OperatingSystem", "CIM_LogicalElement", "CIM_ManagedSystemElement"], () =>
        {
            writer.Text("BootDevice", @"\Device\HarddiskVolume1");
            writer.Text("BuildNumber", server.Build);
            writer.Text("BuildType", "Multiprocessor Free");
            writer.Text("Caption", caption);
            writer.Text("CodeSet", "1252");
            writer.Text("CreationClassName", Name);
            writer.Text("CSCreationClassName", "Win32_ComputerSystem");
            writer.Text("CSDVersion", servicePack == "0" ? null : "Service Pack " + servicePack);
            writer.Text("CSName", server.Name);
            writer.Value("I16", "CurrentTimeZone", "60");
            writer.Boolean("Debug", false);
            writer.Text("Description", "");
            writer.Value("U64", "FreePhysicalMemory", "2097152");
            writer.Text("InstallDate", "20140107093000.000000+060");
            writer.Text("LastBootUpTime", "20140301060000.000000+060");
            writer.Text("Manufacturer", "Microsoft Corporation");
            writer.Strings("MUILanguages", ["en-US"]);
            writer.Text("Name", caption + @"|C:\Windows|\Device\Harddisk0\Partition2");
            writer.Value("U32", "OperatingSystemSKU", $"{sku}");
            writer.Text("OSArchitecture", "64-bit");
            writer.Boolean("Primary", true);
            writer.Value("U32", "ProductType", $"{productType}");
            writer.Value("U16", "ServicePackMajorVersion", servicePack);
            writer.Value("U16", "ServicePackMinorVersion", "0");
            writer.Text("SystemDirectory", @"C:\Windows\system32");
            writer.Text("Version", string.Join(".", server.Version.Split('.').Take(3)));
            writer.Text("WindowsDirectory", @"C:\Windows");
        });
        return writer.ToString();
    }

    /// <summary>Get-HotFix.</summary>
    public static string HotFixes(GeneratedServer server, params string[] updates)
    {
        const string Name = "Win32_QuickFixEngineering";
        using var writer = new ClixmlWriter();
        foreach (string update in updates)
        {
            Write(
                writer,
                server.Name,
                Name,
                $".HotFixID=\"{update}\",ServicePackInEffect=\"\"",
                11,
                ["CIM_LogicalElement", "CIM_ManagedSystemElement"],
                () =>
                {
                    writer.Text("Caption", "http://support.microsoft.com/?kbid=" + update[2..]);
                    writer.Text("CSName", server.Name);
                    writer.Text("Description", "Update");
                    writer.Text("FixComments", "");
                    writer.Text("HotFixID", update);
                    writer.Nil("InstallDate");
                    writer.Text("InstalledBy", server.Name + @"\Administrator");
                    writer.Text("InstalledOn", "1/7/2014");
                    writer.Nil("Name");
                    writer.Text("ServicePackInEffect", "");
                    writer.Nil("Status");
                },
                () =>
                {
                    writer.Text("PSComputerName", server.Name);
                    writer.Value("DT", "InstalledOn", "2014-01-07T00:00:00");
                });
        }

        return writer.ToString();
    }

    private static void Write(
        ClixmlWriter writer,
        string server,
        string name,
        string key,
        int properties,
        string[] bases,
        Action own,
        Action? notes = null)
    {
        string path = $@"\\{server}\root\cimv2:{name}{key}";
        string[] types =
        [
            .. bases.Prepend(name).Select(some => $@"{Managed}#root\cimv2\{some}"),
            .. bases.Prepend(name).Select(some => $"{Managed}#{some}"),
            Managed,
            "System.Management.ManagementBaseObject",
            "System.ComponentModel.Component",
            "System.MarshalByRefObject",
            "System.Object",
        ];
        writer.Object(null, types, path, () =>
        {
            writer.Part("Props", () =>
            {
                writer.Value("I32", "__GENUS", "2");
                writer.Text("__CLASS", name);
                writer.Text("__SUPERCLASS", bases[0]);
                writer.Text("__DYNASTY", bases[^1]);
                writer.Text("__RELPATH", name + key);
                writer.Value("I32", "__PROPERTY_COUNT", $"{properties}");
                writer.Strings("__DERIVATION", bases);
                writer.Text("__SERVER", server);
                writer.Text("__NAMESPACE", @"root\cimv2");
                writer.Text("__PATH", path);
                own();
            });
            writer.Part("MS", notes ?? (() => writer.Text("PSComputerName", server)));
        });
    }
}
