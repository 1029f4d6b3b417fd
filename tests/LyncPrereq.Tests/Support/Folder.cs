using System.Text;

namespace LyncPrereq.Tests.Support;

/// <summary>A folder of a test's own, gone when the test is over.</summary>
internal sealed class Folder : IDisposable
{
    public Folder()
        : this(System.IO.Path.GetTempPath())
    {
    }

    public Folder(string parent)
    {
        Path = System.IO.Path.Combine(parent, "LyncPrereq-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text, Encoding? encoding = null)
    {
        System.IO.File.WriteAllText(File(name), text, encoding ?? new UTF8Encoding(false));
        return File(name);
    }

    public string Write(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File(name), bytes);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
