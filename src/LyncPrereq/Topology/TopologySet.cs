using System;
using System.Collections.Generic;

namespace LyncPrereq.Topology;

/// <summary>
/// The computers of all documents of one call, each of them once. A computer that two pools or two documents describe
/// differently belongs to neither: a union of its roles would test it for something that it is not.
/// </summary>
internal sealed class TopologySet
{
    private readonly Dictionary<string, TopologyMachine> _machines = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, InputException> _conflicts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<TopologyMachine> _order = [];

    /// <summary>How many computers the documents have, with those that errors name.</summary>
    public int Count => _order.Count;

    public IEnumerable<InputException> Conflicts => _conflicts.Values;

    /// <summary>The computers without errors, in the order in which they were added.</summary>
    public IEnumerable<TopologyComputer> Computers
    {
        get
        {
            foreach (TopologyMachine machine in _order)
            {
                if (!machine.IsRefused && !_conflicts.ContainsKey(machine.Computer.ComputerName))
                {
                    yield return machine.Computer;
                }
            }
        }
    }

    public void Add(TopologyMachine machine)
    {
        string name = machine.Computer.ComputerName;
        if (!_machines.TryGetValue(name, out TopologyMachine? known))
        {
            _machines.Add(name, machine);
            _order.Add(machine);
        }
        else if (!known.Agrees(machine) && !_conflicts.ContainsKey(name))
        {
            _conflicts.Add(name, new InputException(
                nameof(SR.TopologyConflict),
                Text.Format(SR.TopologyConflict, known.Computer.ComputerName, known, machine),
                known.Computer.ComputerName));
        }
    }
}
