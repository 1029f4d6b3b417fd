using System;

namespace LyncPrereq.Captures;

/// <summary>
/// Stores the computer of a file or a listing, whose parts must all describe the same one. A command that was typed on
/// the local computer and one for a remote computer are about different computers, unless their output contains the same
/// name.
/// </summary>
internal sealed class CaptureOwner(CaptureFile file)
{
    private readonly CaptureFile _file = file;
    private readonly ComputerLabels<int> _labels = new();

    /// <summary>The lines of the first output of a local command, and of the first one without a name.</summary>
    private readonly int[] _local = new int[2];

    /// <summary>The lines of the first output of a remote command, and of the first one without a name.</summary>
    private readonly int[] _remote = new int[2];

    public ComputerLabel? Label => _labels.Best;

    /// <param name="label">The computer of a part; null if it is not known.</param>
    /// <param name="line">The line of the part.</param>
    /// <param name="isUnfinished">Whether the label is at the end of the file and can be incomplete.</param>
    /// <exception cref="InputException">Another part of the file has another computer.</exception>
    public void Add(ComputerLabel? label, int line, bool isUnfinished = false)
    {
        if (label is not null && _labels.Add(label, line) is { } other)
        {
            throw isUnfinished && other.Key.Text.StartsWith(label.Text, StringComparison.OrdinalIgnoreCase)
                ? _file.Truncated(line)
                : _file.TwoComputers(other.Key.Text, other.Value, label.Text, line);
        }
    }

    /// <summary>Adds the output of a command.</summary>
    /// <param name="label">The computer in the output; null if it contains none.</param>
    /// <param name="prompt">The command; null if it is not known.</param>
    /// <param name="line">The line of the output.</param>
    /// <exception cref="InputException">The file contains output of another computer.</exception>
    public void AddOutput(ComputerLabel? label, CommandPrompt? prompt, int line)
    {
        Add(label ?? prompt?.Computer, line);
        if (prompt is { IsLoop: true } && label is null)
        {
            throw _file.Loop(prompt.Line);
        }

        if (prompt?.IsRemote is not { } isRemote)
        {
            return;
        }

        int[] lines = isRemote ? _remote : _local;
        lines[0] = lines[0] == 0 ? line : lines[0];
        lines[1] = lines[1] == 0 && (label ?? prompt!.Computer) is null ? line : lines[1];
        if ((_local[1] > 0 && _remote[0] > 0) || (_remote[1] > 0 && _local[0] > 0))
        {
            throw _file.LocalAndRemote(_local[0], _remote[0]);
        }
    }
}
