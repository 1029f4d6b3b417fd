using LyncPrereq.Facts;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>Software known to the module is present, or is absent.</summary>
internal sealed class ProductCondition : Condition
{
    public ProductCondition(KnownProduct product, bool present)
    {
        Product = product;
        Present = present;
    }

    public KnownProduct Product { get; }

    public bool Present { get; }
}
