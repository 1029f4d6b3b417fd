using System;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;

namespace LyncPrereq.Hosting;

/// <summary>The measures the formatter asks for. This console has no screen buffer, cursor or keys to offer.</summary>
internal sealed class ConsoleRawUserInterface : PSHostRawUserInterface
{
    private const int Height = 9_999;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override Size BufferSize
    {
        get => new(Terminal.Width, Height);
        set => throw NotSupported();
    }

    public override Coordinates CursorPosition
    {
        get => default;
        set => throw NotSupported();
    }

    public override int CursorSize
    {
        get => 0;
        set => throw NotSupported();
    }

    public override bool KeyAvailable => false;

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override Size MaxWindowSize => BufferSize;

    public override Coordinates WindowPosition
    {
        get => default;
        set => throw NotSupported();
    }

    public override Size WindowSize
    {
        get => BufferSize;
        set => throw NotSupported();
    }

    public override string WindowTitle { get; set; } = string.Empty;

    /// <summary>Measures text as it will be seen, without its colours.</summary>
    public override int LengthInBufferCells(string source, int offset) =>
        new StringDecorated(source[offset..]).ContentLength;

    public override int LengthInBufferCells(string source) => LengthInBufferCells(source, 0);

    public override void FlushInputBuffer()
    {
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NotSupported();

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw NotSupported();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw NotSupported();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NotSupported();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw NotSupported();

    private static HostException NotSupported() => new("This console has no screen buffer, cursor or keys.");
}
