using System;
using System.Globalization;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The operating system is one of these.</summary>
/// <param name="systems">The supported systems.</param>
/// <param name="undocumented">The later systems that no document mentions; null if the others are not supported.</param>
internal sealed class OperatingSystemCondition(SupportedSystem[] systems, UndocumentedSystems? undocumented = null) : Condition
{
    public override bool NeedsOtherWindows => true;

    public override bool FindsVersion => true;

    public static OperatingSystemCondition Read(ConditionSource source)
    {
        JsonCursor json = source.With("undocumented");
        return new OperatingSystemCondition(
            source.Value.AsArray(SupportedSystem.Read, minItems: 1),
            json.Optional("undocumented") is { } later ? UndocumentedSystems.Read(later) : null);
    }

    /// <summary>The operating system is always read.</summary>
    public override void AddNeeds(FactNeeds needs)
    {
    }

    public override string Expected(WindowsRelease? release) =>
        string.Join(SR.ExpectedOr, systems.Select(system => system.ToString()));

    public override Finding Evaluate(EvaluationContext server)
    {
        OperatingSystemFacts system = server.Facts.OperatingSystem;
        if (!system.IsKnown)
        {
            return Finding.Unknown(system.Unknown);
        }

        if (Array.Find(systems, some => some.Release == system.Release) is not { } match)
        {
            return undocumented is not null && system.ProductType.Value != 1 && system.Build.Value >= undocumented.Build
                ? Finding.Unknown(UnknownCause.UnsupportedOperatingSystem, undocumented.Note, system.Evidence)
                : Refuse(system, SR.ReasonNotSupported);
        }

        // A problem that no update can fix comes first, then one that an update fixes, then an unknown fact.
        Finding?[] all = [CheckEdition(system, match), CheckWidth(system, match.Release), CheckServicePack(system, match)];
        Finding[] problems = [.. all.OfType<Finding>()];
        if (problems.Length > 0)
        {
            return Array.Find(problems, problem => problem.Status == PrerequisiteStatus.NotMet) ?? problems[0];
        }

        var supported = Finding.Met(system.Description, SR.ReasonSupported, system.Evidence);
        return match.Note is { } note ? supported.With(note) : supported;
    }

    private static Finding? CheckEdition(OperatingSystemFacts system, SupportedSystem match) =>
        match.Editions.Length == 0 ? null
        : !system.Edition.IsKnown ? Finding.Unknown(system.Edition)
        : match.Editions.Any(edition => edition.ToString() == system.Edition.Value) ? null
        : WindowsEditions.IsUnderstood(system.Edition.Value)
            ? Refuse(system, Text.Format(SR.ReasonEdition, string.Join(", ", match.Editions)))
        : Finding.Unknown(
            UnknownCause.Unreadable,
            Text.Format(SR.ReasonEditionUnknown, system.Edition.Value),
            system.Evidence);

    private static Finding? CheckServicePack(OperatingSystemFacts system, SupportedSystem match)
    {
        string name = WindowsReleases.NameOf(match.Release);
        return match.ServicePack == 0 ? null
            : !system.ServicePack.IsKnown ? Finding.Unknown(system.ServicePack)
            : system.ServicePack.Value >= match.ServicePack ? null
            : Refuse(system, Text.Format(SR.ReasonServicePack, match.ServicePack, name))
                .WithRemedy(Text.Format(SR.RemedyServicePack, match.ServicePack, name));
    }

    /// <summary>Since 2008 R2, Windows Server is 64-bit only. A client system requires evidence.</summary>
    private static Finding? CheckWidth(OperatingSystemFacts system, WindowsRelease release) =>
        system.AddressWidth.IsKnown
            ? system.AddressWidth.Value == 64 ? null : Refuse(system, SR.ReasonNot64Bit)
            : WindowsReleases.IsServer(release) ? null : Finding.Unknown(system.AddressWidth);

    private static Finding Refuse(OperatingSystemFacts system, string reason) =>
        Finding.NotMet(system.Description, reason, system.Evidence);
}

/// <summary>A supported release of Windows.</summary>
/// <param name="release">The release.</param>
/// <param name="servicePack">The service pack that support requires; 0 for none.</param>
/// <param name="editions">The supported editions; empty for all.</param>
/// <param name="note">A note about it, for example the update of the product that it requires.</param>
internal sealed class SupportedSystem(WindowsRelease release, int servicePack, ServerEdition[] editions, string? note)
{
    public WindowsRelease Release { get; } = release;

    public int ServicePack { get; } = servicePack;

    public ServerEdition[] Editions { get; } = editions;

    public string? Note { get; } = note;

    public static SupportedSystem Read(JsonCursor json)
    {
        json.AsObject("release", "servicePack", "editions", "note");
        return new SupportedSystem(
            json.Member("release").AsEnum<WindowsRelease>(),
            (int)(json.Optional("servicePack")?.AsInteger(0, 9) ?? 0),
            json.Optional("editions")?.AsSet(edition => edition.AsEnum<ServerEdition>()) ?? [],
            json.Optional("note")?.AsWords());
    }

    public override string ToString() =>
        WindowsReleases.NameOf(Release)
        + (ServicePack > 0 ? " SP" + ServicePack.ToString(CultureInfo.InvariantCulture) : "")
        + (Editions.Length > 0 ? " " + string.Join("/", Editions) : "")
        + (WindowsReleases.IsServer(Release) ? "" : " 64-bit");
}

/// <summary>The releases of Windows Server from a build on that no document mentions.</summary>
/// <param name="build">The lowest build.</param>
/// <param name="note">What is known about them.</param>
internal sealed class UndocumentedSystems(int build, string note)
{
    public int Build { get; } = build;

    public string Note { get; } = note;

    public static UndocumentedSystems Read(JsonCursor json)
    {
        json.AsObject("build", "note");
        return new UndocumentedSystems((int)json.Member("build").AsInteger(1, int.MaxValue), json.Member("note").AsWords());
    }
}
