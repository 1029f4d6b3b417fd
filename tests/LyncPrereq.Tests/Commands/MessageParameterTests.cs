using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>A message names only parameters that the reader can use: those of the cmdlet that writes it, or of a cmdlet that it names.</summary>
public sealed class MessageParameterTests
{
    private static readonly Dictionary<string, string[]> s_writers = new()
    {
        ["AdviceCredential"] = ["Test-LyncPrerequisite", "Get-LyncServerInventory"],
        ["AdviceTrustedHosts"] = ["Test-LyncPrerequisite", "Get-LyncServerInventory"],
        ["CimNotHere"] = ["Test-LyncPrerequisite", "Get-LyncServerInventory"],
        ["ComputerNameMissing"] = ["Test-LyncPrerequisite", "Get-LyncServerInventory"],
        ["ExportExists"] = ["Export-LyncServerInventory"],
        ["ExportReadOnly"] = ["Export-LyncServerInventory"],
        ["LocalNeedsWindows"] = ["Test-LyncPrerequisite", "Get-LyncServerInventory", "Install-LyncPrerequisite"],
        ["OtherComputer"] = ["Install-LyncPrerequisite"],
        ["OtherProduct"] = ["Install-LyncPrerequisite"],
        ["ProductMissing"] = ["Test-LyncPrerequisite"],
        ["ReportExists"] = ["Export-LyncPrerequisiteReport"],
        ["ReportFormatUnclear"] = ["Export-LyncPrerequisiteReport"],
        ["ReportReadOnly"] = ["Export-LyncPrerequisiteReport"],
        ["RoleMissing"] = ["Test-LyncPrerequisite"],
        ["SourceName"] = ["Install-LyncPrerequisite"],
        ["TopologyLeftOut"] = ["Import-LyncTopology"],
        ["UseSslWithDcom"] = ["Test-LyncPrerequisite", "Get-LyncServerInventory"],
        ["WarnNoPackages"] = ["Install-LyncPrerequisite"],
        ["WarnNoSource"] = ["Install-LyncPrerequisite"],
        ["WarnSourceUnused"] = ["Install-LyncPrerequisite"],
    };

    /// <summary>Messages about parameters of Get-Help, and of a command in a plan's script.</summary>
    private static readonly string[] s_ofOthers = ["CaptureNotRecognized", "ScriptNoSource"];

    public static TheoryData<string, string, string> Parameters
    {
        get
        {
            var found = new TheoryData<string, string, string>();
            foreach (DictionaryEntry message in SR.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!)
            {
                // A cmdlet's name, if the parameter follows it directly, and the parameter.
                foreach (Match match in Regex.Matches((string)message.Value!, @"(?:\b([A-Z][a-z]+-[A-Z]\w+) )?(?<![\w-])-([A-Z]\w+)"))
                {
                    found.Add((string)message.Key, match.Groups[1].Value, match.Groups[2].Value);
                }
            }

            return found;
        }
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void A_named_parameter_exists(string message, string cmdlet, string parameter)
    {
        if (s_ofOthers.Contains(message) || (cmdlet.Length > 0 && !Cmdlets.Names.Contains(cmdlet)))
        {
            return;
        }

        string[] writers = cmdlet.Length > 0 ? [cmdlet] : s_writers.GetValueOrDefault(message, []);

        Assert.NotEmpty(writers);
        Assert.All(writers, writer => Assert.Contains(parameter, Cmdlets.Get(writer).Parameters.Keys));
    }

    [Fact]
    public void The_list_has_no_other_messages() =>
        Assert.Empty(s_writers.Keys.Except(Parameters.Select(row => row.Data.Item1)));
}
