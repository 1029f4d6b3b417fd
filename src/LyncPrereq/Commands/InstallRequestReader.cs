using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LyncPrereq.Installation;
using LyncPrereq.Serialization;

namespace LyncPrereq.Commands;

/// <summary>Rows and plans that were handed in, from wherever they come, as what is to be installed on which computer.</summary>
internal sealed class InstallRequestReader
{
    private readonly string _product;
    private readonly Action<ErrorRecord> _refuse;
    private readonly List<PrerequisiteResult> _rows = [];
    private readonly List<InstallationPlan> _plans = [];
    private readonly HashSet<string> _otherProducts = new(StringComparer.Ordinal);

    /// <param name="product">The product that everything has to be of.</param>
    /// <param name="refuse">Takes what is wrong with an item.</param>
    public InstallRequestReader(string product, Action<ErrorRecord> refuse)
    {
        _product = product;
        _refuse = refuse;
    }

    /// <exception cref="InputException">The item came from a file or a session and is not what it says it is.</exception>
    public void Add(PSObject item)
    {
        switch (DeserializedConverter.Unwrap(item))
        {
            case PrerequisiteResult row when IsOfProduct(row.Product, row):
                _rows.Add(row);
                break;
            case InstallationPlan plan when IsOfProduct(plan.Product, plan):
                _plans.Add(plan);
                break;
            case PrerequisiteResult or InstallationPlan:
                break;
            default:
                _refuse(ErrorRecords.NotInstallable(item));
                break;
        }
    }

    public IEnumerable<InstallRequest> Orders(InstallationOptions options) => _rows
        .GroupBy(row => row.ComputerName, StringComparer.OrdinalIgnoreCase)
        .Select(rows => InstallRequest.Of(rows.Key, [.. rows], options))
        .Concat(_plans.Select(plan => InstallRequest.Of(plan, options)));

    /// <summary>A requirement of one product can have the id of another one's and ask for something else.</summary>
    private bool IsOfProduct(string product, object item)
    {
        bool isOfProduct = product == _product;
        if (!isOfProduct && _otherProducts.Add(product))
        {
            _refuse(ErrorRecords.OtherProduct(product, _product, item));
        }

        return isOfProduct;
    }
}
