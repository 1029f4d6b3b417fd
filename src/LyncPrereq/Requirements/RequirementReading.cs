namespace LyncPrereq;

/// <summary>Which reading is taken where the documents contradict themselves or each other, and why.</summary>
public sealed class RequirementReading
{
    internal RequirementReading(string? conflict, string note)
    {
        Conflict = conflict;
        Note = note;
    }

    /// <summary>The number of the contradiction in docs/contradictions.md, for example C4; null for a mere remark.</summary>
    public string? Conflict { get; }

    /// <summary>The reading taken, with its reason.</summary>
    public string Note { get; }

    /// <summary>The note, after its number.</summary>
    public override string ToString() => Conflict is null ? Note : Conflict + ": " + Note;
}
