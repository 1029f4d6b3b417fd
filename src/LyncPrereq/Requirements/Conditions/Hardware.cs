using System;
using System.Globalization;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>Facts about the hardware that several conditions use.</summary>
internal static class Hardware
{
    public const long Gigabyte = 1L << 30;

    /// <summary>Parts of the models and manufacturers that hypervisors report.</summary>
    private static readonly string[] s_virtual = ["Virtual", "VMware", "KVM", "QEMU", "Xen", "HVM domU", "Standard PC", "Bochs"];

    /// <summary>Whether the computer is a virtual machine, according to its model.</summary>
    public static Known<bool> IsVirtual(EvaluationContext server)
    {
        Known<PropertyFact> model = server.Facts.Classes.Property(FactClasses.ComputerSystem, "Model");
        return model is { IsKnown: true, Value.Text.Length: 0 }
            ? Known<bool>.Not(UnknownCause.Unreadable, SR.ReasonNoModel, model.Evidence)
            : new Known<bool>(model.IsKnown && IsVirtual(model.Value.Text), model.Cause, model.Reason, model.Evidence);
    }

    /// <summary>A number of bytes in GB, for messages.</summary>
    public static string Gigabytes(long bytes) =>
        (bytes / (double)Gigabyte).ToString("0.#", CultureInfo.InvariantCulture);

    private static bool IsVirtual(string model) =>
        Array.Exists(s_virtual, part => model.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);
}
