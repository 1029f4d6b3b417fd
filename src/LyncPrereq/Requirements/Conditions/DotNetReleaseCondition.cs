using System;
using LyncPrereq.Facts;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The 64-bit .NET Framework 4.x is one of these releases.</summary>
/// <param name="releases">The releases that meet the condition.</param>
/// <param name="undocumented">Releases about which the documents do not say whether they work.</param>
/// <param name="remarks">Notes about some releases, for example the update of the product that they require.</param>
internal sealed class DotNetReleaseCondition(
    DotNetReleaseRange releases,
    DotNetReleaseRange[] undocumented,
    DotNetReleaseRemark[] remarks) : Condition
{
    public override bool FindsVersion => true;

    public static DotNetReleaseCondition Read(ConditionSource source)
    {
        JsonCursor json = source.With("below", "undocumented", "remarks");
        return new DotNetReleaseCondition(
            DotNetReleaseRange.Read(json),
            json.Optional("undocumented")?.AsArray(
                some => DotNetReleaseRange.Read(some.AsObject("dotNetRelease", "below")),
                minItems: 1) ?? [],
            json.Optional("remarks")?.AsArray(
                some => new DotNetReleaseRemark(
                    DotNetReleaseRange.Read(some.AsObject("dotNetRelease", "below", "note")),
                    some.Member("note").AsWords()),
                minItems: 1) ?? []);
    }

    public override bool AcceptsDotNet(int release) => releases.Has(release) && !IsUndocumented(release);

    public override void AddNeeds(FactNeeds needs) => needs.Add(RegistryLocations.DotNetFramework4);

    public override string Expected(WindowsRelease? release)
    {
        string from = DotNetReleases.NameOf(releases.From);
        return releases.Below is { } below
            ? Text.Format(SR.ExpectedReleaseBelow, from, releases.From, DotNetReleases.NameOf(below), below)
            : Text.Format(SR.ExpectedRelease, from, releases.From);
    }

    public override Finding Evaluate(EvaluationContext server) => Finding.Of(
        server.Facts.Number(RegistryLocations.DotNetFramework4, "Release"),
        (release, seen) => release is { } installed
            ? Evaluate(installed, seen)
            : Finding.NotMet(SR.ActualNotInstalled, SR.ReasonNoRelease, seen));

    private Finding Evaluate(long release, Evidence[] seen)
    {
        string name = DotNetReleases.NameOf(release);
        if (IsUndocumented(release))
        {
            return Finding.Unknown(
                UnknownCause.Undocumented,
                Text.Format(SR.ReasonReleaseUndocumented, name, release),
                seen);
        }

        bool isTooLate = release >= releases.Below;
        var finding = Finding.Decided(
            releases.Has(release),
            Text.Format(SR.ActualRelease, name, release),
            Text.Format(
                isTooLate ? SR.ReasonReleaseNotBelow
                    : release >= releases.From ? SR.ReasonReleaseAtLeast
                    : SR.ReasonReleaseBelow,
                release,
                isTooLate ? releases.Below!.Value : releases.From),
            seen);
        return Array.Find(remarks, remark => remark.Releases.Has(release)) is { } known
            ? finding.With(known.Note)
            : finding;
    }

    private bool IsUndocumented(long release) => Array.Exists(undocumented, range => range.Has(release));
}

/// <summary>Releases of .NET Framework 4.x by their Release number.</summary>
/// <param name="from">The first release of the range.</param>
/// <param name="below">The first release after the range; null if it has no end.</param>
internal sealed class DotNetReleaseRange(int from, int? below)
{
    public int From { get; } = from;

    public int? Below { get; } = below;

    public static DotNetReleaseRange Read(JsonCursor json) => new(
        (int)json.Member("dotNetRelease").AsInteger(1, int.MaxValue),
        (int?)json.Optional("below")?.AsInteger(1, int.MaxValue));

    public bool Has(long release) => release >= From && !(release >= Below);
}

/// <summary>A note about releases of .NET Framework that meet a condition.</summary>
internal sealed class DotNetReleaseRemark(DotNetReleaseRange releases, string note)
{
    public DotNetReleaseRange Releases { get; } = releases;

    public string Note { get; } = note;
}
