using System;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The local disks together, or the drive of Windows alone, have an amount of free space.</summary>
/// <param name="gigabytes">The amount in GB.</param>
/// <param name="isOfSystemDrive">True if only the drive of Windows counts.</param>
internal sealed class FreeSpaceCondition(int gigabytes, bool isOfSystemDrive) : Condition
{
    private const long LocalDisk = 3;

    private static readonly InstanceFindings s_findings = new(FactClasses.LogicalDisk, "DeviceID", "DriveType", "FreeSpace");

    public static FreeSpaceCondition Read(ConditionSource source)
    {
        JsonCursor json = source.With("systemDrive");
        return new FreeSpaceCondition(
            (int)source.Value.AsInteger(1, 99999),
            json.Optional("systemDrive")?.AsBoolean() ?? false);
    }

    public override void AddNeeds(FactNeeds needs)
    {
        needs.Services = needs.Services || isOfSystemDrive;
        needs.Add(FactClasses.LogicalDisk);
    }

    public override string Expected(WindowsRelease? release) =>
        Text.Format(isOfSystemDrive ? SR.ExpectedFreeSpaceSystem : SR.ExpectedFreeSpace, gigabytes);

    public override Finding Evaluate(EvaluationContext server) => isOfSystemDrive
        ? Finding.Of(
            server.Facts.OperatingSystem.SystemDrive,
            (drive, alsoSeen) => RoleServices.BeforeSetup(server, Evaluate(server, drive, alsoSeen)))
        : Evaluate(server, null, []);

    private Finding Evaluate(EvaluationContext server, string? drive, Evidence[] alsoSeen) => s_findings.Evaluate(server, (drives, see) =>
    {
        InstanceFact[] disks = Array.FindAll(drives, some => some.Find("DriveType")!.Number == LocalDisk
            && (drive is null || string.Equals(some.Find("DeviceID")!.Text, drive, StringComparison.OrdinalIgnoreCase)));
        long?[] free = Array.ConvertAll(disks, some => some.Find("FreeSpace")!.Number);
        decimal known = free.Sum(some => (decimal)(some ?? 0));
        Evidence[] seen = [.. see(disks), .. alsoSeen];
        return known >= gigabytes * Hardware.Gigabyte || (disks.Length > 0 && !free.Contains(null))
            ? Finding.Decided(
                known >= gigabytes * Hardware.Gigabyte,
                Text.Format(SR.ActualFreeSpace, Hardware.Gigabytes(known)),
                Text.Format(SR.ReasonFreeSpace, Hardware.Gigabytes(known)),
                seen)
            : Finding.Unknown(UnknownCause.Unreadable, SR.ReasonNoDisk, seen);
    });
}
