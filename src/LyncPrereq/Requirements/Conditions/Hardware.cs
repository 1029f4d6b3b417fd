using System;
using System.Globalization;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>Facts about the hardware that several conditions use.</summary>
internal static class Hardware
{
    public const long Gigabyte = 1L << 30;

    /// <summary>Parts of the models and manufacturers that hypervisors report.</summary>
    private static readonly string[] s_virtual = [
        "Virtual", "VMware", "KVM", "QEMU", "XenServer", "Xen HVM", "HVM domU", "Standard PC", "Bochs", "Amazon EC2", "Google Compute Engine", "AHV",
        "RHEV", "oVirt", "OpenStack", "Parallels", "Alibaba Cloud",
    ];

    /// <summary>Whether the computer is a virtual machine, according to its model and its manufacturer.</summary>
    public static Known<bool> IsVirtual(EvaluationContext server)
    {
        Known<PropertyFact> model = server.Facts.Classes.Property(FactClasses.ComputerSystem, "Model");
        Known<PropertyFact> manufacturer = server.Facts.Classes.Property(FactClasses.ComputerSystem, "Manufacturer");
        if (manufacturer.IsKnown && IsVirtual(manufacturer.Value.Text))
        {
            return new Known<bool>(true, manufacturer.Cause, manufacturer.Reason, manufacturer.Evidence);
        }

        return model is { IsKnown: true, Value.Text.Length: 0 }
            ? Known<bool>.Not(UnknownCause.Unreadable, SR.ReasonNoModel, model.Evidence)
            : new Known<bool>(model.IsKnown && IsVirtual(model.Value.Text), model.Cause, model.Reason, model.Evidence);
    }

    /// <summary>The model of a Hyper-V virtual machine, whose memory can change while it runs.</summary>
    public static Known<PropertyFact>? HyperV(EvaluationContext server) =>
        server.Facts.Classes.Property(FactClasses.ComputerSystem, "Model") is { IsKnown: true, Value.Text: "Virtual Machine" } model ? model : null;

    /// <summary>A number of bytes in GB, for messages.</summary>
    /// <remarks>It is not rounded up, so that a message never shows an amount that would be sufficient.</remarks>
    public static string Gigabytes(decimal bytes) =>
        (Math.Floor(bytes / Gigabyte * 10) / 10).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A number of each instance; null if it is none, or 0, which firmware reports for a number that it does not know.</summary>
    public static long?[] Numbers(InstanceFact[] instances, string property) => Array.ConvertAll(instances, some => Positive(some.Find(property)!));

    /// <summary>A number that is not 0; null if it is not known.</summary>
    public static long? Positive(PropertyFact property) => property.Number is > 0 and { } number ? number : null;

    /// <summary>The sum of numbers, which can be of any size; null if one of them is not known.</summary>
    public static decimal? Total(long?[] numbers) => Array.IndexOf(numbers, null) >= 0 ? null : numbers.Sum(number => (decimal)number!.Value);

    private static bool IsVirtual(string model) =>
        string.Equals(model.Trim(), "Xen", StringComparison.OrdinalIgnoreCase)
        || Array.Exists(s_virtual, part => model.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);
}
