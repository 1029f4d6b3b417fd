namespace LyncPrereq.Requirements.Conditions;

/// <summary>How the parts of a condition belong together.</summary>
internal enum CompositeKind
{
    /// <summary>Different things, each of which suffices.</summary>
    AnyOf,

    /// <summary>Different things, all of which are needed.</summary>
    AllOf,

    /// <summary>Several sights of one and the same thing; where they disagree, nothing is known.</summary>
    Observations,

    /// <summary>Several sights of one and the same thing; where they disagree, the first that speaks decides.</summary>
    ObservationsFirstDecides,
}
