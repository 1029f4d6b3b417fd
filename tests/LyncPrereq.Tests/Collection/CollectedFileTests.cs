using System.Text;
using LyncPrereq.Captures;
using LyncPrereq.Collection;
using LyncPrereq.Facts;
using LyncPrereq.Inspection.Session;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Collection;

/// <summary>Collected files, as they are and as a copy, a mail, or an editor leaves them.</summary>
public sealed class CollectedFileTests : IDisposable
{
    private static readonly string s_name = CollectedText.Row("Name", "", "", "", "FE01");
    private static readonly string s_end = CollectedText.Row("End", "", "", "", "");

    private readonly Folder _folder = new();

    public static TheoryData<string, Encoding> Encodings => new()
    {
        { "UTF-8 with a byte order mark", new UTF8Encoding(true) },
        { "UTF-16", new UnicodeEncoding(bigEndian: false, byteOrderMark: true) },
        { "UTF-16 without a byte order mark", new UnicodeEncoding(bigEndian: false, byteOrderMark: false) },
        { "UTF-16, big-endian", new UnicodeEncoding(bigEndian: true, byteOrderMark: true) },
    };

    public static TheoryData<string, string> Invalid => new()
    {
        { CollectedText.Write([s_name, s_end], count: 3), "2 rows instead of 3" },
        { CollectedText.Write([s_name]), "last row is missing" },
        { CollectedText.Write([]), "last row is missing" },
        { CollectedText.Write([s_end, s_name]), "last row is missing" },
        { CollectedText.Write([s_end]), "valid name of the server" },
        { CollectedText.Write([CollectedText.Row("Name", "", "", "", "FE 01"), s_end]), "valid name of the server" },
        { CollectedText.Write([s_name, """["Value","k","n","t"]""", s_end]), "4 values instead of 5" },
        { CollectedText.Write([s_name, """["Value","k","n",1,null]""", s_end]), "$.rows[1][3]" },
        { CollectedText.Write([s_name, """["Value","k","n","t",4294967296]""", s_end]), "$.rows[1][4]" },
        { CollectedText.Write([s_name, """["Value","k","n","t",{"bytes":"!"}]""", s_end]), "not valid base64" },
        { CollectedText.Write([s_name, """["Value","k","n","t",{"other":1}]""", s_end]), "other" },
        { CollectedText.Write([s_name, """["Value","k","n","t",[1]]""", s_end]), "$.rows[1][4][0]" },
        { CollectedText.Write([s_name, s_end]).Replace("collectedAt", "collected", StringComparison.Ordinal), "collected" },
        { CollectedText.Write([s_name, s_end]).Replace(CollectedText.Time, "3/4/2026", StringComparison.Ordinal), "$.collectedAt" },
        { CollectedText.Write([s_name, s_end], version: "0"), "$.formatVersion" },
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_has_the_name_and_the_time_of_the_server_and_the_name_of_the_file()
    {
        ServerInventory inventory = Read(CollectedText.Of(FakeServers.Of(WindowsRelease.WindowsServer2012R2)));

        Assert.Equal("FE01.contoso.example", inventory.ComputerName);
        Assert.Null(inventory.RequestedName);
        Assert.Equal(new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc), inventory.InspectedAt);
        Assert.Equal(DateTimeKind.Utc, inventory.InspectedAt.Kind);
        Assert.All(inventory.Sources, source => Assert.Equal("server.json", source.Location));
        Assert.All(inventory.Sources, source => Assert.Empty(source.MissingFacts));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void An_editor_or_a_mail_that_changes_the_encoding_or_the_lines_changes_no_fact(string what, Encoding encoding)
    {
        string text = CollectedText.Of(FakeServers.Of(WindowsRelease.WindowsServer2012).Set("Win32_OperatingSystem", "Caption", "Windows® Сервер 服务器"));
        string expected = InventoryFile.Write(Read(text));
        string path = _folder.Write("server.json", text.Replace("\n", "\r\n", StringComparison.Ordinal), encoding);

        Assert.True(Recognizes(path), what);
        Assert.Equal(expected, InventoryFile.Write(CollectedFile.Read(new CaptureFile(path))));
        Assert.Contains("Windows® Сервер 服务器", expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_is_refused_wherever_it_ends()
    {
        string text = CollectedText.Of(FakeServers.Of(WindowsRelease.WindowsServer2012R2)).TrimEnd();
        for (int length = 100; length < text.Length; length += 997)
        {
            AssertTruncated(text[..length]);
        }

        AssertTruncated(text[..^1]);
    }

    [Fact]
    public void A_file_without_one_of_its_lines_is_refused()
    {
        string[] lines = CollectedText.Of(FakeServers.Of(WindowsRelease.WindowsServer2012R2)).Split('\n');
        for (int line = 1; line < lines.Length - 2; line += 41)
        {
            InputException problem = Refuse(string.Join('\n', [.. lines[..line], .. lines[(line + 1)..]]));

            Assert.Equal("InventoryMalformed", problem.ErrorId);
        }
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void A_file_that_is_not_valid_is_refused_with_the_place(string text, string expected)
    {
        InputException problem = Refuse(text);

        Assert.Equal("InventoryMalformed", problem.ErrorId);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_version_is_refused_with_both_versions()
    {
        InputException problem = Refuse(CollectedText.Write([s_name, s_end], version: "2"));

        Assert.Equal("InventoryVersion", problem.ErrorId);
        Assert.Contains("version 2", problem.Message, StringComparison.Ordinal);
        Assert.Contains("up to 1", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_rows_than_a_session_may_return_are_refused() =>
        Assert.Contains("50000 rows", Refuse(CollectedText.Write([.. Enumerable.Repeat(s_name, AnswerLimit.Rows), s_end])).Message, StringComparison.Ordinal);

    [Fact]
    public void Rows_of_the_same_key_are_read_in_time_in_proportion()
    {
        const string Key = @"SOFTWARE\Microsoft\InetStp\Components";
        string[] rows =
        [
            s_name,
            .. Enumerable.Range(0, AnswerLimit.Rows - 3).Select(i => CollectedText.Row("Value", Key, "module" + i, "DWord", 1)),
            CollectedText.Row("Done", Key, "", "", true),
            s_end,
        ];

        ServerInventory inventory = Read(CollectedText.Write(rows));

        RegistryKeyFact key = Assert.Single(inventory.Sources.SelectMany(source => source.RegistryKeys ?? []), key => key.Path == Key);
        Assert.Equal(AnswerLimit.Rows - 3, key.Values.Length);
    }

    [Fact]
    public void What_the_server_denied_keeps_its_cause_and_what_the_script_did_not_ask_is_not_captured()
    {
        string text = CollectedText.Write(
        [
            s_name,
            CollectedText.Row("Problem", "Win32_Service", "", "AccessDenied", "Access is denied."),
            CollectedText.Row("Problem", "*Registry", "", "Unreadable", "The session has no access to the 64-bit registry."),
            s_end,
        ]);

        ServerInventory inventory = Read(text);

        MissingFact[] missing = [.. inventory.Sources.SelectMany(source => source.MissingFacts)];
        Assert.Equal(UnknownCause.AccessDenied, Assert.Single(missing, fact => fact.Subject == FactSubjects.Services).CauseValue);
        Assert.Equal(UnknownCause.Unreadable, Assert.Single(missing, fact => fact.Subject == FactSubjects.Winsock).CauseValue);
        Assert.Equal(UnknownCause.NotCaptured, Assert.Single(missing, fact => fact.Subject == FactSubjects.Updates).CauseValue);
        Assert.Equal("FE01", inventory.ComputerName);
    }

    [Fact]
    public void After_too_many_rows_the_complete_subjects_are_used()
    {
        List<SnapshotRow> rows = SnapshotRows.Of(
            FakeServers.Of(WindowsRelease.WindowsServer2012R2),
            new SnapshotRequest(FactNeeds.All()));
        int cut = rows.FindIndex(row => row is { Kind: "Instance", Subject: "Win32_OptionalFeature" }) + 5;

        ServerInventory inventory = Read(CollectedText.Write([.. rows.Take(cut), new SnapshotRow("Problem", "*", "", "Unreadable", "The response is too large.")]));

        Assert.Contains(inventory.Sources, source => source.Services is { Length: > 0 });
        MissingFact features = Assert.Single(inventory.Sources.SelectMany(source => source.MissingFacts), fact => fact.Subject == FactSubjects.Features);
        Assert.Equal(UnknownCause.Unreadable, features.CauseValue);
        Assert.DoesNotContain(inventory.Sources, source => source.Features is not null);
    }

    private static bool Recognizes(string path) => CollectedFile.Recognizes(new CaptureFile(path).Head);

    private ServerInventory Read(string text) => CollectedFile.Read(new CaptureFile(_folder.Write("server.json", text)));

    private InputException Refuse(string text) => Assert.Throws<InputException>(() => Read(text));

    private void AssertTruncated(string text)
    {
        Assert.True(Recognizes(_folder.Write("server.json", text)));
        Assert.Equal("InventoryTruncated", Refuse(text).ErrorId);
    }
}
