using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>If a product is installed, it is this one.</summary>
internal sealed class InstalledProductCondition(LyncProduct product) : Condition
{
    /// <summary>
    /// The first version of each product. Subscription Edition is installed over Skype for Business Server 2019 like an update.
    /// </summary>
    private static readonly KeyValuePair<Version, LyncProduct>[] s_products =
    [
        new(new Version(5, 0), LyncProduct.LyncServer2013),
        new(new Version(6, 0), LyncProduct.SkypeForBusinessServer2015),
        new(new Version(7, 0), LyncProduct.SkypeForBusinessServer2019),
        new(new Version(7, 0, 2046, 820), LyncProduct.SkypeForBusinessServerSubscriptionEdition),
    ];

    /// <summary>The version that Setup writes for the last two products, if updates do not change it.</summary>
    private static readonly Version s_setup = new(7, 0, 2046, 0);

    private static readonly Version s_last = s_products[s_products.Length - 1].Key;

    private static readonly Version s_end = new(8, 0);

    public static InstalledProductCondition Read(ConditionSource source) => new(source.Only.AsEnum<LyncProduct>());

    public override void AddNeeds(FactNeeds needs)
    {
        needs.Services = true;
        needs.Add(RegistryLocations.CoreComponents);
    }

    public override string Expected(WindowsRelease? release) => Text.Format(SR.ExpectedInstalledProduct, product);

    public override Finding Evaluate(EvaluationContext server) =>
        InstalledVersion.Evaluate(server, RegistryLocations.CoreComponents, Evaluate);

    private Finding Evaluate(Version version, Evidence[] seen)
    {
        LyncProduct[] found =
        [
            .. s_products.Where(known => known.Key <= version).Select(known => known.Value).Reverse().Take(1),
            .. s_products.Where(known => known.Key > version && known.Key <= (version == s_setup ? s_last : InstalledVersion.Highest(version))).Select(known => known.Value),
        ];
        string actual = version + (found.Length > 0 ? " (" + string.Join(SR.ExpectedOr, found) + ")" : "");
        return version >= s_end ? Finding.Unknown(UnknownCause.Undocumented, Text.Format(SR.ReasonProductVersionUnknown, version), seen)
            : Array.IndexOf(found, product) < 0
                ? Finding.NotMet(actual, Text.Format(SR.ReasonProductOther, product, actual), seen)
            : found.Length == 1 ? Finding.Met(actual, Text.Format(SR.ReasonProductInstalled, actual), seen)
            : Finding.Unknown(UnknownCause.Undocumented, Text.Format(SR.ReasonProductSetupVersion, version), seen);
    }
}
