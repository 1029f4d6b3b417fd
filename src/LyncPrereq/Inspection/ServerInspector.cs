using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;

namespace LyncPrereq.Inspection;

/// <summary>
/// Reads the facts of one server over one transport. If a source fails, it is a missing fact, and the other sources are
/// read. If a server cannot be reached or denies access, no more sources are read.
/// </summary>
/// <param name="reader">The transport.</param>
/// <param name="target">The server.</param>
/// <param name="needs">Returns the facts to read, depending on the operating system.</param>
/// <param name="cancel">Ends the inspection.</param>
internal sealed class ServerInspector(
    IServerReader reader,
    InspectionTarget target,
    Func<InventorySource[], FactNeeds> needs,
    CancellationToken cancel)
{
    private readonly List<InventorySource> _sources = [];
    private readonly ClassQuestions _classes = new(reader, cancel);
    private readonly RegistryQuestions _registry = new(reader, cancel);
    private InspectionException? _failure;

    public InspectionOutcome Inspect()
    {
        DateTime startedAt = DateTime.UtcNow;
        bool answers = Ask(InventorySourceKind.OperatingSystem, FactSubjects.OperatingSystem, _classes.OperatingSystem);
        bool isSystemKnown = _sources.Exists(source => source.OperatingSystem is { Build: not null, ProductType: not null });
        if (!answers && _failure is { Cause: UnknownCause.Unreachable or UnknownCause.AccessDenied } && !reader.IsLocal)
        {
            return Failed(target, startedAt, _failure, [.. target.Trace]);
        }

        AskName();
        if (!isSystemKnown)
        {
            AskRegistry(RegistryLocations.OperatingSystem);
        }

        AskNeeds(needs([.. _sources]), isSystemKnown);
        return new InspectionOutcome(
            target,
            new ServerInventory(target.OwnName ?? target.Name, target.RequestedName, startedAt, [.. _sources]),
            _failure,
            [.. target.Trace]);
    }

    /// <summary>Returns the outcome for a server that could not be read.</summary>
    public static InspectionOutcome Failed(
        InspectionTarget target,
        DateTime startedAt,
        InspectionException failure,
        IReadOnlyList<string> trace) => new(
            target,
            new ServerInventory(target.OwnName ?? target.Name, target.RequestedName, startedAt,
            [
                new InventorySource(InventorySourceKind.OperatingSystem, target.Name)
                {
                    MissingFacts = [new MissingFact(FactSubjects.Everything, failure.Cause, failure.Message)],
                },
            ]),
            failure,
            trace);

    private void AskNeeds(FactNeeds needed, bool isSystemKnown)
    {
        if (needed.Features
            && !Ask(InventorySourceKind.OptionalFeature, FactSubjects.Features, _classes.Features))
        {
            AskRegistry([RegistryLocations.IisComponents]);
        }

        if (needed.Updates)
        {
            Ask(InventorySourceKind.Update, FactSubjects.Updates, _classes.Updates);
        }

        if (needed.Services)
        {
            Ask(InventorySourceKind.Service, FactSubjects.Services, _classes.Services);
        }

        RegistryLocation[] known = isSystemKnown ? [] : [RegistryLocations.InstallationType];
        AskRegistry([.. needed.Locations.Except(known)]);
        if (needed.Winsock)
        {
            Ask(InventorySourceKind.Registry, FactSubjects.Winsock, new WinsockQuestions(reader, cancel).Catalogs);
        }
    }

    private void AskName()
    {
        string? ownName = null;
        Ask(InventorySourceKind.OperatingSystem, FactSubjects.ComputerName, () =>
        {
            ownName = _classes.ComputerName();
            return null;
        });
        target.OwnName = ownName ?? MachineName();
    }

    private string? MachineName()
    {
        try
        {
            return reader.MachineName(cancel);
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException)
        {
            // The failure was recorded by the first query.
            return null;
        }
    }

    private bool Ask(InventorySourceKind kind, string subject, Func<InventorySource?> read)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            cancel.ThrowIfCancellationRequested();
            if (read() is { } source)
            {
                _sources.Add(source);
            }

            Note(subject, watch, null);
            return true;
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException)
        {
            InspectionException problem = Failed(thrown);
            _sources.Add(new InventorySource(kind, reader.Transport)
            {
                MissingFacts = [new MissingFact(subject, problem.Cause, problem.Message)],
            });
            Note(subject, watch, problem);
            return false;
        }
    }

    /// <summary>Reads each key separately, so that one that is denied does not affect the others.</summary>
    private void AskRegistry(RegistryLocation[] locations)
    {
        var keys = new List<RegistryKeyFact>();
        var gaps = new List<MissingFact>();
        InspectionException? first = null;
        var watch = Stopwatch.StartNew();
        foreach (RegistryLocation location in locations)
        {
            try
            {
                cancel.ThrowIfCancellationRequested();
                keys.Add(_registry.Key(location));
            }
            catch (Exception thrown) when (thrown is not OperationCanceledException)
            {
                InspectionException problem = Failed(thrown);
                first ??= problem;
                gaps.Add(new MissingFact(location.Path, problem.Cause, problem.Message));
            }
        }

        if (locations.Length == 0)
        {
            return;
        }

        _sources.Add(new InventorySource(InventorySourceKind.Registry, reader.Transport)
        {
            RegistryKeys = keys.Count > 0 ? [.. keys] : null,
            MissingFacts = [.. gaps],
        });
        Note(Text.Format(SR.TraceKeys, locations.Length), watch, first);
    }

    /// <summary>Records any exception of a source as a failure of that source only.</summary>
    private InspectionException Failed(Exception thrown)
    {
        InspectionException problem = thrown as InspectionException
            ?? new InspectionException(UnknownCause.QueryFailed, thrown.Message, thrown);
        _failure ??= problem;
        return problem;
    }

    private void Note(string subject, Stopwatch watch, InspectionException? problem) => target.Trace.Enqueue(Text.Format(
        problem is null ? SR.TraceAsked : SR.TraceFailed,
        target.Name,
        subject,
        reader.Transport,
        watch.ElapsedMilliseconds.ToString(CultureInfo.InvariantCulture),
        problem?.Message ?? ""));
}
