using System;

namespace LyncPrereq.Requirements;

/// <summary>A document that requirements come from.</summary>
internal sealed class RequirementDocument(string title, Uri uri, string? commit)
{
    public string Title { get; } = title;

    public Uri Uri { get; } = uri;

    /// <summary>The commit in which the document was read; null where it is not kept under version control.</summary>
    public string? Commit { get; } = commit;
}
