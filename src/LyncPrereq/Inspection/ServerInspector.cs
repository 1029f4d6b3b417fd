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
/// Reads the facts of one server over one transport. A source that fails is a missing fact, and the others are still
/// read; a server that cannot be reached, or that denies access, gets no further questions.
/// </summary>
/// <param name="reader">The transport.</param>
/// <param name="target">The server.</param>
/// <param name="needs">The facts to read, given what is known of the operating system.</param>
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

    /// <summary>The outcome for a server of which only the reason why it could not be read is known.</summary>
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
            // The failure was noted when the first question met it.
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

    /// <summary>Each key is a question of its own, so that one that is denied leaves the others.</summary>
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

    /// <summary>Any exception of a source is the failure of that source only; the others may still answer.</summary>
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
