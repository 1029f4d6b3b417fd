using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>A state that the module cannot test: the status is Unknown, and the reason describes what to look at.</summary>
/// <param name="text">What to look at.</param>
/// <param name="shown">The value to show; null if there is none.</param>
internal sealed class ManualCheckCondition(string text, RegistryLocation? shown) : Condition
{
    public static ManualCheckCondition Read(ConditionSource source)
    {
        JsonCursor json = source.With("shows");
        return new ManualCheckCondition(
            source.Value.AsWords(),
            json.Optional("shows")?.AsEnum<ShownValue>() is ShownValue.SessionTickets ? RegistryLocations.SessionTickets : null);
    }

    public override void AddNeeds(FactNeeds needs)
    {
        if (shown is not null)
        {
            needs.Add(shown);
        }
    }

    public override string Expected(WindowsRelease? release) => SR.ExpectedManualCheck;

    /// <summary>If nothing is known about the server, the reason for that is more specific.</summary>
    public override Finding Evaluate(EvaluationContext server) => server.Facts.OperatingSystem is { IsKnown: false, Unknown: { } unknown }
        ? Finding.Unknown(unknown)
        : Finding.Unknown(
            UnknownCause.Undocumented,
            text,
            shown is null ? [] : server.Facts.Value(shown, shown.Values.Single().Name).Evidence);
}

/// <summary>A value that is shown but not tested.</summary>
internal enum ShownValue
{
    /// <summary>The session tickets of TLS.</summary>
    SessionTickets,
}
