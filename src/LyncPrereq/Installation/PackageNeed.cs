using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>A package or installation media, and the servers that need it.</summary>
internal sealed class PackageNeed
{
    private PackageNeed(string title, IEnumerable<string> names, PackageFile? package)
    {
        Title = title;
        FileNames = [.. names];
        Package = package;
    }

    public string Title { get; }

    /// <summary>Gets the file names that are accepted, in the order of preference.</summary>
    public List<string> FileNames { get; }

    /// <summary>Gets the package; null for installation media.</summary>
    public PackageFile? Package { get; }

    public List<string> Servers { get; } = [];

    public List<string> Requirements { get; } = [];

    /// <summary>Gets what is known about the preferred file.</summary>
    public PackageRecord Record => PackageRecord.Of(FileNames[0]);

    /// <summary>Returns what plans need, in the order of installation. The same file for several servers is one object.</summary>
    public static List<PackageNeed> Of(IEnumerable<InstallationPlan> plans)
    {
        var needs = new List<PackageNeed>();
        foreach (InstallationPlan plan in plans)
        {
            foreach (InstallationStep step in plan.Step)
            {
                if (Of(plan, step) is not { } need)
                {
                    continue;
                }

                PackageNeed? known = needs.Find(other => other.IsSame(need));
                if (known is null)
                {
                    needs.Add(known = need);
                }

                known.Add(plan.ComputerName, step.RequirementId);
            }
        }

        return [.. needs.OrderBy(need => need.Package?.Package ?? (KnownPackage)int.MaxValue)];
    }

    private static PackageNeed? Of(InstallationPlan plan, InstallationStep step) =>
        step.Package is { } package ? new PackageNeed(package.Title, package.Names.Select(name => name.Shown), package)
        : FeatureSteps.IsFromSource(step) ? new PackageNeed(
            Text.Format(SR.PackageMedia, plan.OperatingSystemValue is { } release ? WindowsReleases.NameOf(release) : ""),
            [step.KindValue == InstallationStepKind.FeatureFromImage ? "sources\\install.wim" : "sources\\sxs"],
            null)
        : null;

    /// <summary>Two servers can accept different releases of one package.</summary>
    private bool IsSame(PackageNeed other) => Title == other.Title && FileNames.SequenceEqual(other.FileNames);

    private void Add(string server, IEnumerable<string> requirements)
    {
        if (!Servers.Contains(server, StringComparer.OrdinalIgnoreCase))
        {
            Servers.Add(server);
        }

        Requirements.AddRange(requirements.Except(Requirements, StringComparer.OrdinalIgnoreCase));
    }
}
