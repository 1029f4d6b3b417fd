using LyncPrereq.Commands;

namespace LyncPrereq.Tests.Support;

/// <summary>The script that is sent through sessions, as the module carries it.</summary>
internal static class SnapshotScript
{
    public static string Text { get; } = Load();

    private static string Load()
    {
        using Stream stream = typeof(TestLyncPrerequisiteCommand).Assembly.GetManifestResourceStream("LyncPrereq.SnapshotScript.ps1")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
