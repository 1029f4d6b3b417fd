using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;

namespace LyncPrereq.Installation;

/// <summary>
/// Represents a server that steps run on. Every action is one run of the installation script. It only reports facts;
/// other classes interpret them.
/// </summary>
internal sealed class InstallHost
{
    private static readonly Lazy<string> s_trust = new(() => EmbeddedText.Bare(Scripts.PackageTrust, "//"));

    /// <summary>A copy is no servicing, which can take any time.</summary>
    private static readonly TimeSpan s_copyLimit = TimeSpan.FromMinutes(30);

    /// <summary>How long the script waits for an installation that it stops.</summary>
    private static readonly TimeSpan s_stopping = TimeSpan.FromSeconds(10);

    private readonly Func<Dictionary<string, object?>, AnswerWait, IReadOnlyList<SnapshotRow>> _run;
    private readonly TimeSpan _answerLimit;
    private readonly bool _isLocal;
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private string _temporary = "";

    /// <param name="run">Runs the script with these parameters and returns its rows.</param>
    /// <param name="answerLimit">How long an answer may take, in addition to the time limit of the step.</param>
    /// <param name="isLocal">Whether the server is this computer, on which programs are started directly.</param>
    public InstallHost(
        Func<Dictionary<string, object?>, AnswerWait, IReadOnlyList<SnapshotRow>> run,
        TimeSpan answerLimit,
        bool isLocal = false)
    {
        _run = run;
        _answerLimit = answerLimit;
        _isLocal = isLocal;
    }

    /// <summary>
    /// Gets or sets the silence after which a connection counts as lost. WinRM tries for four minutes to restore it.
    /// </summary>
    public static TimeSpan LongestSilence { get; set; } = TimeSpan.FromMinutes(6);

    /// <summary>Gets how long the server may be silent during a step. The script sends a row every two seconds.</summary>
    public TimeSpan Silence { get; init; } = LongestSilence;

    /// <summary>Gets how long the server may be silent after a cancellation.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Checks the prerequisites of the steps without changing the server.</summary>
    /// <param name="folder">The folder of the packages; null if none was specified.</param>
    /// <param name="packages">The packages that must be in it.</param>
    /// <param name="sources">The sources of feature files.</param>
    /// <param name="cancel">Ends the check.</param>
    public InstallReadiness Check(string? folder, PackageFile[] packages, string[] sources, CancellationToken cancel)
    {
        string[] patterns = [.. packages.Select(package => string.Join("|", package.Names.Select(name => name.Pattern)))];
        IReadOnlyList<SnapshotRow> rows = Run(
            Parameters("Check", patterns, sources, folder ?? "", trust: packages.Length > 0 ? s_trust.Value : ""),
            _answerLimit,
            null,
            TimeSpan.Zero,
            cancel);
        SnapshotRow elevated = Find(rows, "Elevated") ?? throw new InspectionException(UnknownCause.QueryFailed, SR.HostNoAnswer);

        _temporary = Convert.ToString(Find(rows, "Temporary")?.Data, CultureInfo.InvariantCulture) ?? "";
        return new InstallReadiness
        {
            IsElevated = elevated.Data is true,
            ElevationProblem = elevated.Data is bool ? null
                : elevated.Name is "FullLanguage" or "" ? Convert.ToString(elevated.Data, CultureInfo.InvariantCulture) ?? ""
                : Text.Format(SR.ElevationLanguageMode, elevated.Name),
            IsNetworkLogon = Find(rows, "NetworkLogon")?.Data is true,
            Packages = [.. patterns.Select(pattern => ToState(rows.FirstOrDefault(row => row.Kind == "Package" && row.Subject == pattern)))],
            SourceProblems =
            [
                .. rows.Where(row => row.Kind == "Source")
                    .Select(row => new KeyValuePair<string, string>(row.Subject, row.Data as string ?? "")),
            ],
        };
    }

    /// <summary>
    /// Installs features, and waits up to the limit. A cancellation ends the wait only if the server does not respond.
    /// </summary>
    public FeatureReport InstallFeatures(string[] features, string[] sources, TimeSpan? limit, bool stopAtLimit, CancellationToken cancel)
    {
        IReadOnlyList<SnapshotRow> rows = RunStep(
            Parameters("Feature", features, sources, limit: limit, stop: stopAtLimit),
            limit + _answerLimit + (stopAtLimit ? s_stopping : TimeSpan.Zero),
            cancel);
        SnapshotRow? answer = Find(rows, "Feature") ?? Find(rows, "Late");
        return new FeatureReport
        {
            Success = answer?.Data is true,
            IsLate = answer?.Kind == "Late",
            IsStopped = answer is { Kind: "Late", Data: true },
            ProcessId = answer?.Kind == "Late" ? Number(answer.Type) : 0,
            LogPath = (answer ?? Find(rows, "Error"))?.Subject is { Length: > 0 } log ? log : null,
            ExitCode = answer?.Name ?? "",
            RestartNeeded = answer?.Type ?? "",
            FailedFeatures = [.. rows.Where(row => row.Kind == "FailedFeature" && row.Subject.Length > 0).Select(row => row.Subject)],
            Error = answer is null ? ErrorOf(rows) : null,
        };
    }

    /// <summary>
    /// Runs a program without a shell, and waits up to the limit. A cancellation ends the wait only if the server does not
    /// respond.
    /// </summary>
    /// <param name="program">The program; a bare name is a Windows program.</param>
    /// <param name="arguments">The arguments, unquoted.</param>
    /// <param name="limit">The time limit; null for none.</param>
    /// <param name="stopAtLimit">Whether it is terminated at the limit. Otherwise, it continues.</param>
    /// <param name="cancel">The cancellation.</param>
    public ProcessReport RunProcess(string program, string[] arguments, TimeSpan? limit, bool stopAtLimit, CancellationToken cancel)
    {
        if (_isLocal)
        {
            string path = Path.GetFileName(program) == program ? ProcessRunner.SystemPath(program) : program;
            return ProcessRunner.Run(path, arguments, null, limit, stopAtLimit, CancellationToken.None);
        }

        IReadOnlyList<SnapshotRow> rows = RunStep(
            Parameters("Process", [program], arguments: CommandLine.Join(arguments), limit: limit, stop: stopAtLimit),
            limit + _answerLimit + (stopAtLimit ? s_stopping : TimeSpan.Zero),
            cancel);
        SnapshotRow? end = Find(rows, "Process") ?? Find(rows, "Late");
        return new ProcessReport
        {
            ExitCode = end is { Kind: "Process", Data: int code } ? unchecked((uint)code) : null,
            ProcessId = Number(end?.Type),
            IsLate = end?.Kind == "Late",
            IsStopped = end is { Kind: "Late", Data: true },
            Error = end is null ? ErrorOf(rows) : null,
        };
    }

    /// <summary>Returns a path with a random name in the temporary folder of the server.</summary>
    public string TemporaryPath(string name) => _temporary.TrimEnd('\\', '/') + Separator + "LyncPrereq-" + _mark + "-" + name;

    /// <summary>Copies a package to a folder that only administrators can open, and checks the copy.</summary>
    public PackageState Copy(string path, TimeSpan? limit, CancellationToken cancel) => ToState(Find(
        RunStep(Parameters("Copy", [path], trust: s_trust.Value), (limit ?? s_copyLimit) + _answerLimit, cancel),
        "Package"));

    /// <summary>Removes the folder of a copy. It is left if that is not possible.</summary>
    public void Remove(string copy, CancellationToken cancel)
    {
        try
        {
            Run(Parameters("Remove", [FolderOf(copy)]), _answerLimit, null, Grace, cancel);
        }
        catch (InspectionException)
        {
            // The step is done, and the next inspection reports the problem.
        }
    }

    /// <summary>Creates a folder for unpacked files next to a copy.</summary>
    public string Unpacked(string copy, CancellationToken cancel)
    {
        string folder = FolderOf(copy) + Separator + "unpacked";
        Run(Parameters("Folder", [folder]), _answerLimit, null, Grace, cancel);
        return folder;
    }

    private static string FolderOf(string path) => path.Substring(0, path.LastIndexOfAny(['\\', '/']));

    public void Restart(CancellationToken cancel) => Run(Parameters("Restart", []), _answerLimit, null, TimeSpan.Zero, cancel);

    /// <summary>Runs an action that is not interrupted, with signs of life while it runs.</summary>
    /// <exception cref="InspectionException">The connection was lost, or the wait ended.</exception>
    private IReadOnlyList<SnapshotRow> RunStep(Dictionary<string, object?> parameters, TimeSpan? limit, CancellationToken cancel) =>
        Run(parameters, limit, Silence, Grace, cancel);

    /// <summary>Runs an action. A server that does not answer does not keep the caller waiting.</summary>
    /// <exception cref="InspectionException">The connection was lost, or the wait ended.</exception>
    private IReadOnlyList<SnapshotRow> Run(
        Dictionary<string, object?> parameters,
        TimeSpan? limit,
        TimeSpan? silence,
        TimeSpan grace,
        CancellationToken cancel)
    {
        using var wait = new AnswerWait(limit, silence, grace, cancel);
        return wait.For(_ => _run(parameters, wait));
    }

    /// <summary>Returns the error that the server reports.</summary>
    /// <exception cref="InspectionException">It reports none, so the result is not known.</exception>
    private static string ErrorOf(IReadOnlyList<SnapshotRow> rows) =>
        Find(rows, "Error")?.Data is string error ? error : throw new InspectionException(UnknownCause.QueryFailed, SR.HostNoAnswer);

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private string Separator => _temporary.IndexOf('\\') >= 0 ? "\\" : "/";

    /// <summary>Returns the parameters of the script, in the order of its declaration.</summary>
    private static Dictionary<string, object?> Parameters(
        string action,
        string[] names,
        string[]? sources = null,
        string folder = "",
        string arguments = "",
        TimeSpan? limit = null,
        bool stop = false,
        string trust = "") => new()
        {
            ["Action"] = action,
            ["Names"] = names,
            ["Source"] = sources ?? [],
            ["Folder"] = folder,
            ["Arguments"] = arguments,
            ["LimitSec"] = (int)(limit?.TotalSeconds ?? 0),
            ["Stop"] = stop,
            ["Trust"] = trust,
        };

    private static SnapshotRow? Find(IReadOnlyList<SnapshotRow> rows, string kind) => rows.FirstOrDefault(row => row.Kind == kind);

    private static PackageState ToState(SnapshotRow? row)
    {
        PackageProblem problem = Enum.TryParse(row?.Type, out PackageProblem known) ? known : PackageProblem.Missing;
        return new(row?.Data as string, problem, row?.Name ?? "");
    }
}
