using System;
using System.Collections.Generic;
using System.Net;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>Collects the features of one listing, which is of one server and contains each feature once.</summary>
internal sealed class FeatureCollector(CaptureFile file, string command)
{
    private readonly CaptureFile _file = file;
    private readonly string _command = command;
    private readonly List<FeatureFact> _features = [];
    private readonly Dictionary<string, int> _lines = new(StringComparer.OrdinalIgnoreCase);
    private string? _computer;
    private int _computerLine;

    public FeatureFact[] Features => [.. _features];

    /// <summary>
    /// Gets the name of the computer, without a truncated domain; null if there is none. An address and the alias of
    /// the local computer are not used.
    /// </summary>
    public string? ComputerName
    {
        get
        {
            string name = CutText.Start(_computer ?? "");
            return name.Length == 0 || IPAddress.TryParse(name, out _) || string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase) ? null
                : name == _computer ? name
                : name.IndexOf('.') > 0 ? ComputerNames.Host(name)
                : null;
        }
    }

    public void Add(string name, FeatureState state, int line)
    {
        bool isCut = CutText.IsTruncated(name);
        if (!isCut && _lines.TryGetValue(name, out int first))
        {
            // The listings are from before and after a change, or from two servers.
            throw _file.TwoListings(_command, first, line);
        }

        _lines[name] = line;
        _features.Add(new FeatureFact(isCut ? CutText.Start(name) + FeatureNames.Cut : name, state));
    }

    /// <summary>Adds the computer that the listing shows for a feature.</summary>
    public void AddComputer(string computer, int line, bool isUnfinished)
    {
        if (_computer is null)
        {
            _computer = computer;
            _computerLine = line;
        }
        else if (!string.Equals(_computer, computer, StringComparison.OrdinalIgnoreCase))
        {
            throw isUnfinished && _computer.StartsWith(computer, StringComparison.OrdinalIgnoreCase)
                ? _file.Truncated(line)
                : _file.TwoComputers(_computer, _computerLine, computer, line);
        }
    }
}
