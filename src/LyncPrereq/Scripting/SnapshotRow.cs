using System;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Scripting;

/// <summary>A row of the output of a script.</summary>
internal sealed class SnapshotRow(string kind, string subject, string name, string type, object? data)
{
    /// <summary>
    /// Name, Instance, Value, SubKeys or Bytes; Done or Problem closes a subject, and End closes the answer.
    /// </summary>
    public string Kind { get; } = kind;

    /// <summary>A class or a registry path.</summary>
    public string Subject { get; } = Text.Clean(subject);

    public string Name { get; } = Text.Clean(name);

    public string Type { get; } = Text.Clean(type);

    public object? Data { get; } = data switch
    {
        string text => Text.Clean(text),
        string[] texts => Array.ConvertAll(texts, Text.Clean),
        _ => data,
    };

    /// <summary>Returns the last row of an answer that ended before all subjects were closed.</summary>
    public static SnapshotRow EndOf(InspectionException problem) =>
        new("Problem", FactSubjects.Everything, "", problem.Cause.ToString(), problem.Message);

    /// <summary>The number of characters in it.</summary>
    public long Length => Kind.Length + Subject.Length + Name.Length + Type.Length + Data switch
    {
        string text => text.Length,
        string[] texts => texts.Sum(text => (long)text.Length),
        byte[] bytes => bytes.Length,
        _ => 0,
    };
}
