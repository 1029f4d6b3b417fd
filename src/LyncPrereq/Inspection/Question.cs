using System;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection;

/// <summary>A source to read from a server, and its answer once it has one.</summary>
/// <param name="kind">The kind of the source.</param>
/// <param name="subject">The subject of its facts: one of <see cref="FactSubjects"/>, or the path of a registry key.</param>
internal sealed class Question(InventorySourceKind kind, string subject)
{
    private volatile Answer? _answer;

    public InventorySourceKind Kind { get; } = kind;

    public string Subject { get; } = subject;

    /// <summary>Whether the source is a registry key; the keys of a server are one source of its inventory.</summary>
    public bool IsKey => Kind == InventorySourceKind.Registry && Subject != FactSubjects.Winsock;

    /// <summary>The answer; null until there is one. It can be read on another thread while the inspection runs.</summary>
    public Answer? Answer
    {
        get => _answer;
        set => _answer = value;
    }
}

/// <summary>The answer to a question.</summary>
/// <param name="source">The facts; null for an answer without facts, and after a failure.</param>
/// <param name="failure">Why the source could not be read; null if it could.</param>
/// <param name="time">The time that it took.</param>
internal sealed class Answer(InventorySource? source, InspectionException? failure, TimeSpan time)
{
    public InventorySource? Source { get; } = source;

    public InspectionException? Failure { get; } = failure;

    public TimeSpan Time { get; } = time;
}
