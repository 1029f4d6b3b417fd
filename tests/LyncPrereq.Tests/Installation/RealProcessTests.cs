using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using LyncPrereq.Installation;
using LyncPrereq.Scripting;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Installation;

/// <summary>Installers as real processes. Only on Windows does an exit code have more than eight bits.</summary>
[Trait("Platform", "Windows")]
[Collection(RealProcesses.Name)]
public sealed class RealProcessTests : IDisposable
{
    private const string DotNet = Installing.DotNet;
    private const string Wmf = Installing.Wmf;

    private readonly string? _windows = Environment.GetEnvironmentVariable("windir");
    private readonly Folder _folder = StandInInstaller.NewFolder();

    public static TheoryData<string> Arguments =>
    [
        "",
        " ",
        "a b",
        "\"",
        "\"\"",
        "a\"b c\"d",
        "\\",
        "\\\"",
        "\\\\\" \\",
        @"C:\a b\",
        @"\\server\share name\\",
        "/log:C:\\Program Files\\x\\",
        ";",
        "a;b",
        "$(calc)",
        "`calc`",
        "%TEMP%",
        "^&|<>()!",
        "& calc",
        "'",
        "a\tb",
        "@file",
        "*?",
        "--",
        "caf\u00e9 \u540d \ud83d\ude00",
        "\u201cx\u201d",
    ];

    public static TheoryData<uint, InstallationOutcome> Codes => new()
    {
        { 0, InstallationOutcome.Succeeded },
        { 1, InstallationOutcome.Failed },
        { 5, InstallationOutcome.Failed },
        { 1602, InstallationOutcome.Failed },
        { 1603, InstallationOutcome.Failed },
        { 1641, InstallationOutcome.RestartRequired },
        { 3010, InstallationOutcome.RestartRequired },
        { 5100, InstallationOutcome.Failed },
        { 2359301, InstallationOutcome.RestartRequired },
        { 2359302, InstallationOutcome.AlreadyPresent },
        { 0x80240017, InstallationOutcome.NotApplicable },
        { 0x800F081E, InstallationOutcome.NotApplicable },
        { 0x800F081F, InstallationOutcome.Failed },
        { 0x800F0906, InstallationOutcome.Failed },
        { 0x800F0907, InstallationOutcome.Failed },
        { 0xC0000005, InstallationOutcome.Failed },
        { uint.MaxValue, InstallationOutcome.Failed },
    };

    private string Packages => _folder.File("packages caf\u00e9 $(x)");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("windir", _windows);
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_set_up_program_ends_with_any_code(uint code, InstallationOutcome expected)
    {
        SkipWideCode(code);
        StandInInstaller setup = Setup(new() { ExitCodes = [code] });

        StepOutcome outcome = Execute(DotNet);

        Assert.Equal(expected, outcome.Outcome);
        Assert.Equal(code, outcome.ExitCode);
        Assert.Equal(["/q", "/norestart", "/log", outcome.LogPath!], Assert.Single(setup.Received));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_update_installer_of_Windows_ends_with_any_code(uint code, InstallationOutcome expected)
    {
        SkipWideCode(code);
        StandInInstaller wusa = WindowsProgram("wusa.exe", new() { ExitCodes = [code] });

        StepOutcome outcome = Execute(Wmf);

        Assert.Equal(expected, outcome.Outcome);
        Assert.Equal(code, outcome.ExitCode);
        Assert.Equal([PackagePath(Wmf), "/quiet", "/norestart", "/log:" + outcome.LogPath], Assert.Single(wusa.Received));
    }

    [Fact]
    public void In_a_network_logon_an_update_is_unpacked_and_added()
    {
        StandInInstaller wusa = WindowsProgram("wusa.exe", new());
        StandInInstaller expand = WindowsProgram("expand.exe", new());
        StandInInstaller dism = WindowsProgram("dism.exe", new());

        StepOutcome outcome = Execute(Wmf, isNetworkLogon: true);

        string[] unpacked = Assert.Single(expand.Received);
        Assert.Equal(InstallationOutcome.Succeeded, outcome.Outcome);
        Assert.Equal(["-F:*KB2506143*.cab", PackagePath(Wmf)], unpacked[..2]);
        Assert.Contains("/packagepath:" + unpacked[2], Assert.Single(dism.Received));
        Assert.Empty(wusa.Received);
    }

    [Fact]
    public void What_another_installer_keeps_out_is_tried_again()
    {
        SkipWideCode(1618);
        StandInInstaller setup = Setup(new() { ExitCodes = [1618, 0x80070652, 3010] });

        Assert.Equal(InstallationOutcome.RestartRequired, Execute(DotNet).Outcome);
        Assert.Equal(3, setup.Received.Length);
    }

    [Fact]
    public void What_another_installer_keeps_out_is_not_tried_for_ever()
    {
        SkipWideCode(1618);
        StandInInstaller setup = Setup(new() { ExitCodes = [1618] });

        StepOutcome outcome = Execute(DotNet);

        Assert.Equal(InstallationOutcome.Failed, outcome.Outcome);
        Assert.Equal(1618, outcome.ExitCode);
        Assert.Equal(5, setup.Received.Length);
    }

    [Theory]
    [MemberData(nameof(Arguments))]
    public void An_argument_arrives_as_it_was(string argument) => AssertArrive(["first", argument, argument, "last"]);

    [Fact]
    public void Arguments_made_of_everything_that_quoting_fears_arrive_as_they_were()
    {
        var random = new Random(20130504);
        const string Letters = " \t\"\\\\\\/;$()%^&'a\u00e9\u540d";
        AssertArrive(
        [
            .. Enumerable.Range(0, 500).Select(_ => new string(
                [.. Enumerable.Range(0, random.Next(12)).Select(_ => Letters[random.Next(Letters.Length)])])),
        ]);
    }

    [Fact]
    public void Much_output_on_both_streams_does_not_stop_a_program()
    {
        string path = _folder.File("stand in.exe");
        _ = new StandInInstaller(path, new() { Lines = 20000, ExitCodes = [3] });
        int lines = 0;

        ProcessReport report = ProcessRunner.Run(path, [], _ => lines++, null, false, CancellationToken.None);

        Assert.Equal(3u, report.ExitCode);
        Assert.Equal(20000, lines);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Output_that_a_program_leaves_open_is_not_waited_for_beyond_limit_and_cancellation(bool isCanceled)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A shell of Unix leaves it open.");
        using var cancel = new CancellationTokenSource();
        var lines = new List<string>();
        var watch = Stopwatch.StartNew();

        ProcessReport report = ProcessRunner.Run(
            "/bin/sh",
            ["-c", "sleep 25 & echo $!; exit 3"],
            line =>
            {
                lines.Add(line);
                if (isCanceled)
                {
                    cancel.CancelAfter(500);
                }
            },
            isCanceled ? null : TimeSpan.FromSeconds(2),
            false,
            cancel.Token);

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 15);
        Kill(Assert.Single(lines));
        Assert.Equal(3u, report.ExitCode);
        Assert.False(report.IsLate);
    }

    [Fact]
    public void A_set_up_program_that_hangs_is_left_alone_and_can_still_come_to_its_end()
    {
        StandInInstaller setup = Setup(new() { Waits = true, WritesAtTheEnd = true });

        StepOutcome outcome = Execute(DotNet, limit: TimeSpan.FromMilliseconds(1));

        using Process process = Process.GetProcessById(ProcessIdIn(outcome.Message));
        Assert.False(process.HasExited);
        Assert.Equal(InstallationOutcome.TimedOut, outcome.Outcome);
        Assert.Null(outcome.ExitCode);
        Assert.False(outcome.Changed);
        Assert.Contains("still running", outcome.Message);
        Assert.Contains(outcome.LogPath!, outcome.Message);

        setup.Release();
        Assert.True(process.WaitForExit(60000));
        Assert.True(setup.IsDone);
    }

    [Fact]
    public void A_set_up_program_that_hangs_is_ended_where_that_is_asked_for()
    {
        StandInInstaller setup = Setup(new() { Waits = true });

        StepOutcome outcome = Execute(DotNet, limit: TimeSpan.FromMilliseconds(1), stop: true);

        Assert.True(IsGone(ProcessIdIn(outcome.Message)));
        Assert.Equal(InstallationOutcome.TimedOut, outcome.Outcome);
        Assert.Contains("was terminated", outcome.Message);
        Assert.False(setup.IsDone);
    }

    [Fact]
    public void A_set_up_program_that_dies_in_the_middle_has_failed()
    {
        StandInInstaller setup = Setup(new() { Dies = true });

        StepOutcome outcome = Execute(DotNet);

        Assert.Equal(InstallationOutcome.Failed, outcome.Outcome);
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Single(setup.Received);
        Assert.False(setup.IsDone);
    }

    [Fact]
    public void A_program_that_somebody_kills_does_not_end_with_success()
    {
        string path = _folder.File("stand in.exe");
        var program = new StandInInstaller(path, new() { SaysItsId = true, Waits = true });

        ProcessReport report = ProcessRunner.Run(path, [], Kill, null, false, CancellationToken.None);

        Assert.False(report.IsLate);
        Assert.Equal(InstallationOutcome.Failed, ExitCodes.OutcomeOf(report.ExitCode!.Value));
        Assert.False(program.IsDone);
    }

    [Fact]
    public void A_program_that_is_no_program_says_why_it_could_not_be_started()
    {
        Directory.CreateDirectory(Packages);
        File.WriteAllText(PackagePath(DotNet), "no program");

        StepOutcome outcome = Execute(DotNet);

        Assert.Equal(InstallationOutcome.Failed, outcome.Outcome);
        Assert.Null(outcome.ExitCode);
        Assert.NotEqual(Text.Format(SR.StepNotStarted, PackagePath(DotNet), ""), outcome.Message);
        Assert.StartsWith(Text.Format(SR.StepNotStarted, PackagePath(DotNet), ""), outcome.Message, StringComparison.Ordinal);
    }

    private static void SkipWideCode(uint code) =>
        Assert.SkipUnless(OperatingSystem.IsWindows() || code <= byte.MaxValue, "Here an exit code has eight bits.");

    private static void Kill(string id)
    {
        using Process process = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
        process.Kill();
    }

    private static int ProcessIdIn(string message) =>
        int.Parse(Regex.Match(message, @"process (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);

    private static bool IsGone(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return process.WaitForExit(60000);
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private string PackagePath(string step) => Path.Combine(Packages, Installing.PackageOf(step)!.FilePattern);

    private StandInInstaller Setup(StandInOrders orders) => new(PackagePath(DotNet), orders);

    /// <summary>A program of Windows, in a Windows folder that is not Windows' own.</summary>
    private StandInInstaller WindowsProgram(string name, StandInOrders orders)
    {
        Environment.SetEnvironmentVariable("windir", _folder.File("windows"));
        return new(ProcessRunner.SystemPath(name), orders);
    }

    private void AssertArrive(string[] arguments)
    {
        string path = _folder.File("stand in.exe");
        var program = new StandInInstaller(path, new());

        Host(false).RunProcess(path, arguments, null, false, CancellationToken.None);

        Assert.Equal(arguments, Assert.Single(program.Received));
    }

    /// <summary>This computer, except for what the script would say of it.</summary>
    private InstallHost Host(bool isNetworkLogon) => new((parameters, _) => parameters["Action"] is not "Check" ? Copied(parameters) :
    [
        new SnapshotRow("Elevated", "", "", "", true),
        new SnapshotRow("NetworkLogon", "", "", "", isNetworkLogon),
        new SnapshotRow("Temporary", "", "", "", _folder.File("temporary files")),
        .. ((string[])parameters["Names"]!).Select(asked => new SnapshotRow(
            "Package",
            asked,
            "",
            nameof(PackageProblem.None),
            PackagePath(asked.Contains("KB2506143", StringComparison.Ordinal) ? Wmf : DotNet))),
    ], TimeSpan.FromMinutes(1), isLocal: true);

    /// <summary>The file itself as its copy.</summary>
    private static SnapshotRow[] Copied(Dictionary<string, object?> parameters) => parameters["Action"] is not "Copy" ? [] :
    [
        new("Package", "", "", nameof(PackageProblem.None), ((string[])parameters["Names"]!)[0]),
    ];

    private StepOutcome Execute(string step, bool isNetworkLogon = false, TimeSpan? limit = null, bool stop = false)
    {
        InstallationPlan plan = Installing.PlanOf(step);
        var executor = new StepExecutor(
            Host(isNetworkLogon),
            new InstallationOptions { PackagePath = Packages },
            Installing.Run(limit, stop),
            CancellationToken.None);
        executor.Prepare(plan);
        return executor.Execute(plan)[0].Value;
    }
}
