using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Xml;
using LyncPrereq.Captures;

namespace LyncPrereq.Topology;

/// <summary>
/// Reads a file with a topology. The format is recognized by the content, and the file is read as a stream and never
/// extracted.
/// </summary>
internal sealed class TopologyFile
{
    /// <summary>The part of a configuration with its documents. Names of parts are not case-sensitive.</summary>
    private const string Part = "DocItemSet.xml";

    /// <summary>ISO 8859-1, which has a character for every byte.</summary>
    private static readonly Encoding s_bytes = Encoding.GetEncoding(28591);

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;

    private TopologyFile(string path) => _path = path;

    /// <exception cref="InputException">The file contains no topology, or it cannot be read.</exception>
    public static DeployedTopology Read(CaptureFile file)
    {
        var reader = new TopologyFile(file.Path);
        try
        {
            return file.Head.StartsWith("PK", StringComparison.Ordinal) ? reader.ReadZip() : reader.ReadText(() => File.OpenRead(file.Path), file.Encoding);
        }
        catch (InvalidDataException problem)
        {
            throw reader.Refuse(nameof(SR.TopologyZipInvalid), SR.TopologyZipInvalid, problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw file.Unreadable(problem);
        }
    }

    private DeployedTopology ReadZip()
    {
        using FileStream stream = File.OpenRead(_path);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        ZipArchiveEntry[] parts = [.. archive.Entries.Where(entry => string.Equals(entry.FullName, Part, StringComparison.OrdinalIgnoreCase))];
        return parts.Length != 1 ? throw Refuse(nameof(SR.TopologyZipForeign), SR.TopologyZipForeign)
            : parts[0].Length > CaptureFile.MaxLength ? throw Refuse(
                nameof(SR.InputTooLarge),
                SR.InputTooLarge,
                parts[0].Length,
                CaptureFile.MaxLength)
            : ReadText(parts[0].Open, FindEncoding(parts[0]));
    }

    /// <summary>
    /// Reads text. Without a byte order mark, it is UTF-16 or UTF-8, or else the ANSI output of Set-Content in Windows
    /// PowerShell. Only names of sites can contain non-ASCII characters.
    /// </summary>
    private DeployedTopology ReadText(Func<Stream> open, Encoding encoding)
    {
        try
        {
            return ReadAs(open, encoding is UTF8Encoding ? s_strict : encoding);
        }
        catch (DecoderFallbackException)
        {
            return ReadAs(open, s_bytes);
        }
    }

    private DeployedTopology ReadAs(Func<Stream> open, Encoding encoding)
    {
        using var text = new TopologyText(new StreamReader(open(), encoding, detectEncodingFromByteOrderMarks: true), _path);
        text.SkipBlanks();
        if (text.Peek() != '<')
        {
            throw Refuse(nameof(SR.TopologyNotRecognized), SR.TopologyNotRecognized);
        }

        using var xml = new TopologyXml(text, _path);
        try
        {
            return TopologyDocument.Read(xml);
        }
        catch (XmlException problem)
        {
            throw text.HasEnded
                ? Refuse(nameof(SR.TopologyTruncated), SR.TopologyTruncated)
                : Refuse(nameof(SR.TopologyMalformed), SR.TopologyMalformed, Math.Max(problem.LineNumber, 1), problem.Message);
        }
    }

    private static Encoding FindEncoding(ZipArchiveEntry part)
    {
        using Stream stream = part.Open();
        return CaptureFile.FindEncoding(stream);
    }

    private InputException Refuse(string id, string sentence, params object[] values) =>
        new(id, Text.Format(sentence, [_path, .. values]), _path);
}
