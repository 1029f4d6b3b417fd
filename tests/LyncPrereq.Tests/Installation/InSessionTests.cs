using System.Management.Automation;
using LyncPrereq.Commands;
using LyncPrereq.Installation;
using LyncPrereq.Scripting;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Installation;

/// <summary>The installation script in the caller's own session, as Windows PowerShell runs it.</summary>
public sealed class InSessionTests : IDisposable
{
    /// <summary>The engine of the tests has no New-Object. It cannot create others either, in which features are installed.</summary>
    private const string StandIn = """
        function global:New-Object($TypeName, $Argument, $Property) {
            if ($Property) { [PSCustomObject]$Property }
            elseif ($Argument) { [Activator]::CreateInstance([type]$TypeName, @($Argument)) }
            else { [Activator]::CreateInstance([type]$TypeName) }
        }
        """;

    private readonly Engine _engine = new();

    public InSessionTests()
    {
        _engine.Add(typeof(UseSessionCommand));
        _engine.Run(StandIn);
        Assert.Empty(_engine.Errors);
    }

    public void Dispose() => _engine.Dispose();

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

        ProcessReport report = InSession(host => host.RunProcess(path, ["a b", "$(throw 1)"], null, false, CancellationToken.None));

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

    private static InstallHost HostIn(SessionState state) => new((parameters, _) => SessionScript.InCallers(state, Scripts.Install, parameters), TimeSpan.FromMinutes(1));

    private T InSession<T>(Func<InstallHost, T> use)
    {
        T result = default!;
        _engine.Set("work", new Action<SessionState>(state => result = use(HostIn(state))));
        _engine.Run("Use-Session $work");
        Assert.Empty(_engine.Errors);
        return result;
    }
}
