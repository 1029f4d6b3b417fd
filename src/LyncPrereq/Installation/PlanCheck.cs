using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace LyncPrereq.Installation;

/// <summary>Checks whether a server is ready for a plan, without changing it.</summary>
/// <param name="plan">The plan.</param>
/// <param name="folder">The folder of the packages; null if none was specified.</param>
/// <param name="skipSignatureCheck">Whether to accept packages without a signature of Microsoft.</param>
internal sealed class PlanCheck(InstallationPlan plan, string? folder, bool skipSignatureCheck)
{
    private readonly List<string> _problems = [];
    private bool _isUnreachable;

    /// <summary>Gets the chosen files, by the ID of their step.</summary>
    public Dictionary<string, PackageState> Packages { get; } = [];

    /// <summary>Gets a value that indicates whether this is a network logon, in which wusa.exe does not run.</summary>
    public bool IsNetworkLogon { get; private set; }

    /// <param name="host">The server.</param>
    /// <param name="steps">The steps to run.</param>
    /// <param name="cancel">Ends the check.</param>
    /// <exception cref="InputException">The server is not ready. The message contains all problems.</exception>
    public void Run(InstallHost host, List<InstallationStep> steps, CancellationToken cancel)
    {
        List<InstallationStep> packages = steps.FindAll(step => step.Package is not null);

        // Without a folder, packages are not searched for, so that the current folder is never used.
        InstallReadiness ready = host.Check(
            folder,
            folder is null ? [] : [.. packages.Select(step => step.Package!)],
            [.. steps.SelectMany(step => step.Source).Distinct()],
            cancel);
        if (ready.ElevationProblem is { } unknown)
        {
            throw new InputException(nameof(SR.ElevationUnknown), Text.Format(SR.ElevationUnknown, plan.ComputerName, unknown), plan.ComputerName);
        }

        if (!ready.IsElevated)
        {
            throw new InputException(nameof(SR.NotElevated), Text.Format(SR.NotElevated, plan.ComputerName), plan.ComputerName);
        }

        IsNetworkLogon = ready.IsNetworkLogon;
        if (folder is null && packages.Count > 0)
        {
            _problems.Add(SR.WarnNoPackages);
            _problems.AddRange(packages.Select(step => Text.Format(SR.PackageMissing, step.Needs[0])));
        }

        for (int i = 0; i < ready.Packages.Length; i++)
        {
            Take(packages[i], ready.Packages[i]);
        }

        foreach (KeyValuePair<string, string> problem in ready.SourceProblems)
        {
            _isUnreachable = true;
            _problems.Add(Text.Format(SR.SourceNotThere, problem.Key, problem.Value));
        }

        Report();
    }

    private void Take(InstallationStep step, PackageState state)
    {
        if (state.CanRun(skipSignatureCheck))
        {
            Packages[step.Id] = state;
            return;
        }

        _isUnreachable |= state.Problem == PackageProblem.Unreachable;
        _problems.Add(state.Describe(state.Path ?? step.Needs[0]));
    }

    private void Report()
    {
        if (_problems.Count > 0)
        {
            throw new InputException(
                _isUnreachable ? nameof(SR.SourceUnreachable) : nameof(SR.PackagesNotReady),
                Text.Format(
                    _isUnreachable ? SR.SourceUnreachable : SR.PackagesNotReady,
                    plan.ComputerName,
                    string.Join(" ", _problems)),
                plan.ComputerName);
        }
    }
}
