using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LyncPrereq.Facts;
using LyncPrereq.Inspection.Cim;

namespace LyncPrereq.Inspection;

/// <summary>Reads facts from CIM classes, one round trip each.</summary>
/// <param name="reader">The transport to the server.</param>
/// <param name="cancel">Ends the inspection.</param>
internal sealed class ClassQuestions(IServerReader reader, CancellationToken cancel)
{
    public InventorySource OperatingSystem()
    {
        CimRow row = One(CimQuery.OperatingSystem);
        return new InventorySource(InventorySourceKind.OperatingSystem, reader.Transport)
        {
            OperatingSystem = new OperatingSystemFact
            {
                Build = row.Number("BuildNumber"),
                ProductType = row.Number("ProductType"),
                ServicePack = row.Number("ServicePackMajorVersion"),
                Sku = row.Number("OperatingSystemSKU"),
                AddressWidth = AddressWidths.FromArchitecture(row.Text("OSArchitecture")),
                SystemDrive = row.Text("SystemDrive") is { Length: > 0 } drive ? drive : null,
                Caption = row.Text("Caption")?.Trim(),
            },
        };
    }

    /// <summary>Reads the instances of a class. A computer can have none.</summary>
    public InventorySource Class(FactClass facts) => new(InventorySourceKind.Class, reader.Transport)
    {
        Classes =
        [
            new ClassFact(facts.Name, [.. reader.Query(CimQuery.Of(facts), cancel).Select(row => new InstanceFact(
                Array.ConvertAll(facts.Properties, name => new PropertyFact(name, row.Texts(name)))))]),
        ],
    };

    /// <summary>Returns the name of the computer in the instances of its class.</summary>
    public static string? ComputerName(InventorySource system)
    {
        InstanceFact? row = system.Classes![0].Instances.FirstOrDefault();
        string? Of(string property) => row?.Find(property) is { Text.Length: > 0 } value ? value.Text : null;

        // DNSHostName is complete, while the NetBIOS name ends after fifteen characters.
        string? host = Of("DNSHostName") ?? Of("Name");
        return host is not null && row!.Find("PartOfDomain") is { Flag: true } && Of("Domain") is { } domain
            ? host + "." + domain
            : host;
    }

    public InventorySource Features()
    {
        FeatureFact[] features =
        [
            .. Named(CimQuery.OptionalFeature).Select(row => new FeatureFact(
                row.Text("Name")!,
                FeatureStates.FromOptionalFeature(row.Number("InstallState")))),
        ];
        return features.Length > 0
            ? new InventorySource(InventorySourceKind.OptionalFeature, reader.Transport)
            {
                FeatureNamingValue = FeatureNaming.Dism,
                Features = features,
            }
            : throw Empty(CimQuery.OptionalFeature);
    }

    public InventorySource Updates()
    {
        var ids = new UpdateIds();
        foreach (CimRow row in reader.Query(CimQuery.QuickFixEngineering, cancel))
        {
            ids.Add(row.Text("HotFixID"));
        }

        return new InventorySource(InventorySourceKind.Update, reader.Transport) { Updates = ids.All, MissingFacts = ids.MissingFacts };
    }

    public InventorySource Services() => new(InventorySourceKind.Service, reader.Transport)
    {
        Services =
        [
            .. Named(CimQuery.Service)
                .Select(row => new ServiceFact(row.Text("Name")!, row.Text("State") ?? "", row.Text("StartMode"))),
        ],
    };

    private static InspectionException Empty(CimQuery query) =>
        new(UnknownCause.QueryFailed, Text.Format(SR.QueryEmpty, query.ClassName));

    private IEnumerable<CimRow> Named(CimQuery query) =>
        reader.Query(query, cancel).Where(row => row.Text("Name") is { Length: > 0 });

    private CimRow One(CimQuery query)
    {
        IReadOnlyList<CimRow> rows = reader.Query(query, cancel);
        return rows.Count > 0 ? rows[0] : throw Empty(query);
    }
}
