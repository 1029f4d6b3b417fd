using System;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>
/// The version of an installed product. A version in the registry alone does not show that the server belongs to a topology, because
/// other software installs the core components, too; its services do.
/// </summary>
internal static class InstalledVersion
{
    /// <summary>The highest version that a version can be the beginning of: 7.0 can be the beginning of 7.0.2046.820.</summary>
    public static Version Highest(Version version) => version.Build < 0 ? new Version(version.Major, version.Minor, int.MaxValue, int.MaxValue)
        : version.Revision < 0 ? new Version(version.Major, version.Minor, version.Build, int.MaxValue)
        : version;

    /// <summary>Evaluates the version in a value of the registry if the services of the product exist.</summary>
    public static Finding Evaluate(EvaluationContext server, RegistryLocation location, Func<Version, Evidence[], Finding> evaluate) =>
        Finding.Of(server.Facts.Services(), (lists, _) =>
        {
            var services = new RoleServices(lists);
            return services.IsProductInstalled switch
            {
                true => OfRegistry(server.Facts, location, (version, seen) => evaluate(version, [.. services.ProductEvidence, .. seen])),
                false => Finding.NotApplicable(SR.ReasonProductNone),
                _ => Finding.Unknown(UnknownCause.NotCaptured, SR.ReasonProductIncomplete),
            };
        });

    /// <summary>Evaluates the version in the only value of a key.</summary>
    public static Finding OfRegistry(
        ServerFacts facts,
        RegistryLocation location,
        Func<Version, Evidence[], Finding> evaluate,
        Func<Evidence[], Finding>? missing = null) => Finding.Of(
            facts.Value(location, location.Values.Single().Name),
            (value, seen) =>
                value is null ? missing?.Invoke(seen) ?? Finding.Unknown(UnknownCause.Unreadable, SR.ReasonNoVersion, seen)
                : Version.TryParse(value.Text, out Version? version) ? evaluate(version, seen)
                : Finding.Unknown(UnknownCause.Unreadable, Text.Format(SR.ReasonNotAVersion, value.ToString()), seen));
}
