using System;

namespace LyncPrereq;

/// <summary>A document that requirements come from.</summary>
internal sealed class RequirementDocument
{
    public RequirementDocument(string title, Uri uri)
    {
        Title = title;
        Uri = uri;
    }

    public string Title { get; }

    public Uri Uri { get; }
}
