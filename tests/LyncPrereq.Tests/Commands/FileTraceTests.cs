using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>-Verbose shows what was read from each file.</summary>
public sealed class FileTraceTests : IDisposable
{
    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Test-LyncPrerequisite -Role Edge -Path")]
    [InlineData("Import-LyncServerInventory")]
    public void A_file_is_shown_with_its_format_its_computer_and_the_number_of_its_facts(string command)
    {
        string clixml = _folder.Write("a.xml", Clixml.File(Clixml.System("SERVER"), Clixml.Feature("Web-Server", "Installed"), Clixml.Feature("Web-WebServer", "Installed")));
        string csv = _folder.Write("b.csv", "HotFixID,CSName\nKB974405,SERVER\n");

        _engine.Run($"{command} '{clixml}', '{csv}' -Verbose");

        Assert.Equal(
            [
                $"'{clixml}': CLIXML, OperatingSystem of SERVER, facts: 1",
                $"'{clixml}': CLIXML, WindowsFeature of (unnamed), facts: 2",
                $"'{csv}': CSV, Update of SERVER, facts: 1",
            ],
            _engine.Verbose);
    }

    [Fact]
    public void Facts_that_could_not_be_read_are_shown()
    {
        string text = _folder.Write("system.txt", "PS C:\\> Get-HotFix KB974405\n\nHotFixID  InstalledOn\n--------  -----------\nKB974405  9/21/2013\n\n");

        _engine.Run($"Import-LyncServerInventory '{text}' -Verbose");

        Assert.Contains(_engine.Verbose, line => line.StartsWith($"'{text}': Update, not read: ", StringComparison.Ordinal));
    }

    [Fact]
    public void An_inventory_is_shown_with_its_sources()
    {
        string sample = Path.Combine(TestFiles.Repository, "samples", "fe01.contoso.example.json");

        _engine.Run($"Test-LyncPrerequisite -Role Edge -Path '{sample}' -Verbose");

        Assert.Contains($"'{sample}': inventory, OperatingSystem of FE01, facts: 1", _engine.Verbose);
    }

    [Fact]
    public void A_topology_is_shown_with_the_number_of_its_computers()
    {
        string sample = Path.Combine(TestFiles.Repository, "samples", "topology.tbxml");

        _engine.Run($"Import-LyncTopology '{sample}' -All -Verbose");

        Assert.Contains($"'{sample}': topology, computers: 9", _engine.Verbose);
    }
}
