using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>
/// A condition that a server must meet: its data, the facts that it needs, its text, and its evaluation. A kind of
/// condition is one class with a static method that reads it, and one line in <see cref="ConditionKinds"/>.
/// </summary>
internal abstract class Condition
{
    /// <summary>The features that the condition names, in its order.</summary>
    public virtual IEnumerable<FeatureCondition> Features => [];

    /// <summary>The remedy of a case that declares none: installing the features. Null if the condition names none.</summary>
    public virtual Remedy? Remedy => Features.Any()
        ? new Remedy(null, [.. Features.Select(feature => feature.Name)], null)
        : null;

    /// <summary>True if the condition cannot prove a requirement, only contradict it.</summary>
    public virtual bool BlocksOnly => false;

    /// <summary>True if a restart is the remedy, before anything is installed.</summary>
    public virtual bool NeedsRestart => false;

    /// <summary>True if only another installation of Windows meets the condition.</summary>
    public virtual bool NeedsOtherWindows => false;

    /// <summary>Gets a value that indicates whether the actual value of a met condition is a version.</summary>
    public virtual bool FindsVersion => false;

    /// <summary>Whether the condition accepts a release of .NET Framework 4.x.</summary>
    public virtual bool AcceptsDotNet(int release) => true;

    /// <summary>The names of the services that the condition needs.</summary>
    /// <param name="conditionOf">The condition of another requirement on the same system; null if it has none.</param>
    public virtual IEnumerable<string> Services(Func<Requirement, Condition?> conditionOf) => [];

    /// <summary>Adds the facts that <see cref="Evaluate"/> reads.</summary>
    public abstract void AddNeeds(FactNeeds needs);

    /// <summary>The condition in words.</summary>
    /// <param name="release">The release of Windows; null if it is not known.</param>
    public abstract string Expected(WindowsRelease? release);

    public abstract Finding Evaluate(EvaluationContext server);
}
