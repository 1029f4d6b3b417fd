using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection;

/// <summary>
/// The questions to a server with the answers so far. An inspection that is over its time limit leaves them behind, and
/// the facts that were read are kept.
/// </summary>
internal sealed class InspectionProgress
{
    private readonly ConcurrentQueue<Question> _questions = new();
    private readonly ConcurrentQueue<string> _trace = new();
    private volatile bool _isPlanned;

    /// <summary>When the inspection began, UTC.</summary>
    public DateTime StartedAt { get; set; } = DateTime.UtcNow;

    /// <summary>The transport to the server, in words.</summary>
    public string Transport { get; set; } = "";

    /// <summary>Whether the server answered a question.</summary>
    public bool IsAnswered => _questions.Any(question => question.Answer is { Failure: null });

    /// <summary>
    /// The order of the inventory and of verbose messages. The Winsock catalogs, which are read first because they take
    /// longest, are last.
    /// </summary>
    private IEnumerable<Question> Ordered => _questions.OrderBy(question => question.Subject == FactSubjects.Winsock);

    /// <summary>The first failure; null if all questions so far were answered.</summary>
    public InspectionException? Failure => Failures(null).Select(failure => failure.Value).FirstOrDefault();

    public Question Plan(InventorySourceKind kind, string subject)
    {
        var question = new Question(kind, subject);
        _questions.Enqueue(question);
        return question;
    }

    /// <summary>All questions are known; one that is not is no longer the reason why a fact is missing.</summary>
    public void EndPlan() => _isPlanned = true;

    public void Note(string line) => _trace.Enqueue(line);

    /// <summary>The facts so far, in the order of the questions.</summary>
    public InventorySource[] Sources() => [.. Sources(null)];

    /// <param name="target">The server.</param>
    /// <param name="end">Why the inspection ended before all questions were answered; null if it did not.</param>
    public InspectionOutcome ToOutcome(InspectionTarget target, InspectionException? end)
    {
        // Before the questions: an inspection that is still running could add questions and then end its plan.
        bool isPlanned = _isPlanned;
        bool isAnswered = IsAnswered;
        List<InventorySource> sources = end is null || isAnswered ? [.. Sources(end)] : [];
        if (end is not null && !(isAnswered && isPlanned))
        {
            sources.Add(new InventorySource(InventorySourceKind.OperatingSystem, target.Name)
            {
                MissingFacts = [new MissingFact(FactSubjects.Everything, end.Cause, end.Message)],
            });
        }

        return new InspectionOutcome(
            target,
            new ServerInventory(target.OwnName ?? target.Name, target.RequestedName, StartedAt, [.. sources]),
            isAnswered ? [.. Failures(end)] : [],
            isAnswered ? Failures(end).Select(failure => failure.Value).FirstOrDefault() ?? end : end ?? Failure,
            [.. _trace, .. TraceOf(target, end)]);
    }

    /// <summary>The subjects that could not be read, each with the reason.</summary>
    private IEnumerable<KeyValuePair<string, InspectionException>> Failures(InspectionException? end) =>
        from question in Ordered
        let failure = question.Answer is { } answer ? answer.Failure : end
        where failure is not null
        select new KeyValuePair<string, InspectionException>(question.Subject, failure);

    private IEnumerable<InventorySource> Sources(InspectionException? end)
    {
        Question[] questions = [.. Ordered];
        Question? firstKey = Array.Find(questions, question => question.IsKey);
        foreach (Question question in questions)
        {
            if (question == firstKey)
            {
                yield return KeysOf(Array.FindAll(questions, other => other.IsKey), end);
            }
            else if (!question.IsKey)
            {
                MissingFact[] missing = MissingOf(question, end);
                if (question.Answer?.Source is { } source)
                {
                    yield return source;
                }
                else if (missing.Length > 0)
                {
                    yield return new InventorySource(question.Kind, Transport) { MissingFacts = missing };
                }
            }
        }
    }

    private InventorySource KeysOf(Question[] questions, InspectionException? end)
    {
        RegistryKeyFact[] keys = [.. questions.SelectMany(question => question.Answer?.Source?.RegistryKeys ?? [])];
        return new InventorySource(InventorySourceKind.Registry, Transport)
        {
            RegistryKeys = keys.Length > 0 ? keys : null,
            MissingFacts = [.. questions.SelectMany(question => MissingOf(question, end))],
        };
    }

    private static MissingFact[] MissingOf(Question question, InspectionException? end) =>
        (question.Answer is { } answer ? answer.Failure : end) is { } failure
            ? [new MissingFact(question.Subject, failure.Cause, failure.Message)]
            : [];

    /// <summary>Each source with the time that it took; the registry keys are one line.</summary>
    private IEnumerable<string> TraceOf(InspectionTarget target, InspectionException? end)
    {
        foreach (IGrouping<string, Question> same in Ordered.GroupBy(question => question.IsKey ? "" : question.Subject))
        {
            InspectionException? failure = same
                .Select(question => question.Answer is { } answer ? answer.Failure : end)
                .FirstOrDefault(failure => failure is not null);
            yield return Text.Format(
                failure is null ? SR.TraceAsked : SR.TraceFailed,
                target.Name,
                same.Key.Length > 0 ? same.Key : Text.Format(SR.TraceKeys, same.Count()),
                Transport,
                same.Max(question => question.Answer?.Time ?? TimeSpan.Zero).TotalMilliseconds.ToString("f0", CultureInfo.InvariantCulture),
                failure?.Message ?? "");
        }
    }
}
