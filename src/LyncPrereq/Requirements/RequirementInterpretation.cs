namespace LyncPrereq;

/// <summary>Represents the interpretation of documents that contradict each other, or a remark.</summary>
public sealed class RequirementInterpretation
{
    internal RequirementInterpretation(string? contradiction, string note)
    {
        Contradiction = contradiction;
        Note = note;
    }

    /// <summary>
    /// Gets the number of the contradiction in docs/contradictions.md, for example C4; null for a remark.
    /// </summary>
    public string? Contradiction { get; }

    /// <summary>Gets the interpretation and its reason.</summary>
    public string Note { get; }

    /// <summary>Returns the number and the note.</summary>
    public override string ToString() => Contradiction is null ? Note : Contradiction + ": " + Note;
}
