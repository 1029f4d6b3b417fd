using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace LyncPrereq.Installation;

/// <summary>Whether a server has everything that a plan needs. Nothing is changed.</summary>
internal sealed class PlanCheck
{
    private readonly InstallationPlan _plan;
    private readonly string? _folder;
    private readonly bool _skipSignatureCheck;
    private readonly List<string> _problems = [];
    private bool _isUnreachable;

    /// <param name="plan">The plan.</param>
    /// <param name="folder">The folder of the packages; null where none was named.</param>
    /// <param name="skipSignatureCheck">Whether a signature that is missing or not Microsoft's is accepted.</param>
    public PlanCheck(InstallationPlan plan, string? folder, bool skipSignatureCheck)
    {
        _plan = plan;
        _folder = folder;
        _skipSignatureCheck = skipSignatureCheck;
    }

    /// <summary>The chosen files, by the id of their step.</summary>
    public Dictionary<string, PackageState> Packages { get; } = [];

    /// <summary>Whether the account came over the network, where wusa.exe refuses to work.</summary>
    public bool IsNetworkLogon { get; private set; }

    /// <param name="host">The server.</param>
    /// <param name="steps">The steps that are to be taken.</param>
    /// <param name="cancel">Ends the look.</param>
    /// <exception cref="InputException">Something is missing; all of it is named at once.</exception>
    public void Run(IInstallHost host, List<InstallationStep> steps, CancellationToken cancel)
    {
        List<InstallationStep> packages = steps.FindAll(step => step.Package is not null);

        // Without a folder nothing is looked for: not in whatever folder happens to be the current one.
        InstallReadiness ready = host.Check(
            _folder,
            _folder is null ? [] : [.. packages.Select(step => step.Package!)],
            [.. steps.SelectMany(step => step.Source).Distinct()],
            cancel);
        if (!ready.IsElevated)
        {
            throw new InputException(nameof(SR.NotElevated), Text.Format(SR.NotElevated, _plan.ComputerName), _plan.ComputerName);
        }

        IsNetworkLogon = ready.IsNetworkLogon;
        if (_folder is null && packages.Count > 0)
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
        bool isSignature = state.Problem
            is PackageProblem.NotSigned or PackageProblem.NotFromMicrosoft or PackageProblem.SignatureUnknown;
        if (state.Path is not null && (state.Problem == PackageProblem.None || (isSignature && _skipSignatureCheck)))
        {
            Packages[step.Id] = state;
            return;
        }

        _isUnreachable |= state.Problem == PackageProblem.Unreachable;
        _problems.Add(Text.Format(
            SR.ResourceManager.GetString("Package" + state.Problem, SR.Culture)!,
            state.Path ?? step.Needs[0],
            state.Detail));
    }

    private void Report()
    {
        if (_problems.Count > 0)
        {
            throw new InputException(
                _isUnreachable ? nameof(SR.SourceUnreachable) : nameof(SR.PackagesNotReady),
                Text.Format(
                    _isUnreachable ? SR.SourceUnreachable : SR.PackagesNotReady,
                    _plan.ComputerName,
                    string.Join(" ", _problems)),
                _plan.ComputerName);
        }
    }
}
