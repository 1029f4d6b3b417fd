using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LyncPrereq.Captures;
using LyncPrereq.Topology;

namespace LyncPrereq.Commands;

/// <summary>
/// Reads topology documents of Topology Builder, Get-CsTopology -AsXml, and Export-CsConfiguration. Does not change the
/// documents.
/// </summary>
[Cmdlet(VerbsData.Import, "LyncTopology", DefaultParameterSetName = "Path", HelpUri = HelpAddress.Article)]
[OutputType(typeof(TopologyComputer))]
public sealed class ImportLyncTopologyCommand : FileCommand
{
    private readonly TopologySet _set = new();

    /// <summary>
    /// Gets or sets a value that indicates whether to return computers without a role, for example database servers and
    /// gateways.
    /// </summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string path in InputFiles.Resolve(this, Paths, IsLiteral, WriteError))
        {
            try
            {
                Add(path, new TopologyContent(path, TopologyFile.Read(new CaptureFile(path))));
            }
            catch (InputException problem)
            {
                WriteError(ErrorRecords.From(problem));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (InputException conflict in _set.Conflicts)
        {
            WriteError(ErrorRecords.From(conflict));
        }

        TopologyComputer[] computers = [.. _set.Computers];
        TopologyComputer[] others = [.. computers.Where(computer => computer.Role.Count == 0)];
        WarnOfShortNames(computers.Except(others));
        if (!All && others.Length > 0)
        {
            WarnOfOthers(others);
        }

        WriteObject(All ? computers : computers.Except(others), enumerateCollection: true);
    }

    private void Add(string path, TopologyContent content)
    {
        WriteVerbose(Text.Format(SR.TraceTopology, path, content.Machines.Count));
        if (!content.IsPublished)
        {
            WriteVerbose(Text.Format(SR.TopologyUnpublished, path));
        }

        content.Problems.ForEach(problem => WriteError(ErrorRecords.From(problem)));
        content.Machines.ForEach(_set.Add);
    }

    private void WarnOfShortNames(IEnumerable<TopologyComputer> servers)
    {
        string[] names = [.. servers.Select(server => server.ComputerName).Where(name => name.IndexOf('.') < 0)];
        if (names.Length > 0)
        {
            WriteWarning(Text.Format(SR.TopologyShortNames, string.Join(", ", names)));
        }
    }

    private void WarnOfOthers(TopologyComputer[] others)
    {
        foreach (TopologyComputer computer in others)
        {
            WriteVerbose(Text.Format(SR.TopologyLeftOutComputer, computer.ComputerName, computer.Kind, computer.Services.Count > 0 ? computer.Services : SR.TopologyNone));
        }

        WriteWarning(Text.Format(SR.TopologyLeftOut, others.Length, _set.Count, string.Join(", ", others
            .GroupBy(computer => computer.Kind)
            .Select(kind => Text.Format("{0} {1}", kind.Count(), kind.Key)))));
    }
}
