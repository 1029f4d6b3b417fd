using System;
using System.Collections.Generic;

namespace LyncPrereq.Topology;

/// <summary>
/// Collects the computers of all documents of one command without duplicates. A computer that two pools or documents
/// describe differently is not returned, because the union of its roles could cause a wrong test.
/// </summary>
internal sealed class TopologySet
{
    private readonly Dictionary<string, TopologyMachine> _machines = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, InputException> _conflicts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _refused = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<TopologyMachine> _order = [];

    /// <summary>Gets the number of computers in the documents, including those with errors.</summary>
    public int Count => _order.Count;

    public IEnumerable<InputException> Conflicts => _conflicts.Values;

    /// <summary>Gets the computers without errors, in the order in which they were added.</summary>
    public IEnumerable<TopologyComputer> Computers
    {
        get
        {
            foreach (TopologyMachine machine in _order)
            {
                if (!machine.IsRefused && !_refused.Contains(machine.Computer.ComputerName) && !_conflicts.ContainsKey(machine.Computer.ComputerName))
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
        else if (known.Agrees(machine))
        {
            // A computer that one document refuses is not returned because of another one. Its error was written already.
            if (machine.IsRefused)
            {
                _refused.Add(name);
            }
        }
        else if (!_conflicts.ContainsKey(name))
        {
            _conflicts.Add(name, new InputException(
                nameof(SR.TopologyConflict),
                Text.Format(SR.TopologyConflict, known.Computer.ComputerName, known, machine),
                known.Computer.ComputerName));
        }
    }
}
