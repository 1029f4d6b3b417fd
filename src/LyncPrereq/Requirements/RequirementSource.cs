using System;

namespace LyncPrereq;

/// <summary>The place in a document that asks for a requirement.</summary>
public sealed class RequirementSource
{
    internal RequirementSource(
        string document,
        string section,
        RequirementOrigin origin,
        string quote,
        Uri uri,
        LyncRole[] role,
        string? commit = null)
    {
        Document = document;
        Section = section;
        Origin = origin;
        Quote = quote;
        Uri = uri;
        Role = role;
        Commit = commit;
    }

    /// <summary>The title of the document.</summary>
    public string Document { get; }

    /// <summary>The heading under which the sentence stands.</summary>
    public string Section { get; }

    /// <summary>Whether the main article asks in prose, in its command line, or a neighboring document does.</summary>
    public RequirementOrigin Origin { get; }

    /// <summary>The sentence itself; left-out words are marked with an ellipsis.</summary>
    public string Quote { get; }

    /// <summary>The address of the document.</summary>
    public Uri Uri { get; }

    /// <summary>The roles that the sentence speaks of; empty when it speaks of all that the requirement names.</summary>
    public LyncRole[] Role { get; }

    /// <summary>
    /// The commit in which the document was read, since its date does not tell revisions apart; null where none is known.
    /// </summary>
    public string? Commit { get; }

    /// <summary>Document and section, as a table shows them.</summary>
    public override string ToString() => Document + ", " + Section;
}
