using System;
using System.Collections.Generic;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>Collects the features of one listing, which is of one server and contains each feature once.</summary>
internal sealed class FeatureCollector(CaptureFile file, string command)
{
    private readonly CaptureFile _file = file;
    private readonly string _command = command;
    private readonly CaptureOwner _owner = new(file);
    private readonly List<FeatureFact> _features = [];
    private readonly Dictionary<string, int> _lines = new(StringComparer.OrdinalIgnoreCase);
    private int _namedLine;
    private int _unnamedLine;

    public FeatureFact[] Features => [.. _features];

    /// <summary>Gets the computer; null if the listing contains none.</summary>
    public ComputerLabel? Owner => _owner.Label;

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

    /// <summary>Adds the computer that the listing shows for a feature, or that it shows none.</summary>
    public void AddComputer(string computer, int line, bool isUnfinished)
    {
        ComputerLabel? label = ComputerLabel.Read(computer);
        _owner.Add(label, line, isUnfinished);
        _namedLine = label is not null && _namedLine == 0 ? line : _namedLine;
        _unnamedLine = label is null && _unnamedLine == 0 && !isUnfinished ? line : _unnamedLine;
        if (_namedLine > 0 && _unnamedLine > 0)
        {
            throw _file.SomeUnnamed(_namedLine, _unnamedLine);
        }
    }
}
