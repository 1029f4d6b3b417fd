namespace LyncPrereq;

/// <summary>Which reading is taken where the documents contradict themselves or each other, and why.</summary>
public sealed class RequirementInterpretation
{
    internal RequirementInterpretation(string? contradiction, string note)
    {
        Contradiction = contradiction;
        Note = note;
    }

    /// <summary>The number of the contradiction in docs/contradictions.md, for example C4; null for a mere remark.</summary>
    public string? Contradiction { get; }

    /// <summary>The reading taken, with its reason.</summary>
    public string Note { get; }

    /// <summary>The note, after its number.</summary>
    public override string ToString() => Contradiction is null ? Note : Contradiction + ": " + Note;
}
