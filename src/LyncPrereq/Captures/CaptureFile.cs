using System;
using System.IO;
using System.Text;

namespace LyncPrereq.Captures;

/// <summary>Represents a file that was captured from a server. Limits its size and detects its encoding.</summary>
internal sealed class CaptureFile
{
    /// <summary>The maximum size in bytes. The captures of a server have one or two megabytes.</summary>
    public const long MaxLength = 64 * 1024 * 1024;

    private const int HeadLength = 4096;

    /// <summary>Control characters that do not occur in text.</summary>
    private static readonly char[] s_noText = ['\u0001', '\u0002', '\u0003', '\u0004', '\u0005', '\u0006'];

    private readonly bool _isBinary;

    /// <exception cref="InputException">The file does not exist, cannot be read, is empty, or is too large.</exception>
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
            Encoding = FindEncoding(bytes, count);
            Head = Encoding.GetString(bytes, 0, count).TrimStart('\ufeff');
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

    /// <summary>Gets the file name, which evidence refers to.</summary>
    public string Name { get; }

    public DateTime LastWriteTimeUtc { get; }

    /// <summary>Gets the encoding, by the first bytes.</summary>
    public Encoding Encoding { get; }

    /// <summary>Gets the first characters, which identify the format.</summary>
    public string Head { get; }

    public TextReader OpenText() => new StreamReader(Path, Encoding, detectEncodingFromByteOrderMarks: true);

    /// <summary>The encoding of a text, by its first bytes.</summary>
    public static Encoding FindEncoding(Stream stream)
    {
        var bytes = new byte[HeadLength];
        return FindEncoding(bytes, ReadFully(stream, bytes));
    }

    /// <summary>
    /// Checks that the text has one encoding. In UTF-16, two spaces or a line break with one byte per character are a
    /// character that does not occur in text. In other text, a byte order mark of UTF-16 does not occur. A file of
    /// bytes can contain anything.
    /// </summary>
    /// <exception cref="InputException">Some of the text is UTF-16, and some is not.</exception>
    public void CheckEncoding(char[] text, int count)
    {
        bool isUtf16 = Encoding is UnicodeEncoding;
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

    /// <summary>
    /// Returns whether the file ends with a line break. Most truncated captures end in the middle of a line.
    /// </summary>
    public bool EndsWithLineBreak()
    {
        using FileStream stream = File.OpenRead(Path);
        var last = new byte[Encoding.GetByteCount("\n")];
        stream.Seek(-Math.Min(last.Length, stream.Length), SeekOrigin.End);
        return Encoding.GetString(last, 0, ReadFully(stream, last)) == "\n";
    }

    public InputException Malformed(int line, string problem) => new(
        nameof(SR.CaptureMalformed),
        Text.Format(SR.CaptureMalformed, Path, line, problem),
        Path);

    public InputException Localized(int line, string state) =>
        new(nameof(SR.CaptureLocalized), Text.Format(SR.CaptureLocalized, Path, line, state), Path);

    public InputException Truncated(int line) =>
        new(nameof(SR.CaptureTruncated), Text.Format(SR.CaptureTruncated, Path, line), Path);

    public InputException NotRecognized() => Head.StartsWith("PK\u0003\u0004", StringComparison.Ordinal)
        ? new(nameof(SR.CaptureArchive), Text.Format(SR.CaptureArchive, Path), Path)
        : new(nameof(SR.CaptureNotRecognized), Text.Format(SR.CaptureNotRecognized, Path), Path);

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

    public InputException SomeUnnamed(int named, int unnamed) =>
        new(nameof(SR.CaptureSomeUnnamed), Text.Format(SR.CaptureSomeUnnamed, Path, named, unnamed), Path);

    public InputException TwoLists(object kind, int first, int second) =>
        new(nameof(SR.CaptureTwoLists), Text.Format(SR.CaptureTwoLists, Path, kind, first, second), Path);

    public InputException LocalAndRemote(int local, int remote) =>
        new(nameof(SR.CaptureLocalAndRemote), Text.Format(SR.CaptureLocalAndRemote, Path, local, remote), Path);

    public InputException Loop(int line) =>
        new(nameof(SR.CaptureLoop), Text.Format(SR.CaptureLoop, Path, line), Path);

    public InputException Comparison(int line) =>
        new(nameof(SR.CaptureComparison), Text.Format(SR.CaptureComparison, Path, line), Path);

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
    /// Detects the encoding. A byte order mark identifies it. Some redirections on Windows write no byte order mark:
    /// text is then UTF-16 if many of its bytes at even or at odd positions are zero and few of the others are, and
    /// UTF-8 otherwise. A localized listing contains letters without zero bytes between its spaces. The facts need
    /// ASCII characters only.
    /// </summary>
    private static Encoding FindEncoding(byte[] bytes, int count)
    {
        if (count >= 4 && bytes[0] == 0xff && bytes[1] == 0xfe && bytes[2] == 0 && bytes[3] == 0)
        {
            return Encoding.UTF32;
        }

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
