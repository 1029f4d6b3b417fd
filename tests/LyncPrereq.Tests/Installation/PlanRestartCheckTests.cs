using System.Collections.ObjectModel;
using System.Management.Automation;
using LyncPrereq.Facts;
using LyncPrereq.Installation;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Installation;

/// <summary>Runs the check of a plan's script for a pending restart.</summary>
public sealed class PlanRestartCheckTests
{
    [Theory]
    [InlineData(false, "")]
    [InlineData(true, @"HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending")]
    [InlineData(true, @"HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired")]
    [InlineData(true, @"HKLM:\SOFTWARE\Microsoft\Updates UpdateExeVolatile=2")]
    [InlineData(false, @"HKLM:\SOFTWARE\Microsoft\Updates UpdateExeVolatile=0")]
    [InlineData(true, @"HKLM:\SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName ComputerName=FE02")]
    [InlineData(false, @"HKLM:\SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName ComputerName=fe01")]
    [InlineData(false, @"HKLM:\SYSTEM\CurrentControlSet\Control\ComputerName\ActiveComputerName ")]
    public void A_script_stops_while_the_server_waits_for_a_restart(bool stops, string key)
    {
        Server server = Server.WindowsServer2012R2().Features("Web-Static-Content=Available").Key(RegistryLocations.ServicingRebootPending);
        InstallationPlan plan = new InstallationPlanner(Catalogs.For(LyncProduct.LyncServer2013))
            .Plan(InstallRequest.Of("server", server.Test(LyncRole.FrontEnd), new InstallationOptions()));
        int begin = plan.Script.IndexOf("$name = ", StringComparison.Ordinal);
        string check = plan.Script[begin..(plan.Script.IndexOf("\r\n}", begin, StringComparison.Ordinal) + 3)];
        using var engine = new Engine();
        engine.Set("changed", key);

        Collection<PSObject> output = engine.Run("""
            function Write-Warning($Message) { $Message }
            $at = $changed.LastIndexOf(' ')
            function Test-Path($LiteralPath) { foreach ($one in $LiteralPath) { $one -eq $changed } }
            function Get-ItemProperty($LiteralPath) {
                $row = @{ ComputerName = 'FE01' }
                if ($LiteralPath -like '*Updates') { $row = @{} }
                if ($at -ge 0 -and $LiteralPath -eq $changed.Substring(0, $at)) {
                    $row = @{}
                    $name, $value = $changed.Substring($at + 1).Split('=')
                    if ($name) { $row[$name] = $value -as [int]; if ($null -eq $row[$name]) { $row[$name] = $value } }
                }
                [pscustomobject]$row
            }
            """ + "\n" + check + "\n'goes on'");

        Assert.Empty(engine.Errors);
        Assert.Equal(stops ? SR.ScriptRestart : "goes on", Assert.Single(output).BaseObject);
    }
}
