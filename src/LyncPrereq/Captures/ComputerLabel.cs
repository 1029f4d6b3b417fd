using System;
using System.Net;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>
/// Represents the text that identifies the computer of a capture: a name, which a console can truncate, or an address.
/// </summary>
internal sealed class ComputerLabel
{
    private readonly IPAddress? _address;
    private readonly bool _isTruncated;
    private readonly string _start;

    private ComputerLabel(string text)
    {
        Text = text;
        _start = CutText.Start(text);
        _isTruncated = _start.Length < text.Length;
        _address = IPAddress.TryParse(text, out IPAddress? address) ? address : null;
    }

    public string Text { get; }

    /// <summary>Gets the name; null for an address, and for a name that was truncated before its domain.</summary>
    public string? Name =>
        _address is not null ? null
        : !_isTruncated ? Text
        : _start.IndexOf('.') > 0 ? ComputerNames.Host(_start)
        : null;

    /// <summary>
    /// Returns the label in a text; null for an empty text, and for the aliases of the computer that a command runs on,
    /// which can be any computer.
    /// </summary>
    public static ComputerLabel? Read(string? text)
    {
        string name = (text ?? "").Trim().TrimStart('\\');
        bool isAlias = name is "" or "."
            || string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(name, out IPAddress? address) && IPAddress.IsLoopback(address));
        return isAlias ? null : new ComputerLabel(name);
    }

    /// <summary>Returns the label that says more about the computer: a name before an address, and a domain.</summary>
    public static ComputerLabel? Best(ComputerLabel? first, ComputerLabel? second) =>
        first is null || (second?.Name?.Length ?? 0) > (first.Name?.Length ?? 0) ? second : first;

    /// <summary>
    /// Returns whether two labels cannot be the same computer. A name and an address can always be.
    /// </summary>
    public bool Contradicts(ComputerLabel other) =>
        (_address is null) == (other._address is null)
        && (_address is not null ? !_address.Equals(other._address)
            : _isTruncated ? !Begins(_start, other._start)
            : other._isTruncated ? !Begins(other._start, _start)
            : !ComputerNames.AreSame(Text, other.Text));

    private static bool Begins(string first, string second) =>
        first.StartsWith(second, StringComparison.OrdinalIgnoreCase) || second.StartsWith(first, StringComparison.OrdinalIgnoreCase);
}
