using FsCheck;
using FsCheck.Fluent;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Properties;

/// <summary>Tries a property on generated cases; one that fails is made smaller and shown with its seed.</summary>
internal static class PropertyRun
{
    /// <summary>The other half of a seed of FsCheck's, which has to be odd.</summary>
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    /// <param name="cases">What it is tried on.</param>
    /// <param name="holds">Throws where the property does not hold.</param>
    public static void Check<T>(Arbitrary<T> cases, Action<T> holds) => FsCheck.Check.One(
        Config.QuickThrowOnFailure
            .WithMaxTest(LongForm.Cases)
            .WithReplay(new Replay(new Rnd((ulong)LongForm.Seed, Gamma), null)),
        Prop.ForAll(cases, holds));
}
