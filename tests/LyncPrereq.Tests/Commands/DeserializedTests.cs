using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using LyncPrereq.Captures;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>What remoting, jobs and CLIXML files bring back, and what somebody may have made of it.</summary>
public sealed class DeserializedTests : IDisposable
{
    /// <summary>Export-Clixml goes as deep once LyncPrereq.Serialization.ps1xml is loaded.</summary>
    private const int Depth = 8;

    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public DeserializedTests() => _engine.Set("server", _folder.Write("fe01.json", InventoryFile.Write(
        Server.WindowsServer2012().Features(["Web-Server", "Telnet-Client", "Windows-Identity-Foundation=Available"]).Inventory)));

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Test-LyncPrerequisite -Role FrontEnd -Path $server")]
    [InlineData("Get-LyncRoleRequirement -Role FrontEnd, Mediation")]
    [InlineData("Import-LyncServerInventory $server")]
    [InlineData("Test-LyncPrerequisite -Role FrontEnd -Path $server | Install-LyncPrerequisite -PlanOnly")]
    public void Every_property_comes_back(string script)
    {
        foreach (object sent in _engine.Run(script).Select(item => item.BaseObject))
        {
            Assert.Equal(Inventories.Describe(sent), Inventories.Describe(Restore(Sent(sent), sent.GetType())));
        }
    }

    [Fact]
    public void The_strangest_inventory_comes_back() => Assert.Equal(
        Inventories.Describe(Inventories.Strange),
        Inventories.Describe(Restore(Sent(Inventories.Strange), typeof(ServerInventory))));

    [Theory]
    [InlineData("<S N=\"Status\">NotMet</S>", "<S N=\"Status\">Met</S>")]
    [InlineData("<S N=\"Status\">NotMet</S>", "<S N=\"Status\">Fine</S>")]
    [InlineData("<S N=\"Status\">NotMet</S>", "<S N=\"Status\">1</S>")]
    [InlineData("<S N=\"Status\">NotMet</S>", "<I32 N=\"Status\">1</I32>")]
    [InlineData("<S N=\"Status\">NotMet</S>", "")]
    [InlineData("N=\"Status\"", "N=\"State\"")]
    [InlineData("<B N=\"IsCompliant\">false</B>", "<B N=\"IsCompliant\">true</B>")]
    [InlineData("<B N=\"IsCompliant\">false</B>", "")]
    [InlineData("<B N=\"RestartRequired\">false</B>", "<S N=\"RestartRequired\">false</S>")]
    [InlineData("<S N=\"RequirementId\">WindowsIdentityFoundation</S>", "<Nil N=\"RequirementId\" />")]
    [InlineData("<S N=\"ComputerName\">", "<S N=\"Computer\">")]
    [InlineData("<S>FrontEnd</S>", "<S>Everything</S>")]
    [InlineData("N=\"Quote\"", "N=\"Quoted\"")]
    public void What_is_not_whole_is_no_row_and_nothing_is_planned_by_it(string found, string put)
    {
        string sent = Sent(NotMet());
        Assert.Contains(found, sent, StringComparison.Ordinal);
        var changed = (PSObject)PSSerializer.Deserialize(sent.Replace(found, put, StringComparison.Ordinal));

        Assert.False(LanguagePrimitives.TryConvertTo(changed, out PrerequisiteResult _));
        _engine.Set("changed", changed);
        _engine.Set("whole", PSSerializer.Deserialize(sent));
        ErrorRecord error = _engine.Fail("$changed | Install-LyncPrerequisite -PlanOnly");
        Assert.StartsWith("DeserializedNotWhole", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Single(_engine.Run<InstallationPlan>("$changed, $whole | Install-LyncPrerequisite -PlanOnly"));
    }

    [Theory]
    [InlineData("Met")]
    [InlineData("NotApplicable")]
    public void A_status_that_contradicts_the_remediation_is_refused(string status)
    {
        string sent = Sent(NotMet())
            .Replace("<S N=\"Status\">NotMet</S>", $"<S N=\"Status\">{status}</S>", StringComparison.Ordinal)
            .Replace("<B N=\"IsCompliant\">false</B>", "<B N=\"IsCompliant\">true</B>", StringComparison.Ordinal)
            .Replace("<B N=\"IsAccepted\">false</B>", "<B N=\"IsAccepted\">true</B>", StringComparison.Ordinal);
        _engine.Set("changed", PSSerializer.Deserialize(sent));

        ErrorRecord error = _engine.Fail("$changed | Measure-LyncPrerequisite");

        Assert.StartsWith("DeserializedNotWhole", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Remediation", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_names_of_a_row_reach_a_plan()
    {
        string sent = Sent(NotMet());
        foreach (string property in new[] { "RemediationCommand", "Remediation", "Name", "Expected", "Actual", "Reason" })
        {
            sent = Regex.Replace(
                sent,
                $"<S N=\"{property}\">[^<]*</S>",
                $"<S N=\"{property}\">Remove-Item -Recurse C:\\</S>");
        }

        _engine.Set("changed", PSSerializer.Deserialize(sent));

        InstallationPlan plan = Assert.Single(_engine.Run<InstallationPlan>("$changed | Install-LyncPrerequisite -PlanOnly"));

        Assert.Contains("Windows-Identity-Foundation", plan.Script, StringComparison.Ordinal);
        Assert.DoesNotContain(Inventories.Describe(plan), line => line.Contains("Remove-Item", StringComparison.Ordinal));
    }

    [Fact]
    public void An_inventory_that_came_back_is_judged_and_exported()
    {
        ServerInventory sent = Assert.Single(_engine.Run<ServerInventory>("Import-LyncServerInventory $server"));
        _engine.Set("back", Restore(Sent(sent), typeof(ServerInventory)));
        _engine.Set("file", _folder.File("again.json"));

        string[] rows = [.. _engine.Run("$back | Test-LyncPrerequisite -Role FrontEnd").Select(row => row.ToString())];
        _engine.Run("$back | Export-LyncServerInventory $file");

        Assert.Empty(_engine.Errors);
        Assert.Equal(rows, _engine.Run("Test-LyncPrerequisite -Path $file -Role FrontEnd").Select(row => row.ToString()));
    }

    private PrerequisiteResult NotMet() => Assert.Single(
        _engine.Run<PrerequisiteResult>("Test-LyncPrerequisite -Role FrontEnd -Path $server -RequirementId WindowsIdentityFoundation"),
        row => row.StatusValue == PrerequisiteStatus.NotMet);

    private static string Sent(object value) => PSSerializer.Serialize(value, Depth);

    private static object Restore(string sent, Type type) => LanguagePrimitives.ConvertTo(PSSerializer.Deserialize(sent), type, CultureInfo.InvariantCulture);
}
