using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using LyncPrereq.Concurrency;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Inspection.Cim;
using LyncPrereq.Inspection.Local;
using LyncPrereq.Inspection.Session;
using LyncPrereq.Installation;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;

namespace LyncPrereq.Commands;

/// <summary>A machine that can be looked at and changed: this one, or the one at the other end of a session.</summary>
internal sealed class InstallTarget
{
    /// <summary>Servicing takes what it takes.</summary>
    private static readonly TimeSpan s_noLimit = TimeSpan.FromDays(7);

    private readonly Func<FactNeeds, InspectionTarget> _targetFor;
    private readonly Func<string, string> _resolve;

    /// <summary>A session carries one command at a time; rows and a plan can both lead to it.</summary>
    private readonly object _looking = new();

    private InstallTarget(
        string name,
        Func<FactNeeds, InspectionTarget> targetFor,
        IInstallHost host,
        Func<string, string> resolve)
    {
        Name = name;
        _targetFor = targetFor;
        Host = host;
        _resolve = resolve;
    }

    /// <summary>The name that it was given here.</summary>
    public string Name { get; }

    /// <summary>What the machine calls itself; null until it was asked and has answered.</summary>
    public string? OwnName { get; private set; }

    /// <summary>The way to change it.</summary>
    public IInstallHost Host { get; }

    /// <summary>This computer. Paths are meant from where PowerShell stands and not from where its process does.</summary>
    /// <param name="state">The caller's session.</param>
    /// <param name="onPipeline">Runs something on the thread that the session belongs to.</param>
    public static InstallTarget Local(SessionState state, Func<Func<IReadOnlyList<SnapshotRow>>, IReadOnlyList<SnapshotRow>> onPipeline) => new(
        Environment.MachineName,
        _ => new InspectionTarget(Environment.MachineName, isRequested: false, _ => new LocalReader(CimReader.Local(s_noLimit))),
        new LocalInstallHost((parameters, cancel) => LocalScript.IsInSession
            ? onPipeline(() => LocalScript.InSession(state, parameters))
            : LocalScript.InChild(parameters, cancel)),
        path => InputFiles.ResolveOne(state.Path, path));

    public static InstallTarget Over(PSSession session)
    {
        string name = session.ComputerName ?? session.Name;
        return new(
            name,
            needs => new InspectionTarget(name, isRequested: true, _ => new SnapshotReader(
                "session",
                cancel => SessionScript.Run(session, Scripts.Snapshot, new SnapshotRequest(needs).Parameters, cancel))),
            new ScriptInstallHost((parameters, cancel) => SessionScript.Run(session, Scripts.Install, parameters, cancel)),
            path => path);
    }

    /// <summary>Looks at the machine.</summary>
    /// <exception cref="InspectionException">It could not be looked at.</exception>
    public ServerInventory Look(FactNeeds needs, CancellationToken cancel)
    {
        InspectionOutcome outcome;
        lock (_looking)
        {
            using FanOutWork<InspectionOutcome> work = _targetFor(needs).Begin(_ => needs, cancel);
            outcome = work.Run();
        }

        return outcome.Failure is { } failure
            && outcome.Inventory.Sources.All(source => source.OperatingSystem is null && source.RegistryKeys is null)
                ? throw failure
                : outcome.Inventory;
    }

    /// <summary>Asks the machine for its name, as rows of it would have it.</summary>
    /// <exception cref="InspectionException">It could not be asked.</exception>
    public void AskName(FactNeeds nothing, CancellationToken cancel) => OwnName = Look(nothing, cancel).ComputerName;

    /// <summary>The options with paths as the machine has them.</summary>
    /// <exception cref="InputException">A path of this computer cannot be one.</exception>
    public InstallationOptions Resolve(InstallationOptions options) => new()
    {
        SourcePath = Array.ConvertAll(options.SourcePath, source => FeatureSourcePaths.IsImage(source) ? source : _resolve(source)),
        PackagePath = options.PackagePath is { } packages ? _resolve(packages) : null,
        IncludeRecommended = options.IncludeRecommended,
    };
}
