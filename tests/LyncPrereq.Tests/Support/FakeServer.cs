using System.Collections.Concurrent;

namespace LyncPrereq.Tests.Support;

/// <summary>
/// A server that somebody thinks up: its classes, its registry, its faults. Counts what it is asked and takes its time
/// with each answer. Tests and benchmarks share it.
/// </summary>
internal sealed class FakeServer
{
    /// <summary>The subject of a fault that meets every question.</summary>
    public const string Anything = "*";

    private readonly ConcurrentQueue<string> _asked = new();
    private int _opened;
    private int _closed;

    public FakeServer(string name) => Name = name;

    public string Name { get; }

    /// <summary>What one round trip takes.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The instances of each class; a class that is not here does not exist.</summary>
    public Dictionary<string, List<Dictionary<string, object?>>> Classes { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The values of each key, as .NET reads them: int, string, string[], byte[].</summary>
    public Dictionary<string, Dictionary<string, object>> Keys { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What happens instead of an answer, by class, registry path or <see cref="Anything"/>.</summary>
    public Dictionary<string, Action<CancellationToken>> Faults { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Each round trip in words.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    public int Queries => _asked.Count(question => question.StartsWith("SELECT", StringComparison.Ordinal));

    /// <summary>Registry calls beside those for Winsock entries.</summary>
    public int RegistryCalls => _asked.Count - Queries - EntryCalls;

    /// <summary>Calls for the bytes of a Winsock entry.</summary>
    public int EntryCalls => _asked.Count(question => question.StartsWith("GetBinaryValue", StringComparison.Ordinal));

    public int Opened => Volatile.Read(ref _opened);

    public int Closed => Volatile.Read(ref _closed);

    /// <summary>Runs when a reader of this server is closed.</summary>
    public Action? OnClose { get; set; }

    public FakeServer With(string path, params (string Name, object Data)[] values)
    {
        Dictionary<string, object> key = Keys.TryGetValue(path, out Dictionary<string, object>? known)
            ? known
            : Keys[path] = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, object data) in values)
        {
            key[name] = data;
        }

        return this;
    }

    public FakeServer Without(string path)
    {
        foreach (string key in Keys.Keys.Where(key => IsBelow(key, path)).ToList())
        {
            Keys.Remove(key);
        }

        return this;
    }

    public FakeServer Fails(string subject, Action<CancellationToken> fault)
    {
        Faults[subject] = fault;
        return this;
    }

    public bool HasKey(string path) => Keys.Keys.Any(key => IsBelow(key, path));

    public object? ValueOf(string path, string name) =>
        Keys.TryGetValue(path, out Dictionary<string, object>? key) && key.TryGetValue(name, out object? data) ? data : null;

    public string[] ValueNamesOf(string path) => Keys.TryGetValue(path, out Dictionary<string, object>? key) ? [.. key.Keys] : [];

    public string[] SubKeysOf(string path) =>
    [
        .. Keys.Keys
            .Where(key => key.Length > path.Length && IsBelow(key, path))
            .Select(key => key[(path.Length + 1)..].Split('\\')[0])
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>One round trip: counted, delayed, and failed where a fault says so.</summary>
    public void Ask(string subject, string question, CancellationToken cancel)
    {
        _asked.Enqueue(question);
        if (Latency > TimeSpan.Zero)
        {
            cancel.WaitHandle.WaitOne(Latency);
        }

        cancel.ThrowIfCancellationRequested();
        Faults.GetValueOrDefault(Anything)?.Invoke(cancel);
        Faults.GetValueOrDefault(subject)?.Invoke(cancel);
    }

    public void Open() => Interlocked.Increment(ref _opened);

    public void Close()
    {
        OnClose?.Invoke();
        Interlocked.Increment(ref _closed);
    }

    private static bool IsBelow(string key, string path) =>
        key.StartsWith(path, StringComparison.OrdinalIgnoreCase) && (key.Length == path.Length || key[path.Length] == '\\');
}
