using System;

namespace LyncPrereq.Requirements;

/// <summary>Roles that a document keeps off the servers of others.</summary>
internal sealed class SeparateServers(LyncRole[] roles, LyncRole[] from, LyncRole[] unless, string? note, RequirementSource source)
{
    public LyncRole[] Roles { get; } = roles;

    /// <summary>The roles that may not be on a server with one of <see cref="Roles"/>.</summary>
    public LyncRole[] From { get; } = from;

    /// <summary>Roles, one of which makes the others a part of itself, so that nothing is ruled out.</summary>
    public LyncRole[] Unless { get; } = unless;

    /// <summary>How the sentence is read, where it does not say so in so many words.</summary>
    public string? Note { get; } = note;

    /// <summary>The sentence that says so.</summary>
    public RequirementSource Source { get; } = source;

    /// <summary>Whether a server with all these roles is ruled out.</summary>
    public bool RuleOut(LyncRole[] roles) => !Array.Exists(roles, role => Array.IndexOf(Unless, role) >= 0)
        && Array.Exists(roles, role => Array.IndexOf(Roles, role) >= 0
            && Array.Exists(roles, other => other != role && Array.IndexOf(From, other) >= 0));
}
