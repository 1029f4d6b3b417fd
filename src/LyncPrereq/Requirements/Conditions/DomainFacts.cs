using System;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The domain membership and the DNS suffix of a computer.</summary>
internal static class DomainFacts
{
    /// <summary>Evaluates whether the computer is joined to a domain.</summary>
    public static Finding Membership(EvaluationContext server, Func<bool, Evidence[], Finding> evaluate) => Finding.Of(
        server.Facts.Classes.Property(FactClasses.ComputerSystem, "PartOfDomain"),
        (property, seen) => property.Flag is { } isJoined
            ? evaluate(isJoined, seen)
            : Finding.Unknown(UnknownCause.Unreadable, SR.ReasonWrongType, seen));

    /// <summary>Returns the DNS suffix after the next restart; empty if there is none.</summary>
    public static Known<string> Suffix(EvaluationContext server) => Text(server, "NV Domain");

    /// <summary>Returns the DNS suffix since the last restart; empty if there is none.</summary>
    public static Known<string> ActiveSuffix(EvaluationContext server) => Text(server, "Domain");

    private static Known<string> Text(EvaluationContext server, string name)
    {
        Known<RegistryValueFact?> value = server.Facts.Value(RegistryLocations.DnsSuffix, name);
        return value is { IsKnown: true, Value.IsText: false }
            ? Known<string>.Not(UnknownCause.Unreadable, SR.ReasonWrongType, value.Evidence)
            : new Known<string>(value.Value?.Text.Trim().TrimEnd('.') ?? "", value.Cause, value.Reason, value.Evidence);
    }
}
