using System.Management.Automation;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Benchmarks;

/// <summary>Simulates Get-WindowsFeature, which ignores names that the system does not have.</summary>
[Cmdlet(VerbsCommon.Get, "WindowsFeature")]
public sealed class GetWindowsFeatureCommand : StandInCommand
{
    [Parameter]
    public string[] Name { get; set; } = [];

    protected override void ProcessRecord() => Ask(RaceServer.Features, server =>
    {
        FeatureTable table = FeatureTable.For(Server.Release)!;
        Dictionary<string, uint> states = server.Classes[RaceServer.Features]
            .ToDictionary(row => (string)row["Name"]!, row => (uint)row["InstallState"]!);
        foreach (WindowsFeature feature in Name.Select(table.Find).OfType<WindowsFeature>())
        {
            uint worst = feature.DismNames.Select(dismName => states[dismName]).DefaultIfEmpty(1u).Max();
            string state = worst switch
            {
                1 => "Installed",
                2 => "Available",
                _ => "Removed",
            };
            var found = new PSObject();
            found.Properties.Add(new PSNoteProperty("Name", feature.Name));
            found.Properties.Add(new PSNoteProperty("Installed", worst == 1));
            found.Properties.Add(new PSNoteProperty("InstallState", state));
            WriteObject(found);
        }
    });
}
