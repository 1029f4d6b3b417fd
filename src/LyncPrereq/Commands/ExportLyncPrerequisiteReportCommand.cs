using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using LyncPrereq.Comparison;
using LyncPrereq.Reporting;

namespace LyncPrereq.Commands;

/// <summary>Writes test results, or a comparison of them, to a report for people or CI systems.</summary>
[Cmdlet(
    VerbsData.Export,
    "LyncPrerequisiteReport",
    SupportsShouldProcess = true,
    DefaultParameterSetName = "Path",
    HelpUri = HelpAddress.Article)]
[OutputType(typeof(FileInfo))]
public sealed class ExportLyncPrerequisiteReportCommand : RowCommand
{
    private static readonly string[] s_names = ["ComputerName", "Path", "LiteralPath", "FullName"];

    private readonly List<ReportFailure> _failures = [];
    private string _target = "";

    /// <summary>Creates the cmdlet.</summary>
    public ExportLyncPrerequisiteReportCommand()
        : base(ErrorRecords.NotReportableHere, typeof(PrerequisiteChange), typeof(PrerequisiteDifference))
    {
    }

    /// <summary>Gets or sets the file. An existing file is overwritten, unless NoClobber is used.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Gets or sets the file, without interpreting wildcard characters.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = "";

    /// <summary>
    /// Gets or sets the format. The default depends on the extension: .html, .htm, .csv, .md, or .json.
    /// </summary>
    [Parameter]
    public ReportFormat Format { get; set; }

    /// <summary>Gets or sets a value that indicates whether to overwrite a read-only file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets or sets a value that indicates whether to keep an existing file.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Gets or sets a value that indicates whether to return the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _target = InputFiles.ResolveOne(this, ParameterSetName == "LiteralPath" ? LiteralPath : Path);
        if (Directory.Exists(_target))
        {
            ThrowTerminatingError(ErrorRecords.ReportPathIsFolder(_target));
        }

        if (!MyInvocation.BoundParameters.ContainsKey(nameof(Format)))
        {
            Format = FormatOf(System.IO.Path.GetExtension(_target));
        }

        if (new OverwriteRule(Force, NoClobber).Refuse(_target, ErrorRecords.ReportExists, ErrorRecords.ReportReadOnly) is { } refused)
        {
            ThrowTerminatingError(refused);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // An incomplete report would show a better state than the servers have.
        if (Input.Refused > 0)
        {
            WriteError(ErrorRecords.ReportIncomplete(_target, Input.Refused));
        }
        else if (Input.Kinds > 1)
        {
            WriteError(ErrorRecords.ReportMixed(_target));
        }
        else if (Input.Kinds + _failures.Count == 0)
        {
            WriteError(ErrorRecords.ReportEmpty(_target));
        }
        else if (Content() is { } content && ShouldProcess(_target, Text.Format(SR.ReportAction, Format)))
        {
            Save(content);
        }
    }

    /// <summary>Returns the content of the file; null if it cannot have the format.</summary>
    private byte[]? Content()
    {
        ReportFailure[] failures = [.. _failures];
        PrerequisiteChange[] changes = [.. Input.Of<PrerequisiteChange>()];
        PrerequisiteDifference[] differences = [.. Input.Of<PrerequisiteDifference>()];
        IReport report = changes.Length > 0 ? new ChangeReport(changes, failures, DateTime.UtcNow)
            : differences.Length > 0 ? new DifferenceReport(differences, failures, DateTime.UtcNow)
            : new Report(Rows, failures, DateTime.UtcNow);
        try
        {
            return report.Write(Format);
        }
        catch (InputException problem)
        {
            WriteError(ErrorRecords.From(problem));
            return null;
        }
    }

    private protected override void OnError(ErrorRecord error)
    {
        string id = error.FullyQualifiedErrorId;
        int end = id.IndexOf(',');
        string message = error.ErrorDetails?.Message ?? error.Exception.Message;
        _failures.Add(new ReportFailure(NameOf(error.TargetObject), end < 0 ? id : id.Substring(0, end), message));
    }

    /// <summary>Returns the name of a target: of a pipeline object, that of its computer or file.</summary>
    private static string NameOf(object? target)
    {
        PSObject? thing = target is null ? null : PSObject.AsPSObject(target);
        return s_names
            .Select(property => thing?.Properties[property]?.Value as string)
            .FirstOrDefault(name => !string.IsNullOrEmpty(name)) ?? thing?.ToString() ?? "";
    }

    private ReportFormat FormatOf(string extension)
    {
        switch (extension.ToUpperInvariant())
        {
            case ".HTML" or ".HTM":
                return ReportFormat.Html;
            case ".CSV":
                return ReportFormat.Csv;
            case ".MD":
                return ReportFormat.Markdown;
            case ".JSON":
                return ReportFormat.Json;
            default:
                ThrowTerminatingError(ErrorRecords.ReportFormatUnclear(_target));
                return default;
        }
    }

    private void Save(byte[] content)
    {
        try
        {
            AtomicFile.Save(_target, content);
            if (PassThru)
            {
                WriteObject(new FileInfo(_target));
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException || PathProblem.Is(problem))
        {
            WriteError(ErrorRecords.ReportFailed(_target, problem));
        }
    }
}
