using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using LyncPrereq.Concurrency;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;

namespace LyncPrereq.Inspection;

/// <summary>
/// Reads the facts of one server over one transport: the operating system first, then everything else at the same time.
/// A source that fails is a missing fact, and the others are still read; a server that does not answer the first
/// question, or denies it, gets no others.
/// </summary>
/// <param name="reader">The transport.</param>
/// <param name="target">The server.</param>
/// <param name="needs">Returns the facts to read, depending on the operating system.</param>
/// <param name="cancel">Ends the inspection.</param>
/// <param name="runner">Sends the questions; null for a runner that suits the transport.</param>
internal sealed class ServerInspector(
    IServerReader reader,
    InspectionTarget target,
    Func<InventorySource[], FactNeeds> needs,
    CancellationToken cancel,
    Runner? runner = null)
{
    /// <summary>The number of questions that a server gets at the same time.</summary>
    public const int QuestionsAtOnce = 8;

    private readonly ClassQuestions _classes = new(reader, cancel);
    private readonly InspectionProgress _progress = target.Progress;

    /// <summary>Why the server gets no other questions; null if it gets all of them.</summary>
    private InspectionException? _end;

    public InspectionOutcome Inspect()
    {
        _progress.StartedAt = DateTime.UtcNow;
        using Runner questions = runner ?? new Runner(reader.IsLocal ? 0 : QuestionsAtOnce);

        // The first question is alone: it connects, and the account is tried once.
        Ask(questions, InventorySourceKind.OperatingSystem, FactSubjects.OperatingSystem, _classes.OperatingSystem, failure =>
        {
            if (!reader.IsLocal && failure?.Cause is UnknownCause.Unreachable or UnknownCause.AccessDenied or UnknownCause.TimedOut)
            {
                _end = failure;
            }
            else
            {
                AskRest(questions);
            }
        });
        questions.Wait();
        return _progress.ToOutcome(target, _end);
    }

    private void AskRest(Runner questions)
    {
        AskName(questions);
        if (_progress.Sources().Any(source => source.OperatingSystem is { Build: not null, ProductType: not null }))
        {
            AskNeeds(questions, []);
            return;
        }

        AskKeys(questions, RegistryLocations.OperatingSystem, () =>
        {
            if (!reader.IsLocal && !_progress.IsAnswered)
            {
                _end = _progress.Failure;
            }
            else
            {
                AskNeeds(questions, [RegistryLocations.InstallationType]);
            }
        });
    }

    private void AskNeeds(Runner questions, RegistryLocation[] known)
    {
        FactNeeds needed = needs(_progress.Sources());
        if (needed.Winsock)
        {
            var winsock = new WinsockQuestion(reader, cancel);
            Ask(questions, InventorySourceKind.Registry, FactSubjects.Winsock, winsock.Start, () => winsock.Result);
        }

        if (needed.Features)
        {
            Ask(questions, InventorySourceKind.OptionalFeature, FactSubjects.Features, _classes.Features, failure =>
            {
                if (failure is not null)
                {
                    AskKeys(questions, [RegistryLocations.IisComponents]);
                }
            });
        }

        if (needed.Updates)
        {
            Ask(questions, InventorySourceKind.Update, FactSubjects.Updates, _classes.Updates);
        }

        if (needed.Services)
        {
            Ask(questions, InventorySourceKind.Service, FactSubjects.Services, _classes.Services);
        }

        foreach (FactClass facts in needed.Classes)
        {
            Ask(questions, facts);
        }

        AskKeys(questions, [.. needed.Locations.Except(known)]);
        _progress.EndPlan();
    }

    /// <summary>Each key is a question, so that one that is denied leaves the others.</summary>
    private void AskKeys(Runner questions, RegistryLocation[] locations, Action? ended = null)
    {
        int left = locations.Length;
        foreach (RegistryLocation location in locations)
        {
            var key = new KeyQuestion(reader, location, cancel);
            Ask(questions, InventorySourceKind.Registry, location.Path, key.Start, () => key.Result, _ =>
            {
                left--;
                if (left == 0)
                {
                    ended?.Invoke();
                }
            });
        }
    }

    private void AskName(Runner questions)
    {
        Ask(questions, FactClasses.ComputerSystem, source =>
        {
            string? name = source is null ? null : ClassQuestions.ComputerName(source);
            if (name is not null && !ComputerNames.CanBe(name))
            {
                var problem = new InspectionException(UnknownCause.Unreadable, Text.Format(SR.ReportedNameInvalid, name));
                _progress.Plan(InventorySourceKind.OperatingSystem, FactSubjects.ComputerName).Answer = new Answer(null, problem, TimeSpan.Zero);
                name = null;
            }

            target.OwnName = name ?? MachineName();
        });
    }

    private string? MachineName()
    {
        try
        {
            return reader.MachineName(cancel) is { } name && ComputerNames.CanBe(name) ? name : null;
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException)
        {
            // The failure was recorded by the first query.
            return null;
        }
    }

    /// <summary>Reads the instances of a class.</summary>
    private void Ask(Runner questions, FactClass facts, Action<InventorySource?>? ended = null)
    {
        InventorySource? result = null;
        Ask(
            questions,
            InventorySourceKind.Class,
            facts.Name,
            trips => trips.Start(() => _classes.Class(facts), source => result = source),
            () => result,
            _ => ended?.Invoke(result));
    }

    /// <summary>Reads a class with facts of its own kind.</summary>
    private void Ask(
        Runner questions,
        InventorySourceKind kind,
        string subject,
        Func<InventorySource> read,
        Action<InspectionException?>? ended = null)
    {
        InventorySource? result = null;
        Ask(questions, kind, subject, trips => trips.Start(read, source => result = source), () => result, ended);
    }

    private void Ask(
        Runner questions,
        InventorySourceKind kind,
        string subject,
        Action<RoundTrips> start,
        Func<InventorySource?> result,
        Action<InspectionException?>? ended = null)
    {
        Question question = _progress.Plan(kind, subject);
        var watch = Stopwatch.StartNew();
        start(new RoundTrips(
            questions,
            failure =>
            {
                _progress.Transport = reader.Transport;
                question.Answer = new Answer(failure is null ? result() : null, failure, watch.Elapsed);
                ended?.Invoke(failure);
            },
            cancel));
    }
}
