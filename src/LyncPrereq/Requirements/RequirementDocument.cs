using System;

namespace LyncPrereq.Requirements;

/// <summary>A document that requirements come from.</summary>
internal sealed class RequirementDocument
{
    public RequirementDocument(string title, Uri uri, string? commit)
    {
        Title = title;
        Uri = uri;
        Commit = commit;
    }

    public string Title { get; }

    public Uri Uri { get; }

    /// <summary>The commit in which the document was read; null where it is not kept under version control.</summary>
    public string? Commit { get; }
}
