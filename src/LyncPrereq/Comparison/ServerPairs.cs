using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Reporting;

namespace LyncPrereq.Comparison;

/// <summary>Finds the servers of one test in another.</summary>
internal sealed class ServerPairs
{
    private readonly Dictionary<ReportServer, ReportServer> _pairs = [];
    private readonly HashSet<ReportServer> _paired = [];
    private readonly ReportServer[] _before;
    private readonly ReportServer[] _after;

    public ServerPairs(ReportServer[] before, ReportServer[] after)
    {
        _before = before;
        _after = after;
        Pair(server => [server.Name], (one, other) => Same(one.Name, other.Name));
        Pair(Host, (one, other) => AreNamesSame(one, other) && one.Pool is { } pool && other.Pool is { } second && ComputerNames.AreSame(pool, second));
        Pair(Host, AreNamesSame);
        Pair(server => [server.ComputerName, server.RequestedName ?? server.ComputerName], WereRequestedAsOne);
    }

    /// <summary>Gets the servers of the first test that are not in the second.</summary>
    public IEnumerable<ReportServer> Gone => _before.Where(server => !_paired.Contains(server));

    /// <summary>Gets one sentence for each server that can be one of several of the other test, so that it is in no pair.</summary>
    public IEnumerable<string> Warnings => Ambiguous(_before, _after, SR.CompareSeveralNow).Concat(Ambiguous(_after, _before, SR.CompareSeveralBefore));

    /// <summary>Returns the server in the first test; null if there is none.</summary>
    public ReportServer? Find(ReportServer after) => _pairs.TryGetValue(after, out ReportServer? before) ? before : null;

    private IEnumerable<string> Ambiguous(ReportServer[] servers, ReportServer[] others, string message)
    {
        ILookup<string, ReportServer> byKey = ByKey(others, Host);
        return from server in servers
               where !_paired.Contains(server)
               let candidates = Candidates(server, byKey, Host, AreNamesSame)
               where candidates.Length > 1
               select Text.Format(message, server.Name, string.Join(", ", candidates.Select(other => other.Name)));
    }

    /// <summary>
    /// Pairs servers that have no partner. A short name is paired with a full one only if each of them fits no other server.
    /// </summary>
    /// <param name="keysOf">Returns words, of which servers that are the same have one in common.</param>
    /// <param name="areSame">Returns whether two servers are the same.</param>
    private void Pair(Func<ReportServer, string[]> keysOf, Func<ReportServer, ReportServer, bool> areSame)
    {
        ILookup<string, ReportServer> before = ByKey(_before, keysOf);
        ILookup<string, ReportServer> after = ByKey(_after, keysOf);
        var found = new List<KeyValuePair<ReportServer, ReportServer>>();
        foreach (ReportServer server in _after.Where(server => !_paired.Contains(server)))
        {
            ReportServer[] candidates = Candidates(server, before, keysOf, areSame);
            if (candidates.Length == 1 && Candidates(candidates[0], after, keysOf, areSame).Length == 1)
            {
                found.Add(new KeyValuePair<ReportServer, ReportServer>(server, candidates[0]));
            }
        }

        foreach (KeyValuePair<ReportServer, ReportServer> pair in found)
        {
            _pairs.Add(pair.Key, pair.Value);
            _paired.Add(pair.Key);
            _paired.Add(pair.Value);
        }
    }

    private ReportServer[] Candidates(
        ReportServer server,
        ILookup<string, ReportServer> byKey,
        Func<ReportServer, string[]> keysOf,
        Func<ReportServer, ReportServer, bool> areSame) =>
        [.. keysOf(server).SelectMany(key => byKey[key]).Distinct().Where(other => !_paired.Contains(other) && other.Product == server.Product && areSame(other, server))];

    private static ILookup<string, ReportServer> ByKey(ReportServer[] servers, Func<ReportServer, string[]> keysOf) => servers
        .SelectMany(server => keysOf(server).Select(key => new KeyValuePair<string, ReportServer>(key, server)))
        .ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);

    private static string[] Host(ReportServer server) => [ComputerNames.Host(server.ComputerName)];

    private static bool AreNamesSame(ReportServer one, ReportServer other) => ComputerNames.AreSame(one.ComputerName, other.ComputerName);

    /// <summary>A server that did not answer has only the name by which it was requested, for example an address.</summary>
    private static bool WereRequestedAsOne(ReportServer one, ReportServer other) =>
        (one.RequestedName ?? one.ComputerName) is var first && (other.RequestedName ?? other.ComputerName) is var second
        && (Same(first, second) || Same(first, other.ComputerName) || Same(one.ComputerName, second));

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
