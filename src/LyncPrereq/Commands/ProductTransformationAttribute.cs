using System;
using System.Management.Automation;

namespace LyncPrereq.Commands;

/// <summary>
/// Takes names of products only. A property whose text PowerShell cannot convert is ignored in a pipeline, and the object
/// would be tested for the default product, without an error.
/// </summary>
internal sealed class ProductTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>A value that is no product; the cmdlet writes the error, because only it has the name of the server.</summary>
    public const LyncProduct NotAProduct = (LyncProduct)(-1);

    public static LyncProduct Read(object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            LyncProduct product => product,
            string text when Enum.TryParse(text, ignoreCase: true, out LyncProduct product)
                && string.Equals(product.ToString(), text.Trim(), StringComparison.OrdinalIgnoreCase) => product,
            _ => NotAProduct,
        };

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Read(inputData);
}
