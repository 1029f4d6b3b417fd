using System.Management.Automation.Language;
using LyncPrereq.Facts;
using LyncPrereq.Installation;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Installation;

public sealed class ChildScriptTests
{
    private const string Row = "New-Object PSObject -Property @{ Kind = 'Row'; Subject = \"$v\"; Type = 't'; Data = $v }";

    [Fact]
    public void A_value_arrives_and_comes_back_as_it_was()
    {
        object[] values =
        [
            "plain", "", "it's \u2018quoted\u2019 \u201a\u201b \u201ctwice\u201d \"x\"", "caf\u00e9 \u540d\u524d \ud83d\ude00",
            "first\r\nsecond\n", "`n $(throw 'run') ; throw 'run' | # & %PATH% $PID", "'; throw 'run' #", "\u2019; throw 'run' #",
            true, false, 0, 2147483,
        ];
        string[] names = [.. values.Select((_, i) => "V" + i)];
        string script = "param(" + string.Join(", ", names.Select(name => "$" + name)) + ")\n"
            + "foreach ($v in " + string.Join(", ", names.Select(name => "$" + name)) + ", -2145124329) { " + Row + " }";

        IReadOnlyList<SnapshotRow> rows = Run(script, names.Zip(values).ToDictionary(pair => pair.First, pair => (object?)pair.Second));

        Assert.Equal([.. values, -2145124329], rows.Select(row => row.Data));
        Assert.Equal([.. values.Select(value => value.ToString()), "-2145124329"], rows.Select(row => row.Subject));
        Assert.All(rows, row => Assert.Equal(["Row", "", "t"], [row.Kind, row.Name, row.Type]));
    }

    [Fact]
    public void A_list_arrives_item_by_item_and_nothing_comes_back_as_nothing()
    {
        string[] list = ["a,b", "c d", "@('e')"];
        const string script = "param([string[]]$Value) $Value.Length; foreach ($v in $Value) { New-Object PSObject -Property @{ Kind = 'Item'; Name = $v } }";

        Assert.Equal(["", .. list], Run(script, new() { ["Value"] = list }).Select(row => row.Name));
        Assert.All(Run(script, new() { ["Value"] = list }), row => Assert.Null(row.Data));
        Assert.Equal("", Assert.Single(Run(script, new() { ["Value"] = Array.Empty<string>() })).Kind);
    }

    [Fact]
    public void What_else_is_written_is_not_taken_for_rows()
    {
        const string script = """
            Write-Warning 'warning'; Write-Progress 'progress'; Write-Error 'error'; Write-Host -NoNewline 'open line '
            'output'
            [Console]::Error.WriteLine('LyncPrereq:error')
            New-Object PSObject -Property @{ Kind = 'Row'; Data = ('long ' * 200) }
            """;

        SnapshotRow row = Assert.Single(Run(script, []), row => row.Kind.Length > 0);

        Assert.Equal("Row", row.Kind);
        Assert.Equal(1000, Assert.IsType<string>(row.Data).Length);
    }

    [Fact]
    public void Signs_of_life_of_a_child_are_heard_and_not_kept()
    {
        const string script = "foreach ($i in 1..3) { New-Object PSObject -Property @{ Kind = 'Alive' } }; New-Object PSObject -Property @{ Kind = 'Row' }";
        int heard = 0;

        SnapshotRow row = Assert.Single(
            ChildScript.Run(BuiltConsole.Program, script, [], CancellationToken.None, () => Interlocked.Increment(ref heard)));

        Assert.Equal("Row", row.Kind);
        Assert.Equal(4, heard);
    }

    [Fact]
    public void A_child_that_is_silent_for_too_long_is_no_longer_waited_for()
    {
        using var ended = new CancellationTokenSource();
        using var wait = new AnswerWait(null, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1), ended.Token);

        InspectionException problem = Assert.Throws<InspectionException>(() => wait.For(cancel => ChildScript.Run(
            BuiltConsole.Program,
            "[Threading.Thread]::Sleep(20000)",
            [],
            cancel,
            wait.Heard)));

        Assert.Equal((UnknownCause.TimedOut, Text.Format(SR.HostTimedOut, "2")), (problem.Cause, problem.Message));
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("QUJD")] // ABC
    [InlineData("YQBhAGEAYQBpAHgA")] // six parts, of which the number is none
    public void A_row_that_cannot_be_read_is_a_fault_of_the_server(string line) =>
        Assert.Equal(UnknownCause.QueryFailed, Assert.Throws<InspectionException>(() => ChildScript.ToRow(line)).Cause);

    [Fact]
    public void What_is_left_out_for_the_command_line_is_nothing_but_comments_and_space()
    {
        static string[] Tokens(string script)
        {
            Parser.ParseInput(script, out Token[] tokens, out ParseError[] errors);
            Assert.Empty(errors);
            return [.. tokens.Where(token => token.Kind is not (TokenKind.Comment or TokenKind.NewLine)).Select(token => token.Text)];
        }

        Assert.Equal(Tokens(Scripts.Install), Tokens(EmbeddedText.Bare(Scripts.Install, "#")));
    }

    [Fact]
    public void A_script_that_breaks_off_is_not_answered_for()
    {
        InspectionException problem = Assert.Throws<InspectionException>(
            () => Run("New-Object PSObject -Property @{ Kind = 'Row' }; throw 'caf\u00e9'", []));

        Assert.Equal(UnknownCause.QueryFailed, problem.Cause);
        Assert.Equal("caf\u00e9", problem.Message);
    }

    [Fact]
    public void A_child_gets_no_module_path_of_this_process()
    {
        string? before = Environment.GetEnvironmentVariable("PSModulePath");
        Environment.SetEnvironmentVariable("PSModulePath", "/path/of/this/process");
        try
        {
            Assert.DoesNotContain(
                "/path/of/this/process",
                Assert.IsType<string>(Assert.Single(Run("New-Object PSObject -Property @{ Kind = 'Row'; Data = $env:PSModulePath }", [])).Data));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PSModulePath", before);
        }
    }

    [Fact]
    public void A_program_that_is_not_there_is_told() =>
        Assert.Throws<InspectionException>(() => ChildScript.Run("/none/powershell", Row, [], CancellationToken.None));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Features_are_installed_by_the_script_with_a_source_or_without(bool hasSource)
    {
        using var folder = new Folder();
        string source = hasSource ? @"D:\it's $(here)\sxs" : "";
        var host = new InstallHost((parameters, wait) => ChildScript.Run(BuiltConsole.Program, WithServerManager(folder), parameters, wait.Token), TimeSpan.FromMinutes(1));

        FeatureReport report = host.InstallFeatures(["Web-Server", "caf\u00e9"], hasSource ? [source] : [], null, false, CancellationToken.None);

        Assert.Null(report.Error);
        Assert.True(report.Success);
        Assert.Equal("SuccessRestartRequired", report.ExitCode);
        Assert.Equal("Yes", report.RestartNeeded);
        Assert.Equal("Web-Server|caf\u00e9|" + source, File.ReadAllText(folder.File("log")));
    }

    [Fact]
    public void What_server_manager_refuses_is_its_own_sentence()
    {
        using var folder = new Folder();
        var host = new InstallHost((parameters, wait) => ChildScript.Run(BuiltConsole.Program, WithServerManager(folder), parameters, wait.Token), TimeSpan.FromMinutes(1));

        FeatureReport report = host.InstallFeatures(["Removed"], [], null, false, CancellationToken.None);

        Assert.False(report.Success);
        Assert.Equal("Die Quelle fehlt. Fehler: 0x800f081f", report.Error);
    }

    [Fact]
    public void A_script_that_does_not_end_in_time_is_told_with_its_process()
    {
        SnapshotRow row = Assert.Single(Run(
            "param($LimitSec, $Stop) [Threading.Thread]::Sleep([Threading.Timeout]::Infinite)",
            new() { ["LimitSec"] = 1, ["Stop"] = true }));

        Assert.Equal("Late", row.Kind);
        Assert.True(int.Parse(row.Type, System.Globalization.CultureInfo.InvariantCulture) > 0);
    }

    [Theory]
    [InlineData(LyncProduct.LyncServer2013, WindowsRelease.WindowsServer2012)]
    [InlineData(LyncProduct.LyncServer2013, WindowsRelease.WindowsServer2012R2)]
    [InlineData(LyncProduct.SkypeForBusinessServer2015, WindowsRelease.WindowsServer2012)]
    [InlineData(LyncProduct.SkypeForBusinessServer2015, WindowsRelease.WindowsServer2012R2)]
    [InlineData(LyncProduct.SkypeForBusinessServer2015, WindowsRelease.WindowsServer2016)]
    [InlineData(LyncProduct.SkypeForBusinessServer2019, WindowsRelease.WindowsServer2016)]
    [InlineData(LyncProduct.SkypeForBusinessServer2019, WindowsRelease.WindowsServer2019)]
    public void The_script_is_never_longer_than_an_environment_variable_of_Windows(LyncProduct product, WindowsRelease release)
    {
        AssertFits(ChildScript.Wrap(Scripts.Install, LongestOrder(product, release)));
    }

    [Fact]
    public void Neither_is_that_of_the_check_which_brings_the_source_that_asks_for_signatures()
    {
        string? script = null;
        var host = new InstallHost((parameters, _) =>
        {
            script = ChildScript.Wrap(Scripts.Install, parameters);
            Assert.Contains("WinVerifyTrust", (string?)parameters["Trust"], StringComparison.Ordinal);
            return [new SnapshotRow("Elevated", "", "", "", true)];
        }, TimeSpan.FromMinutes(1));

        host.Check(new string('x', 260), PackageFile.All, [new string('x', 260), new string('y', 260)], CancellationToken.None);

        AssertFits(script!);
    }

    [Fact]
    public void What_is_put_around_a_script_can_be_read_by_windows_powershell_2()
    {
        string wrapped = ChildScript.Wrap(
            Scripts.Install,
            LongestOrder(LyncProduct.LyncServer2013, WindowsRelease.WindowsServer2012R2));

        Assert.StartsWith("$ProgressPreference", wrapped);
        Assert.Empty(PowerShell2Syntax.FindNewer(wrapped));
    }

    private static void AssertFits(string script) => Assert.InRange(script.Length, 1, 32766);

    /// <summary>Every feature that the product can ask for there, from a path as long as any.</summary>
    private static Dictionary<string, object?> LongestOrder(LyncProduct product, WindowsRelease release)
    {
        string[] features =
        [
            .. Catalogs.For(product).Requirements
                .SelectMany(requirement => requirement.Cases)
                .Where(some => some.AppliesTo(release))
                .SelectMany(some => some.Remedy.Features)
                .Distinct(),
        ];
        Assert.InRange(features.Length, 15, 200);
        return new()
        {
            ["Action"] = "Feature",
            ["Names"] = features,
            ["Source"] = new[] { new string('x', 260), new string('y', 260) },
            ["Folder"] = "",
            ["Arguments"] = "",
            ["LimitSec"] = int.MaxValue / 1000,
            ["Stop"] = true,
            ["Trust"] = "",
        };
    }

    private static IReadOnlyList<SnapshotRow> Run(string script, Dictionary<string, object?> parameters) =>
        ChildScript.Run(BuiltConsole.Program, script, parameters, CancellationToken.None);

    /// <summary>The script where ServerManager is one that writes down what it was called with.</summary>
    private static string WithServerManager(Folder folder) =>
        "param([string]$Action, [string[]]$Names, [string[]]$Source, [string]$Folder, [string]$Arguments, [int]$LimitSec, [bool]$Stop, [string]$Trust)\r\n"
        + "$env:PSModulePath = " + PowerShellText.Quote(ServerManagerIn(folder)) + " + [IO.Path]::PathSeparator + $env:PSModulePath\r\n"
        + "& {\r\n" + Scripts.Install + "\r\n} @PSBoundParameters";

    /// <summary>Writes the module, and returns the folder of modules.</summary>
    private static string ServerManagerIn(Folder folder)
    {
        File.WriteAllText(
            Path.Combine(Directory.CreateDirectory(folder.File("ServerManager")).FullName, "ServerManager.psm1"),
            "function Install-WindowsFeature { [CmdletBinding()] param([string[]]$Name, [string[]]$Source)\r\n"
            + "if ($Name -contains 'Removed') { throw 'Die Quelle fehlt. Fehler: 0x800f081f' }\r\n"
            + "[IO.File]::WriteAllText(" + PowerShellText.Quote(folder.File("log")) + ", (($Name + $Source) -join '|'))\r\n"
            + "Write-Warning 'restart'; Write-Progress 'installing'\r\n"
            + "New-Object PSObject -Property @{ Success = $true; RestartNeeded = 'Yes'; ExitCode = 'SuccessRestartRequired' } }");
        return folder.Path;
    }
}
