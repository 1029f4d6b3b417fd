namespace LyncPrereq.Facts;

/// <summary>Limits the size of a response, so that one that does not end cannot fill the memory.</summary>
/// <param name="rows">The greatest number of rows.</param>
/// <param name="characters">The greatest number of characters in them.</param>
internal sealed class AnswerLimit(int rows = AnswerLimit.Rows, long characters = AnswerLimit.Characters)
{
    /// <summary>A server has a few hundred features, services, and updates.</summary>
    public const int Rows = 50_000;

    public const long Characters = 50_000_000;

    private int _rows;
    private long _characters;

    /// <exception cref="InspectionException">The response is too large.</exception>
    public void Add(long length)
    {
        _rows++;
        _characters += length;
        if (_rows > rows || _characters > characters)
        {
            throw new InspectionException(UnknownCause.Unreadable, Text.Format(SR.AnswerTooLarge, rows, characters));
        }
    }
}
