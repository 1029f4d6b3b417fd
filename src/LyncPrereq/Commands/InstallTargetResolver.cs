using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Evaluation;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Installation;

namespace LyncPrereq.Commands;

/// <summary>Which machine is meant, and what is to be installed there.</summary>
internal sealed class InstallTargetResolver
{
    private readonly List<InstallTarget> _machines;
    private readonly CatalogChoice _choice;

    /// <param name="machines">The machines that may be changed.</param>
    /// <param name="choice">What may be asked of them.</param>
    public InstallTargetResolver(List<InstallTarget> machines, CatalogChoice choice)
    {
        _machines = machines;
        _choice = choice;
    }

    /// <summary>A machine with all that the roles ask.</summary>
    /// <exception cref="InputException">A path cannot be one of the machine.</exception>
    public ServerInstall For(InstallTarget machine, LyncRole[] roles, InstallationOptions options) =>
        Make(machine, roles, null, options);

    /// <summary>
    /// The one machine that reports the name that an order is for; null where there is nothing to do, or nobody to do it.
    /// </summary>
    /// <exception cref="InputException">
    /// The order is for another machine, for one of several that report one name, or for nothing that the catalog has.
    /// </exception>
    public ServerInstall? For(InstallRequest order)
    {
        List<InstallTarget> found =
            _machines.FindAll(machine => string.Equals(machine.OwnName, order.ComputerName, StringComparison.OrdinalIgnoreCase));
        if (found.Count > 1)
        {
            throw new InputException(nameof(SR.ComputerAmbiguous), Text.Format(SR.ComputerAmbiguous, order.ComputerName), order.ComputerName);
        }

        if (found.Count == 0)
        {
            string names = string.Join(", ", _machines.Select(machine => machine.OwnName ?? "-").DefaultIfEmpty("-"));
            return IsSilent(order.ComputerName) ? null : throw new InputException(
                nameof(SR.OtherComputer),
                Text.Format(SR.OtherComputer, order.ComputerName, names),
                order.ComputerName);
        }

        order.Check(_choice.Catalog);
        return order.IsEmpty ? null : Make(found[0], order.Roles, order, order.Options);
    }

    /// <summary>Why nothing is done there was said when it did not answer, by the name that it was given.</summary>
    private bool IsSilent(string computer) =>
        _machines.Exists(machine => machine.OwnName is null && ComputerNames.AreSame(machine.Name, computer));

    private ServerInstall Make(
        InstallTarget machine,
        LyncRole[] roles,
        InstallRequest? order,
        InstallationOptions options)
    {
        FactNeeds needs = FactNeeds.Of(_choice.Catalog, _choice.Requirements, roles, _ => true);
        return new ServerInstall(
            machine.Name,
            cancel => machine.Look(needs, cancel),
            machine.Host,
            new RequirementEvaluator(_choice.Catalog, roles, _choice.Workloads, _choice.Requirements),
            new InstallationPlanner(_choice.Catalog),
            machine.Resolve(options),
            order);
    }
}
