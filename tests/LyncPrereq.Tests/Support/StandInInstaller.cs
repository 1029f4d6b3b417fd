using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace LyncPrereq.Tests.Support;

/// <summary>
/// A real program that plays an installer: the tests' own executable under another name, with orders in a file beside
/// it. It writes down what it was called with before it does anything else.
/// </summary>
internal sealed class StandInInstaller
{
    private const int ErrorBrokenPipe = 109;
    private const int ErrorNoData = 232;

    private readonly string _path;

    /// <param name="path">Where the program is to be.</param>
    /// <param name="orders">What it is to do.</param>
    public StandInInstaller(string path, StandInOrders orders)
    {
        _path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, HostFor(path));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        File.WriteAllText(path + ".orders", JsonSerializer.Serialize(orders));
    }

    /// <summary>A folder from which there is a way to the tests' assembly: one on the same drive.</summary>
    public static Folder NewFolder() => new(AppContext.BaseDirectory);

    /// <summary>The arguments of each time that it was started.</summary>
    public string[][] Received => File.Exists(_path + ".received")
        ? [.. File.ReadAllLines(_path + ".received").Select(line => JsonSerializer.Deserialize<string[]>(line)!)]
        : [];

    /// <summary>Whether it came to the end of what it was told.</summary>
    public bool IsDone => File.Exists(_path + ".done");

    /// <summary>Lets one that waits go on.</summary>
    public void Release() => File.WriteAllText(_path + ".release", "");

    [ModuleInitializer]
    internal static void Play()
    {
        string path = Environment.ProcessPath ?? "";
        if (File.Exists(path + ".orders"))
        {
            Environment.Exit(Obey(path, JsonSerializer.Deserialize<StandInOrders>(File.ReadAllText(path + ".orders"))!));
        }
    }

    private static int Obey(string path, StandInOrders orders)
    {
        File.AppendAllText(path + ".received", JsonSerializer.Serialize(Arguments()) + "\n");
        int started = File.ReadAllLines(path + ".received").Length;
        for (int i = 0; i < orders.Lines; i++)
        {
            Console.Out.WriteLine("out " + i);
            Console.Error.WriteLine("error " + i);
        }

        if (orders.SaysItsId)
        {
            Console.Out.WriteLine(Environment.ProcessId);
        }

        while (orders.Waits && !File.Exists(path + ".release"))
        {
            Thread.Sleep(20);
        }

        if (orders.Dies)
        {
            using Process self = Process.GetCurrentProcess();
            self.Kill();
        }

        if (orders.WritesAtTheEnd)
        {
            WriteStrictly();
        }

        File.WriteAllText(path + ".done", "");
        return unchecked((int)orders.ExitCodes[Math.Min(started, orders.ExitCodes.Length) - 1]);
    }

    /// <summary>Console forgives a pipe whose reader went away. Installers need not.</summary>
    private static void WriteStrictly()
    {
        if (!OperatingSystem.IsWindows())
        {
            using var handle = new SafeFileHandle(1, ownsHandle: false);
            using var stream = new FileStream(handle, FileAccess.Write, bufferSize: 0);
            stream.Write("\n"u8);
        }
        else if (!WriteFile(GetStdHandle(-11), "\n"u8.ToArray(), 1, out _, 0)
            && Marshal.GetLastWin32Error() is ErrorBrokenPipe or ErrorNoData)
        {
            throw new IOException("Nobody reads any more.");
        }
    }

    /// <summary>On Windows as CommandLineToArgvW takes the command line apart, which is what the quoting follows.</summary>
    private static string[] Arguments()
    {
        if (!OperatingSystem.IsWindows())
        {
            return Environment.GetCommandLineArgs()[1..];
        }

        nint parts = CommandLineToArgvW(Marshal.PtrToStringUni(GetCommandLineW())!, out int count);
        return [.. Enumerable.Range(1, count - 1).Select(i => Marshal.PtrToStringUni(Marshal.ReadIntPtr(parts, i * nint.Size))!)];
    }

    /// <summary>
    /// The executable of a .NET program holds the name of its assembly, in room for 1024 bytes. With a way to the assembly
    /// there it runs from another folder.
    /// </summary>
    private static byte[] HostFor(string path)
    {
        string assembly = typeof(StandInInstaller).Assembly.Location;
        byte[] host = File.ReadAllBytes(Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null));
        byte[] name = [.. Encoding.UTF8.GetBytes(Path.GetFileName(assembly)), 0];
        byte[] way = [.. Encoding.UTF8.GetBytes(Path.GetRelativePath(Path.GetDirectoryName(path)!, assembly)), 0];
        way.CopyTo(host, host.AsSpan().IndexOf(name));
        return host;
    }

    [DllImport("kernel32.dll")]
    private static extern nint GetCommandLineW();

    [DllImport("kernel32.dll")]
    private static extern nint GetStdHandle(int which);

    [DllImport("kernel32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool WriteFile(nint file, byte[] bytes, int count, out int written, nint overlapped);

    [DllImport("shell32.dll", CharSet = CharSet.Unicode)]
    private static extern nint CommandLineToArgvW(string line, out int count);
}
