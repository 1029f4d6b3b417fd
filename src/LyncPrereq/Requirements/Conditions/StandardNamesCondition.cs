using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>Names of the computer contain only A-Z, a-z, 0-9, and hyphens.</summary>
internal sealed class StandardNamesCondition(NamePart[] parts) : Condition
{
    private static readonly Regex s_label = new("^[A-Za-z0-9-]+\\z", RegexOptions.CultureInvariant);

    public static StandardNamesCondition Read(ConditionSource source) =>
        new(source.Only.AsSet(part => part.AsEnum<NamePart>()));

    public override void AddNeeds(FactNeeds needs)
    {
        needs.Add(FactClasses.ComputerSystem);
        if (Array.IndexOf(parts, NamePart.DnsSuffix) >= 0)
        {
            needs.Add(RegistryLocations.DnsSuffix);
        }
    }

    public override string Expected(WindowsRelease? release) => SR.ExpectedStandardNames;

    public override Finding Evaluate(EvaluationContext server) =>
        Composition.AllOf([.. parts.Select(part => Evaluate(server, part))]);

    private static Finding Evaluate(EvaluationContext server, NamePart part)
    {
        ClassFacts classes = server.Facts.Classes;
        return part switch
        {
            NamePart.Computer => Finding.Of(HostName(classes), (name, seen) => Evaluate(name, seen)),
            _ => DomainFacts.Membership(server, (isJoined, seen) =>
                isJoined ? Finding.Of(classes.Property(FactClasses.ComputerSystem, "Domain"), (domain, alsoSeen) => domain.Text.Length > 0
                    ? Evaluate(domain.Text, alsoSeen)
                    : Finding.Unknown(UnknownCause.Unreadable, SR.ReasonNoName, alsoSeen))
                : part == NamePart.DnsSuffix ? OfSuffix(server)
                : Evaluate("", seen)),
        };
    }

    /// <summary>The suffix after the next restart counts. Without one, that of a policy can be active.</summary>
    private static Finding OfSuffix(EvaluationContext server) => Finding.Of(
        DomainFacts.Suffix(server),
        (suffix, seen) => suffix.Length > 0 ? Evaluate(suffix, seen) : Finding.Of(DomainFacts.ActiveSuffix(server), Evaluate));

    /// <summary>DNSHostName is complete, while the NetBIOS name ends after fifteen characters.</summary>
    private static Known<string> HostName(ClassFacts classes)
    {
        Known<PropertyFact> host = classes.Property(FactClasses.ComputerSystem, "DNSHostName");
        host = host is { IsKnown: true, Value.Text.Length: > 0 } or { Cause: UnknownCause.Conflict }
            ? host
            : classes.Property(FactClasses.ComputerSystem, "Name");
        return !host.IsKnown ? Known<string>.Not(host.Cause, host.Reason, host.Evidence)
            : host.Value.Text.Length > 0 ? Known<string>.As(host.Value.Text, host.Evidence)
            : Known<string>.Not(UnknownCause.Unreadable, SR.ReasonNoName, host.Evidence);
    }

    /// <summary>A name that does not exist has no characters to object to.</summary>
    private static Finding Evaluate(string name, Evidence[] seen)
    {
        IEnumerable<string> labels = name.Length == 0 ? [] : name.TrimEnd('.').Split('.');
        return labels.All(s_label.IsMatch)
            ? Finding.Met(name.Length == 0 ? SR.ActualNoDomain : name, SR.ReasonStandardName, seen)
            : Finding.NotMet(name, Text.Format(SR.ReasonNotStandardName, name), seen);
    }
}

/// <summary>A part of the full name of a computer.</summary>
internal enum NamePart
{
    /// <summary>The name of the computer.</summary>
    Computer,

    /// <summary>The domain that the computer is joined to.</summary>
    Domain,

    /// <summary>The domain that the computer is joined to, or the DNS suffix of a computer that is not joined to a domain.</summary>
    DnsSuffix,
}
