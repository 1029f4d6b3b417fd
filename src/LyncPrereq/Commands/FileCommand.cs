using System.Management.Automation;

namespace LyncPrereq.Commands;

/// <summary>A cmdlet that reads files from the pipeline or from its first argument.</summary>
public abstract class FileCommand : PSCmdlet
{
    /// <summary>Gets or sets the files. Wildcard characters are permitted.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ParameterSetName = "Path",
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Gets or sets the files, without interpreting wildcard characters.</summary>
    [Parameter(
        Mandatory = true,
        ParameterSetName = "LiteralPath",
        ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The specified paths.</summary>
    internal string[] Paths => IsLiteral ? LiteralPath : Path;

    /// <summary>Whether wildcard characters are not interpreted.</summary>
    internal bool IsLiteral => ParameterSetName == nameof(LiteralPath);
}
