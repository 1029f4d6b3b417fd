using System;
using System.Linq;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Conditions;

namespace LyncPrereq.Evaluation;

/// <summary>Holds the operating system against what is supported.</summary>
internal static class OperatingSystemCheck
{
    public static Finding Check(OperatingSystemFacts system, SupportedSystem[] systems)
    {
        if (!system.IsKnown)
        {
            return (system.Build.IsKnown ? system.ProductType : system.Build).ToUnknown();
        }

        SupportedSystem? match = Array.Find(systems, some => some.Release == system.Release);
        if (match is null)
        {
            return Refuse(system, SR.ReasonNotSupported);
        }

        // What no update of the system can mend decides before what one can; then what is not known.
        Finding[] problems =
        [
            .. new[] { CheckEdition(system, match), CheckWidth(system, match.Release), CheckServicePack(system, match) }.OfType<Finding>(),
        ];
        if (problems.Length > 0)
        {
            return Array.Find(problems, problem => problem.Status == PrerequisiteStatus.NotMet) ?? problems[0];
        }

        var supported = Finding.Met(system.Description, SR.ReasonSupported, system.Evidence);
        return match.Note is { } note ? supported.With(note) : supported;
    }

    public static Finding Check(OperatingSystemFacts system, InstallationTypeCondition condition)
    {
        Known<string> type = system.InstallationType;
        if (!type.IsKnown)
        {
            return type.ToUnknown();
        }

        bool isWanted = string.Equals(type.Value, condition.InstallationType, StringComparison.OrdinalIgnoreCase);
        return !isWanted && condition.ConfirmsOnly
            ? Finding.Unknown(
                UnknownCause.NotCaptured,
                Text.Format(SR.ReasonTypeConfirmsOnly, type.Value),
                type.Evidence)
            : Finding.Decided(isWanted, type.Value, Text.Format(SR.ReasonInstallationType, type.Value), type.Evidence);
    }

    private static Finding? CheckEdition(OperatingSystemFacts system, SupportedSystem match)
    {
        if (match.Editions.Length == 0)
        {
            return null;
        }

        if (!system.Edition.IsKnown)
        {
            return system.Edition.ToUnknown();
        }

        return match.Editions.Any(edition => edition.ToString() == system.Edition.Value) ? null
            : WindowsEditions.IsUnderstood(system.Edition.Value)
                ? Refuse(system, Text.Format(SR.ReasonEdition, string.Join(", ", match.Editions)))
            : Finding.Unknown(
                UnknownCause.Unreadable,
                Text.Format(SR.ReasonEditionUnknown, system.Edition.Value),
                system.Evidence);
    }

    private static Finding? CheckServicePack(OperatingSystemFacts system, SupportedSystem match)
    {
        if (match.ServicePack == 0)
        {
            return null;
        }

        string name = WindowsReleases.NameOf(match.Release);
        return !system.ServicePack.IsKnown ? system.ServicePack.ToUnknown()
            : system.ServicePack.Value >= match.ServicePack ? null
            : Refuse(system, Text.Format(SR.ReasonServicePack, match.ServicePack, name))
                .ThatIsMendedBy(Text.Format(SR.RemedyServicePack, match.ServicePack, name));
    }

    /// <summary>Windows Server has been 64-bit only since 2008 R2; a client system has to be seen to be.</summary>
    private static Finding? CheckWidth(OperatingSystemFacts system, WindowsRelease release) =>
        system.AddressWidth.IsKnown
            ? system.AddressWidth.Value == 64 ? null : Refuse(system, SR.ReasonNot64Bit)
            : WindowsReleases.IsServer(release) ? null : system.AddressWidth.ToUnknown();

    private static Finding Refuse(OperatingSystemFacts system, string reason) =>
        Finding.NotMet(system.Description, reason, system.Evidence);
}
