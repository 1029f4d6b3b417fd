using System.Collections.Generic;
using System.Management.Automation;
using LyncPrereq.Comparison;

namespace LyncPrereq.Commands;

/// <summary>Compares two tests of the same servers, or the servers of one pool with one another.</summary>
[Cmdlet(VerbsData.Compare, "LyncPrerequisite", DefaultParameterSetName = Runs, HelpUri = HelpAddress.Article)]
[OutputType(typeof(PrerequisiteChange), ParameterSetName = [Runs])]
[OutputType(typeof(PrerequisiteDifference), ParameterSetName = [Siblings])]
public sealed class CompareLyncPrerequisiteCommand : PSCmdlet
{
    private const string Runs = "Runs";
    private const string Siblings = "Siblings";

    private readonly InputCollector _before;
    private readonly InputCollector _rows;

    /// <summary>Creates the cmdlet.</summary>
    public CompareLyncPrerequisiteCommand()
    {
        _before = new InputCollector(WriteError, ErrorRecords.NotReportable, typeof(PrerequisiteResult));
        _rows = new InputCollector(WriteError, ErrorRecords.NotReportable, typeof(PrerequisiteResult));
    }

    /// <summary>The rows of the first test.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = Runs)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject?[]? ReferenceObject { get; set; } = [];

    /// <summary>The rows of the second test.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ParameterSetName = Runs)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject?[]? DifferenceObject { get; set; } = [];

    /// <summary>Compares the servers with one another.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Siblings)]
    public SwitchParameter Sibling { get; set; }

    /// <summary>The rows of the servers that are compared with one another.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Siblings)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; } = [];

    /// <summary>Pool or Role. With Pool, servers whose pool is not known are grouped by their roles.</summary>
    [Parameter(ParameterSetName = Siblings)]
    public SiblingGroup GroupBy { get; set; } = SiblingGroup.Pool;

    /// <summary>Also returns the rows that did not change.</summary>
    [Parameter(ParameterSetName = Runs)]
    public SwitchParameter IncludeEqual { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _before.Add(ReferenceObject);

    /// <inheritdoc/>
    protected override void ProcessRecord() => _rows.Add(ParameterSetName == Runs ? DifferenceObject : InputObject);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == Runs)
        {
            CompareRuns();
        }
        else
        {
            CompareSiblings();
        }
    }

    private void CompareRuns()
    {
        var comparison = new RowComparison(_before.Of<PrerequisiteResult>(), _rows.Of<PrerequisiteResult>());
        Warn(comparison.Warnings);
        int unknown = 0;
        foreach (PrerequisiteChange change in comparison.Changes)
        {
            unknown += change.IsUnknownInBoth ? 1 : 0;
            if (IncludeEqual || change.ChangeValue != ChangeKind.Equal)
            {
                WriteObject(change);
            }
        }

        if (unknown > 0)
        {
            WriteWarning(Text.Format(SR.ComparisonUnknown, unknown));
        }
    }

    private void Warn(IEnumerable<string> sentences)
    {
        foreach (string sentence in sentences)
        {
            WriteWarning(sentence);
        }
    }

    private void CompareSiblings()
    {
        List<PrerequisiteResult> rows = _rows.Of<PrerequisiteResult>();
        Warn(CatalogVersions.Warnings(rows, SR.CompareCatalogs));
        SiblingComparison[] groups = SiblingComparison.Groups(rows, server => GroupBy == SiblingGroup.Role ? null : server.Pool);
        foreach (SiblingComparison group in groups)
        {
            if (group.Count == 1)
            {
                WriteWarning(Text.Format(SR.NothingToCompare, group.Name));
            }
            else
            {
                if (group.NotCompared is { Length: > 0 } ids)
                {
                    WriteWarning(Text.Format(SR.SiblingsNotCompared, group.Name, ids.Length, ids[0]));
                }

                WriteObject(group.Compare(), enumerateCollection: true);
            }
        }
    }
}
