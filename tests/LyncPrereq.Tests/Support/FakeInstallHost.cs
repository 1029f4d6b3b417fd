using System.Globalization;
using LyncPrereq.Installation;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;

namespace LyncPrereq.Tests.Support;

/// <summary>A server that answers the installation script as a test says, and records each change.</summary>
internal sealed class FakeInstallHost
{
    private readonly Queue<SnapshotRow> _ends = new();
    private readonly InstallHost _host;

    public FakeInstallHost() => _host = new InstallHost((parameters, _) => Run(parameters), TimeSpan.FromMinutes(1));

    public bool IsElevated { get; init; } = true;

    public bool IsNetworkLogon { get; init; }

    public Func<string, PackageProblem> ProblemOf { get; init; } = _ => PackageProblem.None;

    /// <summary>The problem of the copy of a file, which can differ from that of the file.</summary>
    public PackageProblem ProblemOfCopy { get; init; }

    public string? SourceProblem { get; init; }

    /// <summary>The files that were found beside the chosen one.</summary>
    public string OtherFiles { get; init; } = "";

    public FeatureReport Features { get; init; } = new() { Success = true, RestartNeeded = "No", ExitCode = "Success", Error = null };

    /// <summary>The limit of each change in seconds; 0 for none.</summary>
    public List<int> Limits { get; } = [];

    /// <summary>The sources of each step that installed features.</summary>
    public List<string[]> Sources { get; } = [];

    /// <summary>Every change, in order.</summary>
    public List<string> Changes { get; } = [];

    /// <summary>The removed folders.</summary>
    public List<string> Removed { get; } = [];

    public Action<string> OnChange { get; init; } = _ => { };

    public static implicit operator InstallHost(FakeInstallHost fake) => fake._host;

    public FakeInstallHost Answering(params uint[] codes)
    {
        Array.ForEach(codes, code => _ends.Enqueue(new SnapshotRow("Process", "", "", "7", unchecked((int)code))));
        return this;
    }

    public FakeInstallHost AnsweringLate(bool isStopped)
    {
        _ends.Enqueue(new SnapshotRow("Late", "", "", "7", isStopped));
        return this;
    }

    /// <summary>Answers the script.</summary>
    public SnapshotRow[] Run(Dictionary<string, object?> parameters)
    {
        string[] names = (string[])parameters["Names"]!;
        string[] sources = (string[])parameters["Source"]!;
        switch (parameters["Action"])
        {
            case "Check":
                return
                [
                    new("Elevated", "", "", "", IsElevated),
                    new("NetworkLogon", "", "", "", IsNetworkLogon),
                    new("Temporary", "", "", "", @"T:\"),
                    .. names.Select(asked => Package(asked, (string)parameters["Folder"]!)),
                    .. sources.Where(_ => SourceProblem is not null).Select(source => new SnapshotRow("Source", source, "", "", SourceProblem)),
                ];
            case "Copy":
                return [new("Package", names[0], "details", ProblemOfCopy.ToString(), @"C:\private\" + names[0][(names[0].LastIndexOf('\\') + 1)..])];
            case "Remove":
                Removed.Add(names[0]);
                return [];
            case "Feature":
                Sources.Add(sources);
                Change("features", parameters);
                return Features.Error is { } error
                    ? [new("Error", "", "", "", error)]
                    : [new("Feature", "", Features.ExitCode, Features.RestartNeeded, Features.Success)];
            case "Process":
                Change(names[0] + " " + parameters["Arguments"], parameters);
                return [_ends.Count > 0 ? _ends.Dequeue() : new SnapshotRow("Process", "", "", "7", 0)];
            default:
                return [];
        }
    }

    private SnapshotRow Package(string asked, string folder)
    {
        PackageFile package = PackageFile.All.First(some => asked == string.Join("|", some.Names.Select(name => name.Pattern)));
        string file = package.PathIn(folder);
        PackageProblem problem = ProblemOf(file);
        return new("Package", asked, problem == PackageProblem.None ? OtherFiles : "", problem.ToString(), problem == PackageProblem.Missing ? null : file);
    }

    private void Change(string what, Dictionary<string, object?> parameters)
    {
        Limits.Add(Convert.ToInt32(parameters["LimitSec"], CultureInfo.InvariantCulture));
        Changes.Add(what);
        OnChange(what);
    }
}
