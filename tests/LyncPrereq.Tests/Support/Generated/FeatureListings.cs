using System.Text;

namespace LyncPrereq.Tests.Support.Generated;

/// <summary>Listings of features, as a console of Windows shows them.</summary>
internal static class FeatureListings
{
    private const int DisplayWidth = 55;
    private const int NameWidth = 23;
    private const int StateWidth = 16;

    /// <summary>
    /// Get-WindowsFeature. The column of the state came with Windows Server 2012, and a console of 80 characters has no
    /// room for it.
    /// </summary>
    public static string WindowsFeature(GeneratedServer server, int consoleWidth = 120)
    {
        bool hasState = server.Release != WindowsRelease.WindowsServer2008R2
            && consoleWidth > DisplayWidth + NameWidth + StateWidth + 2;
        IEnumerable<string> lines =
        [
            "",
            Row("Display Name", "Name", "Install State"),
            Row("------------", "----", "-------------"),
            .. server.Features.Select(feature => Row(
                new string(' ', 4 * (feature.Depth - 1)) + (feature.IsInstalled ? "[X] " : "[ ] ") + feature.DisplayName,
                feature.Name,
                feature.State.ToString())),
            "",
            "",
        ];
        return string.Concat(lines.Select(line => line + "\r\n"));

        string Row(string display, string name, string state) =>
            Cell(display, DisplayWidth) + " " + Cell(name, NameWidth) + (hasState ? " " + state.PadLeft(StateWidth) : "");
    }

    /// <summary>dism /online /get-features, as a list or with /format:table.</summary>
    public static string Dism(GeneratedServer server, bool asTable = false)
    {
        string version = server.Version;
        var text = new StringBuilder();
        text.Append("\r\nDeployment Image Servicing and Management tool\r\nVersion: ").Append(version)
            .Append("\r\n\r\nImage Version: ").Append(version)
            .Append("\r\n\r\nFeatures listing for package : Microsoft-Windows-Foundation-Package~31bf3856ad364e35~amd64~~").Append(version)
            .Append("\r\n\r\n");
        (string Name, string State)[] rows =
            [.. server.DismFeatures.Select(feature => (feature.Key, DismState(feature.Value)))];
        if (asTable)
        {
            int names = rows.Max(row => row.Name.Length);
            int states = rows.Max(row => row.State.Length);
            string rule = new string('-', names) + " | " + new string('-', states);
            string[] lines =
            [
                "", rule, Line("Feature Name", "State"), rule, .. rows.Select(row => Line(row.Name, row.State)), "",
            ];
            text.Append(string.Concat(lines.Select(line => line + "\r\n")));

            string Line(string name, string state) => name.PadRight(names) + " | " + state.PadRight(states);
        }
        else
        {
            text.Append(string.Concat(rows.Select(row => $"Feature Name : {row.Name}\r\nState : {row.State}\r\n\r\n")));
        }

        return text.Append("The operation completed successfully.\r\n").ToString();
    }

    /// <summary>Format-Table cuts what is too wide and marks it.</summary>
    private static string Cell(string text, int width) =>
        text.Length > width ? text[..(width - 3)] + "..." : text.PadRight(width);

    private static string DismState(FeatureState state) => state switch
    {
        FeatureState.Installed => "Enabled",
        FeatureState.Available => "Disabled",
        FeatureState.Removed => "Disabled with Payload Removed",
        FeatureState.InstallPending => "Enable Pending",
        FeatureState.UninstallPending => "Disable Pending",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
