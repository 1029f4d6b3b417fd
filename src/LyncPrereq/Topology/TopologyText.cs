using System.IO;

namespace LyncPrereq.Topology;

/// <summary>
/// Text that remembers whether a reader wanted more than there is: then the document is truncated. One tag or text of it
/// is limited.
/// </summary>
internal sealed class TopologyText(TextReader text, string path) : TextReader
{
    private int _read;

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

    /// <summary>Begins a tag or a text.</summary>
    public void Begin() => _read = 0;

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
        _read += read;
        if (_read > TopologyLimits.Characters)
        {
            throw TopologyLimits.Exceeded(path, TopologyLimits.Characters, SR.TopologyUnitCharacters);
        }

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
