using System;

namespace LyncPrereq.Requirements;

/// <summary>Represents roles that require separate servers according to a document.</summary>
internal sealed class SeparateServers(LyncRole[] roles, LyncRole[] from, LyncRole[] unless, string? note, RequirementSource source)
{
    public LyncRole[] Roles { get; } = roles;

    /// <summary>Gets the roles that must not be on a server with one of <see cref="Roles"/>.</summary>
    public LyncRole[] From { get; } = from;

    /// <summary>Gets roles that include the others, so that the combination is allowed.</summary>
    public LyncRole[] Unless { get; } = unless;

    /// <summary>Gets the interpretation of the sentence, if it is not explicit.</summary>
    public string? Note { get; } = note;

    /// <summary>Gets the sentence in the document.</summary>
    public RequirementSource Source { get; } = source;

    /// <summary>Returns whether a server must not have all of these roles.</summary>
    public bool RuleOut(LyncRole[] roles) => !Array.Exists(roles, role => Array.IndexOf(Unless, role) >= 0)
        && Array.Exists(roles, role => Array.IndexOf(Roles, role) >= 0
            && Array.Exists(roles, other => other != role && Array.IndexOf(From, other) >= 0));
}
