using System.Management.Automation;
using LyncPrereq.Commands;
using LyncPrereq.Installation;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Installation;

/// <summary>The installation script in the caller's own session, as Windows PowerShell runs it.</summary>
public sealed class InSessionTests : IDisposable
{
    /// <summary>The engine of the tests has no New-Object; what ServerManager was called with goes into a list.</summary>
    private const string StandIn = """
        function global:New-Object($TypeName, $Argument, $Property) {
            if ($Property) { [PSCustomObject]$Property }
            elseif ($Argument) { [Activator]::CreateInstance([type]$TypeName, @($Argument)) }
            else { [Activator]::CreateInstance([type]$TypeName) }
        }
        New-Module -Name ServerManager {
            function Install-WindowsFeature {
                [CmdletBinding()] param([string[]]$Name, [string[]]$Source)
                $calls.Add(($Name + $Source) -join '|')
                & $install
                New-Object PSObject -Property @{ Success = $true; RestartNeeded = 'Yes'; ExitCode = 'SuccessRestartRequired' }
            }
        } | Import-Module -Global

        # What the script was called with is seen from here.
        $global:install = { $calls.Add(("$Action", "$Names", "$Source", "$Arguments", "$LimitSec", "$Stop") -join '|') }
        """;

    private readonly Engine _engine = new();
    private readonly List<string> _calls = [];

    public InSessionTests()
    {
        _engine.Add(typeof(UseSessionCommand));
        _engine.Set("calls", _calls);
        _engine.Run(StandIn);
        Assert.Empty(_engine.Errors);
    }

    public void Dispose() => _engine.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(@"D:\it's $(here)\sxs")]
    public void Features_are_installed_with_a_source_or_without(string source)
    {
        FeatureReport report = InSession(host => host.InstallFeatures(["Web-Server", "caf\u00e9"], source.Length == 0 ? [] : [source], TimeSpan.FromSeconds(-7), true));

        Assert.Null(report.Error);
        Assert.True(report.Success);
        Assert.Equal("SuccessRestartRequired", report.ExitCode);
        Assert.Equal("Yes", report.RestartNeeded);
        Assert.Equal(["Web-Server|caf\u00e9|" + source, "Feature|Web-Server caf\u00e9|" + source + "||-7|True"], _calls);
    }

    [Theory]
    [InlineData(@"nowhere:\sxs", nameof(SR.PathNotFound))]
    [InlineData(@"variable:\x", nameof(SR.PathNotFileSystem))]
    public void A_path_of_this_computer_that_can_be_none_is_the_thing_that_is_wrong(string path, string errorId)
    {
        InputException? problem = null;
        _engine.Set("work", new Action<SessionState>(state => problem = Record.Exception(() =>
            InstallTarget.Local(state, TimeSpan.FromMinutes(1), work => work()).Resolve(new InstallationOptions { PackagePath = path })) as InputException));
        _engine.Run("Use-Session $work");

        Assert.Equal(errorId, problem?.ErrorId);
        Assert.Equal(path, problem?.Target);
    }

    [Fact]
    public void A_program_is_run_with_its_arguments()
    {
        using Folder folder = StandInInstaller.NewFolder();
        string path = folder.File("installer.exe");
        var installer = new StandInInstaller(path, new StandInOrders { ExitCodes = [3] });

        ProcessReport report = InSession(host => host.RunProcess(path, ["a b", "$(throw 1)"], null, false));

        Assert.Equal(3u, report.ExitCode);
        Assert.Equal(["a b", "$(throw 1)"], Assert.Single(installer.Received));
    }

    [Fact]
    public void What_is_seen_before_the_first_change_comes_back_as_values()
    {
        string path = InSession(host =>
        {
            InstallReadiness ready = host.Check(null, [], [], CancellationToken.None);
            Assert.Equal(!OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, ready.IsElevated);
            Assert.False(ready.IsNetworkLogon);
            return host.TemporaryPath("log");
        });

        Assert.StartsWith(Path.GetTempPath(), path);
    }

    [Fact]
    public void A_step_that_ctrl_c_cut_short_says_so_and_none_is_begun_after_it()
    {
        using var begun = new SemaphoreSlim(0);
        List<KeyValuePair<InstallationStep, StepOutcome>> outcomes = [];
        _engine.Set("begun", begun);
        _engine.Set("work", new Action<SessionState>(state => outcomes = Execute(HostIn(state))));

        _engine.RunAndStop(
            """
            $global:install = {
                [void]$begun.Release()
                $watch = [Diagnostics.Stopwatch]::StartNew()
                while ($watch.Elapsed.TotalSeconds -lt 30) { [Threading.Thread]::Sleep(20) }
            }
            Use-Session $work
            """,
            () => Assert.True(begun.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)));

        Assert.Single(_calls);
        Assert.Equal([SR.StepCutShort, SR.StepCancelled], outcomes.Select(step => step.Value.Message));
        Assert.Equal([InstallationOutcome.Failed, InstallationOutcome.Skipped], outcomes.Select(step => step.Value.Outcome));
    }

    private static InstallHost HostIn(SessionState state) => new((parameters, _) => SessionScript.InCallers(state, Scripts.Install, parameters), TimeSpan.FromMinutes(1));

    /// <summary>Two steps: features that the server has, and features that need a source.</summary>
    private static List<KeyValuePair<InstallationStep, StepOutcome>> Execute(InstallHost host)
    {
        var options = new InstallationOptions();
        Server server = Server.WindowsServer2012R2().Features("Windows-Identity-Foundation=Available", "NET-Framework-Core=Removed");
        InstallationPlan plan = new InstallationPlanner(Catalogs.For(LyncProduct.LyncServer2013))
            .Plan(InstallRequest.Of("server", server.Test(LyncRole.FrontEnd), options));
        return
        [
            .. new StepExecutor(host, options, Installing.Run(), CancellationToken.None)
                .Execute(plan)
                .Where(step => step.Key.Feature.Count > 0),
        ];
    }

    private T InSession<T>(Func<InstallHost, T> use)
    {
        T result = default!;
        _engine.Set("work", new Action<SessionState>(state => result = use(HostIn(state))));
        _engine.Run("Use-Session $work");
        Assert.Empty(_engine.Errors);
        return result;
    }
}
