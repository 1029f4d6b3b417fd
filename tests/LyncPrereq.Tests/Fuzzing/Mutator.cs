using System.Text;

namespace LyncPrereq.Tests.Fuzzing;

/// <summary>Makes broken files of good ones, and files of nothing; the same ones for the same seed.</summary>
internal sealed class Mutator(int seed)
{
    private const int LargeFile = 12_000;

    private static readonly byte[][] s_words =
    [
        .. new[]
        {
            "<Obj RefId=\"0\">", "</Obj>", "<Props>", "<![CDATA[x]]>", "<TNRef RefId=\"0\" />", "<LST>", "&x;", "_xD800_",
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>", "{", "}", "[", "]", "\"", "\\", "\\u", "\\ud800",
            "null", "-1", "1e999", "99999999999999999999", "hex(7):", "hex(b):", "dword:", "dword:ffffffff", "=", "@=", "[-",
            "]\r\n", "\\\r\n", ",\\\r\n  ", "[X]", "[ ]", "...", "Installed", "Feature Name : ", "State : ", " : ", "\r\n", "\n",
            "\0", "\ufeff", "\u2028", "\ud800", "{\"feature\":\"", "\"anyOf\":[", "KB", "true", "<Machine />", "<ClusterId SiteId=\"1\" Number=\"1\" />", "</Cluster>", " Fqdn=\"a b\"", " ServiceVersion=\"5\"", "PK\u0003\u0004", "PK\u0005\u0006",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff, 0xfe],
        [0xfe, 0xff],
        [0xc3],
        [0x00, 0xd8],
    ];

    private readonly Random _random = new(seed);

    public byte[] Next(IReadOnlyList<byte[]> seeds)
    {
        if (_random.Next(20) == 0)
        {
            return Garbage();
        }

        List<byte> file = [.. Fragment(seeds[_random.Next(seeds.Count)])];
        for (int changes = _random.Next(1, 6); changes > 0; changes--)
        {
            Change(file, seeds);
        }

        return [.. file];
    }

    /// <summary>Of a large file the beginning, which says what it is, a part of the middle and the end.</summary>
    private byte[] Fragment(byte[] file)
    {
        if (file.Length <= LargeFile)
        {
            return file;
        }

        int middle = _random.Next(LargeFile / 4, file.Length - (LargeFile / 4)) & ~1;
        return [.. file.AsSpan(0, LargeFile / 4), .. file.AsSpan(middle, LargeFile / 4), .. file.AsSpan(file.Length - (LargeFile / 8))];
    }

    private void Change(List<byte> file, IReadOnlyList<byte[]> seeds)
    {
        int at = _random.Next(file.Count + 1);
        int count = Math.Min(file.Count - at, 1 << _random.Next(10));
        switch (_random.Next(8))
        {
            case 0:
                file.RemoveRange(at, count);
                break;
            case 1:
                file.RemoveRange(at, file.Count - at);
                break;
            case 2:
                file.InsertRange(_random.Next(file.Count + 1), file.GetRange(at, count));
                break;
            case 3 when at < file.Count:
                file[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 4 when at < file.Count:
                file[at] = (byte)_random.Next(256);
                break;
            case 5:
                byte[] other = seeds[_random.Next(seeds.Count)];
                int from = _random.Next(other.Length);
                file.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, 512)).ToArray());
                break;
            default:
                byte[] word = s_words[_random.Next(s_words.Length)];
                file.InsertRange(at, Enumerable.Repeat(word, _random.Next(8) == 0 ? 100 : 1).SelectMany(bytes => bytes));
                break;
        }
    }

    private byte[] Garbage()
    {
        if (_random.Next(2) == 0)
        {
            var bytes = new byte[_random.Next(2000)];
            _random.NextBytes(bytes);
            return bytes;
        }

        return [.. Enumerable.Range(0, _random.Next(200)).SelectMany(_ => s_words[_random.Next(s_words.Length)])];
    }
}
