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
    private static readonly Lazy<string> s_trust = new(() => EmbeddedText.Bare(EmbeddedText.Read("PackageTrust.cs"), "//"));

    private readonly Func<Dictionary<string, object?>, CancellationToken, IReadOnlyList<SnapshotRow>> _run;
    private readonly bool _isLocal;
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private string _temporary = "";

    /// <param name="run">Runs the script with these parameters and returns its rows.</param>
    /// <param name="isLocal">Whether the server is this computer, on which programs are started directly.</param>
    public InstallHost(Func<Dictionary<string, object?>, CancellationToken, IReadOnlyList<SnapshotRow>> run, bool isLocal = false)
    {
        _run = run;
        _isLocal = isLocal;
    }

    /// <summary>Checks the prerequisites of the steps without changing the server.</summary>
    /// <param name="folder">The folder of the packages; null if none was specified.</param>
    /// <param name="packages">The packages that must be in it.</param>
    /// <param name="sources">The sources of feature files.</param>
    /// <param name="cancel">Ends the check.</param>
    public InstallReadiness Check(string? folder, PackageFile[] packages, string[] sources, CancellationToken cancel)
    {
        string[] patterns = [.. packages.Select(package => string.Join("|", package.Names.Select(name => name.Pattern)))];
        IReadOnlyList<SnapshotRow> rows = _run(
            Parameters("Check", patterns, sources, folder ?? "", trust: packages.Length > 0 ? s_trust.Value : ""),
            cancel);
        if (Find(rows, "Elevated") is null)
        {
            throw new InspectionException(UnknownCause.QueryFailed, SR.HostNoAnswer);
        }

        _temporary = Convert.ToString(Find(rows, "Temporary")?.Data, CultureInfo.InvariantCulture) ?? "";
        return new InstallReadiness
        {
            IsElevated = Find(rows, "Elevated")?.Data is true,
            IsNetworkLogon = Find(rows, "NetworkLogon")?.Data is true,
            Packages = [.. patterns.Select(pattern => ToState(rows.FirstOrDefault(row => row.Kind == "Package" && row.Subject == pattern)))],
            SourceProblems =
            [
                .. rows.Where(row => row.Kind == "Source")
                    .Select(row => new KeyValuePair<string, string>(row.Subject, row.Data as string ?? "")),
            ],
        };
    }

    /// <summary>Installs features, and waits up to the limit. The wait cannot be canceled.</summary>
    public FeatureReport InstallFeatures(string[] features, string[] sources, TimeSpan? limit, bool stopAtLimit)
    {
        IReadOnlyList<SnapshotRow> rows = _run(
            Parameters("Feature", features, sources, limit: limit, stop: stopAtLimit),
            CancellationToken.None);
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

    /// <summary>Runs a program without a shell, and waits up to the limit. The wait cannot be canceled.</summary>
    /// <param name="program">The program; a bare name is a Windows program.</param>
    /// <param name="arguments">The arguments, unquoted.</param>
    /// <param name="limit">The time limit; null for none.</param>
    /// <param name="stopAtLimit">Whether it is terminated at the limit. Otherwise, it continues.</param>
    public ProcessReport RunProcess(string program, string[] arguments, TimeSpan? limit, bool stopAtLimit)
    {
        if (_isLocal)
        {
            string path = Path.GetFileName(program) == program ? ProcessRunner.SystemPath(program) : program;
            return ProcessRunner.Run(path, arguments, null, limit, stopAtLimit, CancellationToken.None);
        }

        IReadOnlyList<SnapshotRow> rows = _run(
            Parameters("Process", [program], arguments: CommandLine.Join(arguments), limit: limit, stop: stopAtLimit),
            CancellationToken.None);
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

    /// <summary>Creates a folder for unpacked files.</summary>
    public string TemporaryFolder(string name)
    {
        string folder = TemporaryPath(name);
        _run(Parameters("Folder", [folder]), CancellationToken.None);
        return folder;
    }

    public void Restart(CancellationToken cancel) => _run(Parameters("Restart", []), cancel);

    /// <summary>Returns the error that the server reports.</summary>
    /// <exception cref="InspectionException">It reports none, so the result is not known.</exception>
    private static string ErrorOf(IReadOnlyList<SnapshotRow> rows) =>
        Find(rows, "Error")?.Data as string ?? throw new InspectionException(UnknownCause.QueryFailed, SR.HostNoAnswer);

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
        string detail = row?.Name ?? "";
        return new(row?.Data as string, problem, problem == PackageProblem.NotSigned ? SignatureCodes.Explain(detail) : detail);
    }
}
