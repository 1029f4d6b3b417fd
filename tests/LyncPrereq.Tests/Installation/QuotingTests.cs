using System.Diagnostics;
using LyncPrereq.Installation;

namespace LyncPrereq.Tests.Installation;

/// <summary>.NET takes a command line apart by the rules of CommandLineToArgvW, on every system.</summary>
public sealed class QuotingTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "\"\"")]
    [InlineData("a b", "\"a b\"")]
    [InlineData(@"C:\a\", @"C:\a\")]
    [InlineData(@"C:\a b\", "\"C:\\a b\\\\\"")]
    [InlineData("a\"b", "\"a\\\"b\"")]
    [InlineData("a\\\"b", "\"a\\\\\\\"b\"")]
    [InlineData("$(x);y", "$(x);y")]
    public void An_argument_is_quoted_by_the_rules_of_CommandLineToArgvW(string argument, string expected) =>
        Assert.Equal(expected, CommandLine.Quote(argument));

    [Fact]
    public void Every_argument_arrives_as_it_was()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This needs printf.");
        string[] arguments = ["a b", "", "\"", "\\\"", @"C:\a b\", @"\\server\share\", "$(x)", ";", "caf\u00e9 \u540d", "'", "a\tb"];
        List<string> lines = [];

        ProcessRunner.Run("printf", ["%s|\\n", .. arguments], lines.Add, null, false, CancellationToken.None);

        Assert.Equal(arguments.Select(argument => argument + "|"), lines);
    }

    [Fact]
    public void Much_output_on_both_streams_does_not_stop_a_program()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This needs a shell.");
        int lines = 0;

        ProcessReport report = ProcessRunner.Run(
            "sh",
            ["-c", "i=0; while [ $i -lt 20000 ]; do echo aaaaaaaaaaaaaaaa; echo bbbbbbbbbbbbbbbb >&2; i=$((i+1)); done; exit 3"],
            _ => lines++,
            null,
            false,
            CancellationToken.None);

        Assert.Equal(3u, report.ExitCode);
        Assert.Equal(20000, lines);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_program_that_hangs_is_left_alone_unless_it_is_to_be_stopped(bool stop)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This needs sleep.");
        ProcessReport report = ProcessRunner.Run("sleep", ["600"], null, TimeSpan.FromMilliseconds(1), stop, CancellationToken.None);

        Assert.True(report.IsLate);
        Assert.Null(report.ExitCode);
        if (stop)
        {
            Assert.True(IsGone(report.ProcessId));
        }
        else
        {
            using Process process = Process.GetProcessById(report.ProcessId);
            Assert.False(process.HasExited);
            process.Kill();
        }
    }

    private static bool IsGone(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return process.WaitForExit(30000);
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
