using System;
using System.Globalization;
using System.Management.Automation;

namespace LyncPrereq.Commands;

/// <summary>
/// Takes names of products only. PowerShell would convert any number, and a number in a column would be tested for another
/// product, without an error.
/// </summary>
internal sealed class ProductTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>
    /// Gets or sets a value that indicates whether a text that is not the name of a product becomes a value that is no product,
    /// for which the cmdlet writes the error.
    /// </summary>
    public bool AcceptsUnknown { get; set; }

    /// <summary>Returns the text that is not the name of a product, which can be empty; null for a product.</summary>
    public static string? UnknownIn(LyncProduct product) => UnknownWords.Of((int)product);

    /// <summary>Returns the product. A text that is not the name of one becomes a value that is no product.</summary>
    public static LyncProduct Read(object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is LyncProduct known && Enum.IsDefined(typeof(LyncProduct), known))
        {
            return known;
        }

        string text = Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "";
        return Enum.TryParse(text, ignoreCase: true, out LyncProduct product) && string.Equals(product.ToString(), text, StringComparison.OrdinalIgnoreCase)
            ? product
            : (LyncProduct)UnknownWords.ValueOf(text);
    }

    /// <summary>Returns the message about a text that is not the name of a product.</summary>
    public static string Explain(string name) =>
        name.Length == 0 ? SR.ProductMissing : Text.Format(SR.ProductNotRecognized, name, string.Join(", ", Enum.GetNames(typeof(LyncProduct))));

    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        LyncProduct product = Read(inputData);
        return AcceptsUnknown || UnknownIn(product) is not { } name ? product : throw new ArgumentTransformationMetadataException(Explain(name));
    }
}
