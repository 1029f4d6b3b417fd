using System;
using System.IO;
using System.Text;

namespace LyncPrereq.Captures;

/// <summary>A file that somebody captured from a server, opened safely: its size is bounded, its encoding found out.</summary>
internal sealed class CaptureFile
{
    /// <summary>In bytes. The captures of a server take one or two megabytes.</summary>
    public const long MaxLength = 64 * 1024 * 1024;

    private const int HeadLength = 4096;

    /// <summary>Control characters that no text has.</summary>
    private static readonly char[] s_noText = ['\u0001', '\u0002', '\u0003', '\u0004', '\u0005', '\u0006'];

    private readonly Encoding _encoding;
    private readonly bool _isBinary;

    /// <exception cref="InputException">The file does not exist, cannot be read, is empty or too large.</exception>
    public CaptureFile(string path)
    {
        Path = path;
        try
        {
            Name = System.IO.Path.GetFileName(path);
            if (Directory.Exists(path))
            {
                throw new InputException(nameof(SR.InputIsFolder), Text.Format(SR.InputIsFolder, path), path);
            }

            using FileStream stream = File.OpenRead(path);
            if (stream.Length is 0 or > MaxLength)
            {
                throw stream.Length == 0
                    ? new InputException(nameof(SR.InputEmpty), Text.Format(SR.InputEmpty, path), path)
                    : new InputException(
                        nameof(SR.InputTooLarge),
                        Text.Format(SR.InputTooLarge, path, stream.Length, MaxLength),
                        path);
            }

            LastWriteTimeUtc = File.GetLastWriteTimeUtc(path);
            var bytes = new byte[Math.Min(HeadLength, stream.Length)];
            int count = ReadFully(stream, bytes);
            _encoding = FindEncoding(bytes, count);
            Head = _encoding.GetString(bytes, 0, count).TrimStart('\ufeff');
            _isBinary = Head.IndexOfAny(s_noText) >= 0;
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(nameof(SR.InputNotFound), Text.Format(SR.InputNotFound, path), path, problem);
        }
        catch (Exception problem) when (PathProblem.Is(problem))
        {
            throw PathProblem.Of(path, problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(problem);
        }
    }

    public string Path { get; }

    /// <summary>The file's own name, by which evidence refers to it.</summary>
    public string Name { get; }

    public DateTime LastWriteTimeUtc { get; }

    /// <summary>The first characters, by which the format is told.</summary>
    public string Head { get; }

    public TextReader OpenText() => new StreamReader(Path, _encoding, detectEncodingFromByteOrderMarks: true);

    /// <summary>
    /// Two blanks or a line break of one byte a character, which are a character in UTF-16 that no text has, or a mark of
    /// UTF-16 in other text. A file of bytes has anything.
    /// </summary>
    /// <exception cref="InputException">Some of the text is UTF-16, and some is not.</exception>
    public void CheckEncoding(char[] text, int count)
    {
        bool isUtf16 = _encoding is UnicodeEncoding;
        for (int i = 0; i < count && !_isBinary; i++)
        {
            bool isOther = isUtf16
                ? text[i] is '\u0a0d' or '\u0d0a' || (text[i] == '\u2020' && i + 1 < count && text[i + 1] == '\u2020')
                : text[i] == '\ufffd' && i + 2 < count && text[i + 1] == '\ufffd' && (text[i + 2] == '\0' || (i + 3 < count && text[i + 3] == '\0'));
            if (isOther)
            {
                throw MixedEncodings();
            }
        }
    }

    /// <summary>False where the file ends in the middle of a line, which a capture that was cut off mostly does.</summary>
    public bool EndsWithLineBreak()
    {
        using FileStream stream = File.OpenRead(Path);
        var last = new byte[_encoding.GetByteCount("\n")];
        stream.Seek(-Math.Min(last.Length, stream.Length), SeekOrigin.End);
        return _encoding.GetString(last, 0, ReadFully(stream, last)) == "\n";
    }

    public InputException Malformed(int line, string problem) => new(
        nameof(SR.CaptureMalformed),
        Text.Format(SR.CaptureMalformed, Path, line, problem),
        Path);

    public InputException Localized(int line, string state) =>
        new(nameof(SR.CaptureLocalized), Text.Format(SR.CaptureLocalized, Path, line, state), Path);

    public InputException Truncated(int line) =>
        new(nameof(SR.CaptureTruncated), Text.Format(SR.CaptureTruncated, Path, line), Path);

    public InputException NotRecognized() =>
        new(nameof(SR.CaptureNotRecognized), Text.Format(SR.CaptureNotRecognized, Path), Path);

    public InputException NoQueriedKeys() =>
        new(nameof(SR.CaptureNoQueriedKeys), Text.Format(SR.CaptureNoQueriedKeys, Path), Path);

    public InputException TwoListings(string command, int first, int second) => new(
        nameof(SR.CaptureTwoListings),
        Text.Format(SR.CaptureTwoListings, Path, command, first, second),
        Path);

    public InputException TwoComputers(string first, int firstLine, string second, int secondLine) => new(
        nameof(SR.CaptureTwoComputers),
        Text.Format(SR.CaptureTwoComputers, Path, first, firstLine, second, secondLine),
        Path);

    public InputException Offline(int line) =>
        new(nameof(SR.CaptureOffline), Text.Format(SR.CaptureOffline, Path, line), Path);

    public InputException MixedEncodings() =>
        new(nameof(SR.CaptureMixedEncodings), Text.Format(SR.CaptureMixedEncodings, Path), Path);

    public InputException Unreadable(Exception problem) => new(
        nameof(SR.InputUnreadable),
        Text.Format(SR.InputUnreadable, Path, problem.Message),
        Path,
        problem);

    /// <summary>
    /// A byte-order mark decides; without one, as some redirections on Windows leave it, text is UTF-16 where a good
    /// part of one half of its bytes is zero and hardly any of the other, and everything else is UTF-8. A localized
    /// listing has letters without a zero byte among its blanks. What the facts need is ASCII in either.
    /// </summary>
    private static Encoding FindEncoding(byte[] bytes, int count)
    {
        if (count >= 2 && bytes[0] == 0xff && bytes[1] == 0xfe)
        {
            return Encoding.Unicode;
        }

        if (count >= 2 && bytes[0] == 0xfe && bytes[1] == 0xff)
        {
            return Encoding.BigEndianUnicode;
        }

        int even = 0;
        int odd = 0;
        for (int i = 0; i < count; i++)
        {
            if (bytes[i] == 0)
            {
                even += 1 - (i & 1);
                odd += i & 1;
            }
        }

        int enough = Math.Max(2, count / 8);
        return odd >= enough && even <= odd / 8 ? Encoding.Unicode
            : even >= enough && odd <= even / 8 ? Encoding.BigEndianUnicode
            : new UTF8Encoding(false);
    }

    private static int ReadFully(Stream stream, byte[] bytes)
    {
        int count = 0;
        for (int read; count < bytes.Length && (read = stream.Read(bytes, count, bytes.Length - count)) > 0;)
        {
            count += read;
        }

        return count;
    }
}
