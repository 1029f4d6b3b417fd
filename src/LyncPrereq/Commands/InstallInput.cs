using System;
using System.Management.Automation;

namespace LyncPrereq.Commands;

/// <summary>Collects the rows and plans of a cmdlet that plans installations.</summary>
internal static class InstallInput
{
    /// <param name="writeError">Writes the error of an object that is neither a row nor a plan.</param>
    /// <param name="accepts">Returns whether a product is accepted, and writes an error if it is not.</param>
    public static InputCollector Create(Action<ErrorRecord> writeError, Func<string, object, bool> accepts) =>
        new(writeError, ErrorRecords.NotInstallable, typeof(PrerequisiteResult), typeof(InstallationPlan))
        {
            Accepts = item => accepts(item is InstallationPlan plan ? plan.Product : ((PrerequisiteResult)item).Product, item),
        };
}
