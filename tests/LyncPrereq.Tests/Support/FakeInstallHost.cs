using LyncPrereq.Installation;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;

namespace LyncPrereq.Tests.Support;

/// <summary>A server that answers what a test has it answer, and writes down what it was asked.</summary>
internal sealed class FakeInstallHost : IInstallHost
{
    private readonly Queue<ProcessReport> _reports = new();

    public bool IsElevated { get; init; } = true;

    public bool IsNetworkLogon { get; init; }

    public Func<string, PackageProblem> ProblemOf { get; init; } = _ => PackageProblem.None;

    public string? SourceProblem { get; init; }

    /// <summary>The files that were found beside the chosen one.</summary>
    public string OtherFiles { get; init; } = "";

    public FeatureReport Features { get; init; } = new() { Success = true, RestartNeeded = "No", ExitCode = "Success", Error = null };

    /// <summary>How long each change was allowed to take.</summary>
    public List<TimeSpan?> Limits { get; } = [];

    /// <summary>The sources of each step that installed features.</summary>
    public List<string[]> Sources { get; } = [];

    /// <summary>Every change, in order.</summary>
    public List<string> Changes { get; } = [];

    public Action<string> OnChange { get; init; } = _ => { };

    public FakeInstallHost Answering(params uint[] codes)
    {
        Array.ForEach(codes, code => _reports.Enqueue(new ProcessReport { ExitCode = code, ProcessId = 7 }));
        return this;
    }

    public FakeInstallHost AnsweringLate(bool isStopped)
    {
        _reports.Enqueue(new ProcessReport { ExitCode = null, ProcessId = 7, IsLate = true, IsStopped = isStopped });
        return this;
    }

    public InstallReadiness Check(string? folder, PackageFile[] packages, string[] sources, CancellationToken cancel) => new()
    {
        IsElevated = IsElevated,
        IsNetworkLogon = IsNetworkLogon,
        Packages = [.. packages.Select(package => StateOf(folder + "\\" + package.FilePattern))],
        SourceProblems = [.. sources.Where(_ => SourceProblem is not null).Select(source => KeyValuePair.Create(source, SourceProblem!))],
    };

    public FeatureReport InstallFeatures(string[] features, string[] sources, TimeSpan? limit, bool stopAtLimit)
    {
        Limits.Add(limit);
        Sources.Add(sources);
        Change("features");
        return Features;
    }

    public ProcessReport RunProcess(string program, string[] arguments, TimeSpan? limit, bool stopAtLimit)
    {
        Limits.Add(limit);
        Change(program + " " + CommandLine.Join(arguments));
        return _reports.Count > 0 ? _reports.Dequeue() : new ProcessReport { ExitCode = 0, ProcessId = 7 };
    }

    public string TemporaryPath(string name) => @"T:\" + name;

    public string TemporaryFolder(string name) => @"T:\" + name;

    public void Restart(CancellationToken cancel) => Change("restart");

    private PackageState StateOf(string file) => ProblemOf(file) is var problem && problem == PackageProblem.Missing
        ? new(null, problem)
        : new(file, problem, problem == PackageProblem.None ? OtherFiles : "");

    private void Change(string what)
    {
        Changes.Add(what);
        OnChange(what);
    }
}
