using System.IO;

namespace LyncPrereq.Topology;

/// <summary>
/// Wraps text and records whether a reader reached its end, which means that the document is truncated.
/// </summary>
internal sealed class TopologyText(TextReader text) : TextReader
{
    public bool HasEnded { get; private set; }

    /// <summary>
    /// Skips white space before the XML declaration, which some programs write although XML does not allow it.
    /// </summary>
    public void SkipBlanks()
    {
        while (text.Peek() is var next and >= 0 && ((char)next == '\ufeff' || char.IsWhiteSpace((char)next)))
        {
            text.Read();
        }
    }

    public override int Peek() => text.Peek();

    public override int Read()
    {
        int read = text.Read();
        HasEnded |= read < 0;
        return read;
    }

    public override int Read(char[] buffer, int index, int count)
    {
        int read = text.Read(buffer, index, count);
        HasEnded |= read == 0 && count > 0;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            text.Dispose();
        }

        base.Dispose(disposing);
    }
}
