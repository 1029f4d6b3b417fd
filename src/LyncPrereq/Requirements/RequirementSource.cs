using System;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents the place in a document that contains a requirement.</summary>
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
        OriginValue = origin;
        Quote = quote;
        Uri = uri;
        RoleValue = role;
        Commit = commit;
    }

    /// <summary>Gets the title of the document.</summary>
    public string Document { get; }

    /// <summary>Gets the heading above the sentence.</summary>
    public string Section { get; }

    /// <summary>
    /// Gets the origin of the sentence: the text of the main article, its command line, or a related document.
    /// </summary>
    [Shape(Of = nameof(OriginValue))]
    public string Origin => OriginValue.ToString();

    internal RequirementOrigin OriginValue { get; }

    /// <summary>Gets the sentence. An ellipsis marks omitted words.</summary>
    public string Quote { get; }

    /// <summary>Gets the address of the document.</summary>
    public Uri Uri { get; }

    /// <summary>
    /// Gets the roles that the sentence applies to. Empty if it applies to all roles of the requirement.
    /// </summary>
    [Shape(Of = nameof(RoleValue))]
    public ValueList<string> Role => ValueList<string>.Of(RoleValue);

    internal LyncRole[] RoleValue { get; }

    /// <summary>
    /// Gets the commit of the document that was read, because its date does not identify a revision; null if it is not
    /// known.
    /// </summary>
    public string? Commit { get; }

    /// <summary>Returns the document and the section.</summary>
    public override string ToString() => Document + ", " + Section;
}
