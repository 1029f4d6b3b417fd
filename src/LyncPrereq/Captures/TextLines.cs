using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace LyncPrereq.Captures;

/// <summary>Reads the lines of a text one after the other, cleaned by <see cref="TextLine.Clean"/>.</summary>
internal sealed class TextLines : IDisposable
{
    /// <summary>The number of previous lines that are kept.</summary>
    public const int Kept = 16;

    private readonly TextReader _text;
    private readonly char[] _buffer = new char[4096];
    private readonly List<KeyValuePair<string, int>> _ahead = [];
    private readonly PromptReader _prompts = new();
    private readonly string[] _before = new string[Kept];
    private readonly StringBuilder _line = new();
    private int _count;
    private int _at;

    /// <summary>Opens the file; the first <see cref="MoveNext"/> reads its first line.</summary>
    public TextLines(CaptureFile file)
    {
        File = file;
        _text = file.OpenText();
    }

    public CaptureFile File { get; }

    /// <summary>Gets the current line without trailing spaces; null after the last one.</summary>
    public string? Current { get; private set; }

    /// <summary>
    /// Gets the number of the current line, starting at 1. After the last line, its number does not change.
    /// </summary>
    public int Number { get; private set; }

    /// <summary>Gets the last prompt up to the current line; null if there is none.</summary>
    public CommandPrompt? Prompt => _prompts.Last;

    /// <summary>
    /// Gets a value that indicates whether the current line ends the file without a line break, so that its end can be
    /// missing.
    /// </summary>
    public bool IsUnfinished => Peek(1) is null && !EndsWithLineBreak;

    /// <summary>
    /// Gets a value that indicates whether the file ends with spaces, as in a table in which the next column is missing.
    /// </summary>
    public bool EndsInSpaces => IsUnfinished && _line.Length > 0 && _line[_line.Length - 1] is ' ' or '\t';

    /// <summary>
    /// Gets or sets a value that indicates whether the last line that was read ends with a line break.
    /// </summary>
    private bool EndsWithLineBreak { get; set; }

    /// <summary>Returns a line after the current one; null after the last one.</summary>
    public string? Peek(int ahead)
    {
        while (_ahead.Count < ahead && ReadLine() is { } line)
        {
            _ahead.Add(new KeyValuePair<string, int>(TextLine.Clean(line), TextLine.MarksOf(line)));
        }

        return _ahead.Count < ahead ? null : _ahead[ahead - 1].Key;
    }

    /// <summary>
    /// Returns a line before the current one, at most <see cref="Kept"/> lines back; null before the first one.
    /// </summary>
    public string? Before(int back) => back > Kept || Number - back < 1 ? null : _before[(Number - back) % Kept];

    public bool MoveNext()
    {
        if (Current is not null)
        {
            _before[Number % Kept] = Current;
        }

        Current = Peek(1);
        if (Current is null)
        {
            return false;
        }

        Number++;
        _prompts.Read(Current, _ahead[0].Value, Number);
        _ahead.RemoveAt(0);
        return true;
    }

    /// <summary>Moves to the next line that is not empty.</summary>
    public bool MoveOverBlankLines()
    {
        while (Current is { Length: 0 })
        {
            MoveNext();
        }

        return Current is not null;
    }

    /// <summary>Creates the exception for the current line, which is truncated or not valid in the listing.</summary>
    public InputException Broken() => IsUnfinished ? File.Truncated(Number) : File.Malformed(Number, Current!.Trim());

    public void Dispose() => _text.Dispose();

    /// <summary>
    /// Reads a line, which ends with a line feed, or with carriage returns and an optional line feed. wmic writes two
    /// carriage returns, and a progress bar ends with one.
    /// </summary>
    private string? ReadLine()
    {
        int c = Read();
        if (c < 0)
        {
            return null;
        }

        _line.Clear();
        for (; c >= 0 && c != '\n' && c != '\r'; c = Read())
        {
            _line.Append((char)c);
        }

        EndsWithLineBreak = c >= 0;
        if (c == '\r')
        {
            while (PeekChar() == '\r')
            {
                _at++;
            }

            _at += PeekChar() == '\n' ? 1 : 0;
        }

        return _line.ToString();
    }

    private int Read()
    {
        int c = PeekChar();
        _at++;
        return c;
    }

    /// <summary>
    /// Returns the next character. Zero bytes remain from UTF-16 text that was appended to another encoding.
    /// </summary>
    private int PeekChar()
    {
        for (; ; _at++)
        {
            if (_at >= _count)
            {
                _count = _text.Read(_buffer, 0, _buffer.Length);
                _at = 0;
                File.CheckEncoding(_buffer, _count);
            }

            if (_count == 0 || _buffer[_at] != '\0')
            {
                return _count > 0 ? _buffer[_at] : -1;
            }
        }
    }
}
