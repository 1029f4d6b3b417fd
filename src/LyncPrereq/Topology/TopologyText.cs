using System.IO;

namespace LyncPrereq.Topology;

/// <summary>Text that remembers whether a reader wanted more than there is: then the document is truncated.</summary>
internal sealed class TopologyText(TextReader text) : TextReader
{
    public bool HasEnded { get; private set; }

    /// <summary>Passes over what some programs write before an XML declaration, where XML does not permit it.</summary>
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
