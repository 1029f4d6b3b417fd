using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Evaluation;
using LyncPrereq.Inspection;
using LyncPrereq.Installation;

namespace LyncPrereq.Commands;

/// <summary>Which machine is meant, and what is to be installed there.</summary>
internal sealed class InstallServers
{
    private readonly List<InstallMachine> _machines;
    private readonly CatalogChoice _choice;

    /// <param name="machines">The machines that may be changed.</param>
    /// <param name="choice">What may be asked of them.</param>
    public InstallServers(List<InstallMachine> machines, CatalogChoice choice)
    {
        _machines = machines;
        _choice = choice;
    }

    /// <summary>Every machine, with all that the roles ask.</summary>
    public List<ServerInstallation> All(LyncRole[] roles, InstallationOptions options) =>
        _machines.ConvertAll(machine => Make(machine, roles, null, options));

    /// <summary>The one machine that an order is for; null where there is nothing to do, or nobody to do it.</summary>
    /// <exception cref="InputException">The order is for another machine, or for nothing that the catalogue has.</exception>
    public ServerInstallation? For(InstallationOrder order)
    {
        if (Find(order.ComputerName) is not { } machine)
        {
            return IsSilent(order.ComputerName) ? null : throw new InputException(
                nameof(SR.OtherComputer),
                Text.Format(SR.OtherComputer, order.ComputerName),
                order.ComputerName);
        }

        order.Check(_choice.Catalog);
        return order.Missing.Length == 0 || order.Roles.Length == 0
            ? null
            : Make(machine, order.Roles, [.. order.Missing.Select(missing => missing.Id)], order.Options);
    }

    /// <summary>A short name can be that of several machines, and then it is the name of none.</summary>
    private InstallMachine? Find(string computer)
    {
        List<InstallMachine> same = _machines.FindAll(machine => machine.OwnName is { } own && ComputerNames.AreSame(own, computer));
        return same.Find(machine => string.Equals(machine.OwnName, computer, StringComparison.OrdinalIgnoreCase))
            ?? (same.Exists(machine => !ComputerNames.AreSame(machine.OwnName!, same[0].OwnName!)) ? null : same.FirstOrDefault());
    }

    /// <summary>Why nothing is done there was said when it did not answer, by the name that it was given.</summary>
    private bool IsSilent(string computer) =>
        _machines.Exists(machine => machine.OwnName is null && ComputerNames.AreSame(machine.Name, computer));

    private ServerInstallation Make(
        InstallMachine machine,
        LyncRole[] roles,
        string[]? ids,
        InstallationOptions options)
    {
        FactNeeds needs = FactNeeds.Of(_choice.Catalog, _choice.Requirements, roles, _ => true);
        return new ServerInstallation(
            machine.Name,
            cancel => machine.Look(needs, cancel),
            machine.Host,
            new RequirementEvaluator(_choice.Catalog, roles, _choice.Workloads, _choice.Requirements),
            new InstallationPlanner(_choice.Catalog),
            machine.Resolve(options),
            ids);
    }
}
