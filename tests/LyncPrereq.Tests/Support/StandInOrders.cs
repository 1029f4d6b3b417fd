namespace LyncPrereq.Tests.Support;

/// <summary>What a stand-in installer is told to do, in this order.</summary>
internal sealed class StandInOrders
{
    /// <summary>The lines that it writes on each of its two streams.</summary>
    public int Lines { get; init; }

    /// <summary>Whether it then writes its process id.</summary>
    public bool SaysItsId { get; init; }

    /// <summary>Whether it then waits until it is released.</summary>
    public bool Waits { get; init; }

    /// <summary>Whether it kills itself.</summary>
    public bool Dies { get; init; }

    /// <summary>Whether it writes once more, and fails if nobody can take it.</summary>
    public bool WritesAtTheEnd { get; init; }

    /// <summary>The codes it ends with, one each time; the last one for ever.</summary>
    public uint[] ExitCodes { get; init; } = [0];
}
