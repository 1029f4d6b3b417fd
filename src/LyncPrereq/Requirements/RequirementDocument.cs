using System;

namespace LyncPrereq.Requirements;

/// <summary>Represents a document with requirements.</summary>
internal sealed class RequirementDocument(string title, Uri uri, string? commit)
{
    public string Title { get; } = title;

    public Uri Uri { get; } = uri;

    /// <summary>Gets the commit in which the document was read; null if it is not under version control.</summary>
    public string? Commit { get; } = commit;
}
