using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using LyncPrereq.Evaluation;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Inspection.Cim;
using LyncPrereq.Inspection.Local;
using LyncPrereq.Inspection.Session;
using LyncPrereq.Installation;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;

namespace LyncPrereq.Commands;

/// <summary>
/// Represents a computer that can be inspected and changed: the local computer, or that of a session.
/// </summary>
internal sealed class InstallTarget
{
    private readonly Func<FactNeeds, InspectionTarget> _targetFor;
    private readonly InstallHost _host;
    private readonly TimeSpan _limit;
    private readonly Func<string, string> _resolve;

    /// <summary>A session runs one command at a time, and several requests can be for one target.</summary>
    private readonly object _looking = new();

    private InstallTarget(
        string name,
        TimeSpan limit,
        Func<FactNeeds, InspectionTarget> targetFor,
        InstallHost host,
        Func<string, string> resolve)
    {
        Name = name;
        _limit = limit;
        _targetFor = targetFor;
        _host = host;
        _resolve = resolve;
    }

    /// <summary>Gets the name by which it was specified.</summary>
    public string Name { get; }

    /// <summary>Gets the name that the computer reports; null until it has responded.</summary>
    public string? OwnName { get; private set; }

    /// <summary>
    /// Creates the target for the local computer. Paths are relative to the location of PowerShell, not of its process.
    /// </summary>
    /// <param name="state">The caller's session.</param>
    /// <param name="limit">How long an inspection may take.</param>
    /// <param name="onPipeline">Runs a function on the thread of that session.</param>
    public static InstallTarget Local(
        SessionState state,
        TimeSpan limit,
        Func<Func<IReadOnlyList<SnapshotRow>>, IReadOnlyList<SnapshotRow>> onPipeline) => new(
        Environment.MachineName,
        limit,
        _ => new InspectionTarget(Environment.MachineName, isRequested: false, _ => new LocalReader(CimReader.Local(limit))),
        new InstallHost(
            (parameters, wait) => SessionScript.CanBeCallers
                ? onPipeline(() => SessionScript.InCallers(state, Scripts.Install, parameters))
                : ChildScript.Run(ChildScript.WindowsPowerShell, Scripts.Install, parameters, wait.Token, wait.Heard),
            limit,
            isLocal: true),
        path => InputFiles.ResolveOne(state.Path, path));

    public static InstallTarget Over(PSSession session, TimeSpan limit)
    {
        string name = session.ComputerName ?? session.Name;
        return new(
            name,
            limit,
            needs => new InspectionTarget(name, isRequested: true, _ => new SnapshotReader(
                "session",
                cancel => SessionScript.Run(session, Scripts.Snapshot, new SnapshotRequest(needs).Parameters, cancel))),
            new InstallHost((parameters, wait) => SessionScript.Run(session, Scripts.Install, parameters, wait.Token, wait.Heard), limit),
            path => path);
    }

    /// <summary>
    /// Returns the only target with the name of a request; null if there is nothing to do, or if the target did not
    /// respond, which was already reported.
    /// </summary>
    /// <exception cref="InputException">No target has that name, or several have.</exception>
    public static InstallTarget? Find(List<InstallTarget> targets, InstallRequest request)
    {
        string name = request.ComputerName;
        List<InstallTarget> found = targets.FindAll(target => string.Equals(target.OwnName, name, StringComparison.OrdinalIgnoreCase));
        if (found.Count > 1)
        {
            throw new InputException(nameof(SR.ComputerAmbiguous), Text.Format(SR.ComputerAmbiguous, name), name);
        }

        if (found.Count == 1)
        {
            return found[0];
        }

        string names = string.Join(", ", targets.Select(target => target.OwnName ?? "-").DefaultIfEmpty("-"));
        return targets.Exists(target => target.OwnName is null && ComputerNames.AreSame(target.Name, name))
            ? null
            : throw new InputException(nameof(SR.OtherComputer), Text.Format(SR.OtherComputer, name, names), name);
    }

    /// <summary>Reads the name that the computer reports.</summary>
    /// <exception cref="InspectionException">The computer could not be inspected.</exception>
    public void ReadName(FactNeeds nothing, CancellationToken cancel) => OwnName = Look(nothing, cancel).ComputerName;

    /// <summary>Creates the installation of requirements on the target.</summary>
    /// <param name="choice">The catalog and its requirements.</param>
    /// <param name="roles">The roles of the server.</param>
    /// <param name="options">The options, with paths as specified.</param>
    /// <param name="request">The request; null for all requirements of the roles.</param>
    /// <exception cref="InputException">A path is not valid on this computer.</exception>
    public ServerInstall Install(CatalogChoice choice, LyncRole[] roles, InstallationOptions options, InstallRequest? request = null)
    {
        FactNeeds needs = FactNeeds.Of(choice.Requirements, roles, _ => true);
        return new ServerInstall(
            Name,
            cancel => Look(needs, cancel),
            _host,
            new RequirementEvaluator(choice.Catalog, roles, choice.Workloads, choice.Requirements),
            new InstallationPlanner(choice.Catalog),
            Resolve(options),
            request);
    }

    /// <summary>Returns the options with full paths of the target.</summary>
    /// <exception cref="InputException">A path is not valid on this computer.</exception>
    internal InstallationOptions Resolve(InstallationOptions options) => new()
    {
        SourcePath = Array.ConvertAll(options.SourcePath, source => FeatureSourcePaths.IsImage(source) ? source : _resolve(source)),
        PackagePath = options.PackagePath is { } packages ? _resolve(packages) : null,
        IncludeRecommended = options.IncludeRecommended,
    };

    private ServerInventory Look(FactNeeds needs, CancellationToken cancel)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        InspectionOutcome outcome;
        try
        {
            lock (_looking)
            {
                // The wait for another inspection of the same target, which has its own limit, does not count.
                waiting.CancelAfter(_limit);
                InspectionTarget target = _targetFor(needs);
                using IServerReader reader = target.Open();
                outcome = target.Inspect(reader, _ => needs, waiting.Token);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            var late = new TimeoutException();
            throw new InspectionException(UnknownCause.TimedOut, Text.Format(SR.InspectionTimedOut, Name, _limit.TotalSeconds), late);
        }

        return outcome.Failure is { } failure
            && outcome.Inventory.Sources.All(source => source.OperatingSystem is null && source.RegistryKeys is null)
                ? throw failure
                : outcome.Inventory;
    }
}
