using System;
using System.Globalization;
using System.IO;
using System.Management.Automation.Host;
using System.Text;

namespace LyncPrereq.Hosting;

/// <summary>The process's three standard streams: what each is connected to, and how text is written to it.</summary>
internal sealed class Terminal
{
    private const int DefaultWidth = 120;
    private const int MinimumWidth = 20;
    private const int MaximumWidth = 10_000;

    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private int _progressLength;

    internal Terminal()
    {
        _output = Console.IsOutputRedirected ? OpenUtf8(Console.OpenStandardOutput()) : Console.Out;
        _error = Console.IsErrorRedirected ? OpenUtf8(Console.OpenStandardError()) : Console.Error;
        OutputHasColor = !Console.IsOutputRedirected && ColorIsWelcome();
        ErrorHasColor = !Console.IsErrorRedirected && ColorIsWelcome();
    }

    /// <summary>Gets a value indicating whether somebody may be there to answer.</summary>
    internal static bool CanAsk => !Console.IsInputRedirected;

    internal bool OutputHasColor { get; }

    internal bool ErrorHasColor { get; }

    /// <summary>Gets the number of columns to print for; asked anew each time, since windows are resized.</summary>
    internal static int Width
    {
        get
        {
            string? columns = Environment.GetEnvironmentVariable("COLUMNS");
            if (int.TryParse(columns, NumberStyles.None, CultureInfo.InvariantCulture, out int asked)
                && asked is >= MinimumWidth and <= MaximumWidth)
            {
                return asked;
            }

            return Console.IsOutputRedirected ? DefaultWidth : WindowWidth;
        }
    }

    /// <summary>Gets a value indicating whether Ctrl+C now would find this process waiting for an answer.</summary>
    internal bool IsReading { get; private set; }

    private static int WindowWidth => Console.WindowWidth is > 0 and int width ? width : DefaultWidth;

    internal void Write(string text)
    {
        ClearProgress();
        _output.Write(PSHostUserInterface.GetOutputString(text, OutputHasColor));
    }

    internal void WriteLine(string text) => Write(text + Environment.NewLine);

    internal void WriteError(string text)
    {
        ClearProgress();
        _error.Write(PSHostUserInterface.GetOutputString(text, ErrorHasColor));
    }

    internal void WriteErrorLine(string text) => WriteError(text + Environment.NewLine);

    /// <summary>Shows one line that the next one written replaces; only on a terminal.</summary>
    internal void ShowProgress(string text)
    {
        if (Console.IsErrorRedirected)
        {
            return;
        }

        string line = text.ReplaceLineEndings(" ");
        line = line[..Math.Min(line.Length, WindowWidth - 1)];
        _error.Write('\r' + line.PadRight(_progressLength));
        _progressLength = line.Length;
    }

    internal void ClearProgress()
    {
        if (_progressLength > 0)
        {
            _error.Write('\r' + new string(' ', _progressLength) + '\r');
            _progressLength = 0;
        }
    }

    /// <summary>Reads a line that somebody types.</summary>
    /// <returns>The line, or null at the end of input.</returns>
    internal string? ReadLine()
    {
        IsReading = true;
        try
        {
            return Console.ReadLine();
        }
        finally
        {
            IsReading = false;
        }
    }


    private static StreamWriter OpenUtf8(Stream stream) => new(stream, new UTF8Encoding(false)) { AutoFlush = true };

    // A Windows console understands escape sequences only when asked to; without PowerShell there, plain text does.
    private static bool ColorIsWelcome() =>
        !OperatingSystem.IsWindows()
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";
}
