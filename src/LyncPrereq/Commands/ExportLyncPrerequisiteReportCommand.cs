using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using LyncPrereq.Reporting;
using LyncPrereq.Serialization;

namespace LyncPrereq.Commands;

/// <summary>Writes rows as a report that people and CI systems read.</summary>
[Cmdlet(
    VerbsData.Export,
    "LyncPrerequisiteReport",
    SupportsShouldProcess = true,
    DefaultParameterSetName = "Path",
    HelpUri = HelpAddress.Article)]
[OutputType(typeof(FileInfo))]
public sealed class ExportLyncPrerequisiteReportCommand : PSCmdlet
{
    private readonly List<PrerequisiteResult> _rows = [];
    private readonly List<ReportFailure> _failures = [];
    private string _target = "";
    private int _refused;

    /// <summary>Rows of Test-LyncPrerequisite, and its errors if they are redirected with 2&gt;&amp;1.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The file. A file that is there is written over, unless NoClobber is given.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The same, with no character taken for a wildcard.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = "";

    /// <summary>The format; without it, that of the file's extension: .html, .htm, .csv, .md or .json.</summary>
    [Parameter]
    public ReportFormat Format { get; set; }

    /// <summary>Writes over a file that is read-only too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Never writes over a file.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Returns the written file.</summary>
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

        if (NoClobber && File.Exists(_target))
        {
            ThrowTerminatingError(ErrorRecords.ReportExists(_target));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (PSObject item in InputObject)
        {
            try
            {
                if (item.BaseObject is ErrorRecord error)
                {
                    _failures.Add(FailureOf(error));
                    continue;
                }

                if (DeserializedConverter.Unwrap(item) is PrerequisiteResult row)
                {
                    _rows.Add(row);
                    continue;
                }

                WriteError(ErrorRecords.NotReportable(item));
            }
            catch (InputException problem)
            {
                WriteError(ErrorRecords.From(problem));
            }

            _refused++;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // A report that is missing rows looks better than the servers are.
        if (_refused > 0)
        {
            WriteError(ErrorRecords.ReportIncomplete(_target, _refused));
        }
        else if (_rows.Count + _failures.Count == 0)
        {
            WriteError(ErrorRecords.ReportEmpty(_target));
        }
        else if (ShouldProcess(_target, Text.Format(SR.ReportAction, Format)))
        {
            Save(new Report(_rows, _failures, DateTime.UtcNow).Write(Format));
        }
    }

    private static ReportFailure FailureOf(ErrorRecord error)
    {
        string id = error.FullyQualifiedErrorId;
        int end = id.IndexOf(',');
        string message = error.ErrorDetails?.Message ?? error.Exception.Message;
        return new ReportFailure(error.TargetObject?.ToString() ?? "", end < 0 ? id : id.Substring(0, end), message);
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
            var file = new FileInfo(_target);
            if (file.Exists && file.IsReadOnly)
            {
                if (!Force)
                {
                    WriteError(ErrorRecords.ReportReadOnly(_target));
                    return;
                }

                file.IsReadOnly = false;
            }

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
