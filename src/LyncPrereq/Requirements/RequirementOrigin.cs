namespace LyncPrereq;

/// <summary>Specifies the origin of a requirement in the documents.</summary>
public enum RequirementOrigin
{
    /// <summary>A sentence or list of the main article.</summary>
    Prose,

    /// <summary>Only a command line of the main article.</summary>
    CommandLine,

    /// <summary>Another document of the product.</summary>
    RelatedDocument,
}
