using System.Security;
using System.Text;

namespace LyncPrereq.Tests.Support;

/// <summary>Texts as Export-Clixml leaves them.</summary>
internal static class Clixml
{
    public const string FeatureType = "Microsoft.Windows.ServerManager.Commands.Feature";

    public static string File(params string[] objects) =>
        "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">\n"
        + string.Concat(objects)
        + "</Objs>";

    /// <summary>An object with properties; a name that begins with a colon is a note added to it.</summary>
    public static string Object(string typeName, params (string Name, string Value)[] properties)
    {
        var text = new StringBuilder();
        text.Append("  <Obj RefId=\"0\">\n    <TN RefId=\"0\"><T>").Append(Escape(typeName)).Append("</T><T>System.Object</T></TN>\n");
        foreach ((string element, bool isNote) in new[] { ("Props", false), ("MS", true) })
        {
            text.Append("    <").Append(element).Append(">\n");
            foreach ((string name, string value) in properties.Where(property => property.Name.StartsWith(':') == isNote))
            {
                text.Append("      ").Append(Property(name.TrimStart(':'), value)).Append('\n');
            }

            text.Append("    </").Append(element).Append(">\n");
        }

        return text.Append("  </Obj>\n").ToString();
    }

    public static string Feature(string name, string state, string? computerName = null)
    {
        (string, string)[] properties = [("Name", name), ("InstallState", "enum:" + state)];
        return Object(FeatureType, computerName is null ? properties : [.. properties, (":PSComputerName", computerName)]);
    }

    public static string System(string? computerName, string build = "9600", string productType = "3")
    {
        (string, string)[] properties = [("BuildNumber", build), ("ProductType", productType)];
        return Object(
            @"System.Management.ManagementObject#root\cimv2\Win32_OperatingSystem",
            computerName is null ? properties : [.. properties, ("CSName", computerName)]);
    }

    /// <summary>A list that was handed over as one object.</summary>
    public static string List(params string[] objects) =>
        "  <Obj RefId=\"99\"><TN RefId=\"99\"><T>System.Object[]</T><T>System.Array</T></TN><LST>\n"
        + string.Concat(objects)
        + "  </LST></Obj>\n";

    /// <summary>A hashtable of objects and lists.</summary>
    public static string Hashtable(params (string Key, string Value)[] entries) =>
        "  <Obj RefId=\"98\"><TN RefId=\"98\"><T>System.Collections.Hashtable</T><T>System.Object</T></TN><DCT>\n"
        + string.Concat(entries.Select(entry => $"    <En><S N=\"Key\">{entry.Key}</S>{AsValue(entry.Value)}</En>\n"))
        + "  </DCT></Obj>\n";

    private static string AsValue(string value) => value.TrimStart().StartsWith("<Obj", StringComparison.Ordinal)
        ? value.Trim().Insert("<Obj".Length, " N=\"Value\"")
        : $"<S N=\"Value\">{Escape(value)}</S>";

    private static string Property(string name, string value) =>
        value.StartsWith("enum:", StringComparison.Ordinal)
            ? $"<Obj N=\"{name}\" RefId=\"1\"><TN RefId=\"1\"><T>System.Enum</T></TN><ToString>{value[5..]}</ToString><I32>7</I32></Obj>"
        : value.StartsWith("server:", StringComparison.Ordinal)
            ? $"<Obj N=\"{name}\" RefId=\"2\"><TNRef RefId=\"1\" /><LST><Obj RefId=\"3\"><MS><S N=\"ServerName\">{value[7..]}</S></MS></Obj></LST></Obj>"
            : $"<S N=\"{name}\">{Escape(value)}</S>";

    private static string Escape(string text) => SecurityElement.Escape(text);
}
