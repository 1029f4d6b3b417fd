using System.Collections.Generic;
using LyncPrereq.Serialization;

namespace LyncPrereq.Captures;

/// <summary>Reads and writes one source of an inventory as JSON.</summary>
internal static class InventorySourceJson
{
    public static void Write(JsonWriter json, InventorySource source)
    {
        json.BeginObject();
        json.Write("kind", source.Kind.ToString());
        json.Write("location", source.Location);
        json.Write("computerName", source.ComputerName);
        WriteOperatingSystem(json, source.OperatingSystem);
        if (source.Features is not null)
        {
            json.Write("featureNames", source.FeatureNaming.ToString());
            json.BeginArray("features");
            foreach (FeatureFact feature in source.Features)
            {
                json.BeginRow();
                json.Write("name", feature.Name);
                json.Write("state", feature.State.ToString());
                json.EndObject();
            }

            json.EndArray();
        }

        WriteTexts(json, "updates", source.Updates);
        if (source.Services is not null)
        {
            json.BeginArray("services");
            foreach (ServiceFact service in source.Services)
            {
                json.BeginRow();
                json.Write("name", service.Name);
                json.Write("status", service.Status);
                json.Write("startMode", service.StartMode);
                json.EndObject();
            }

            json.EndArray();
        }

        WriteRegistry(json, source.RegistryKeys);
        WriteWinsock(json, source.WinsockCatalogs);
        WriteMissingFacts(json, source.MissingFacts);
        json.EndObject();
    }

    public static InventorySource Read(JsonCursor json)
    {
        json.AsObject(
            "kind",
            "location",
            "computerName",
            "operatingSystem",
            "featureNames",
            "features",
            "updates",
            "services",
            "registryKeys",
            "winsockCatalogs",
            "gaps");
        JsonCursor? features = json.Optional("features");
        JsonCursor? featureNames = json.Optional("featureNames");
        if (features is null != featureNames is null)
        {
            throw json.Problem(Text.Format(SR.JsonMissingMember, features is null ? "features" : "featureNames"));
        }

        return new InventorySource(
            json.Member("kind").AsEnum<InventorySourceKind>(),
            json.RequiredText("location"))
        {
            ComputerName = json.OptionalText("computerName"),
            OperatingSystem = json.Optional("operatingSystem") is { } system ? ReadOperatingSystem(system) : null,
            FeatureNaming = featureNames?.AsEnum<FeatureNaming>() ?? FeatureNaming.ServerManager,
            Features = features?.AsArray(ReadFeature),
            Updates = json.Optional("updates")?.AsArray(update => update.AsText()),
            Services = json.Optional("services")?.AsArray(ReadService),
            RegistryKeys = json.Optional("registryKeys")?.AsArray(ReadKey),
            WinsockCatalogs = json.Optional("winsockCatalogs")?.AsArray(ReadWinsock),
            MissingFacts = json.OptionalArray("gaps", ReadMissingFact),
        };
    }

    private static FeatureFact ReadFeature(JsonCursor json)
    {
        json.AsObject("name", "state");
        return new FeatureFact(json.Member("name").AsWords(), json.Member("state").AsEnum<FeatureState>());
    }

    private static ServiceFact ReadService(JsonCursor json)
    {
        json.AsObject("name", "status", "startMode");
        return new ServiceFact(
            json.Member("name").AsWords(),
            json.RequiredText("status"),
            json.OptionalText("startMode"));
    }

    private static void WriteOperatingSystem(JsonWriter json, OperatingSystemFact? system)
    {
        if (system is null)
        {
            return;
        }

        json.BeginObject("operatingSystem");
        json.Write("build", system.Build);
        json.Write("productType", system.ProductType);
        json.Write("installationType", system.InstallationType);
        json.Write("servicePack", system.ServicePack);
        json.Write("sku", system.Sku);
        json.Write("editionId", system.EditionId);
        json.Write("addressWidth", system.AddressWidth);
        json.Write("caption", system.Caption);
        json.EndObject();
    }

    private static OperatingSystemFact ReadOperatingSystem(JsonCursor json)
    {
        json.AsObject(
            "build",
            "productType",
            "installationType",
            "servicePack",
            "sku",
            "editionId",
            "addressWidth",
            "caption");
        return new OperatingSystemFact
        {
            Build = Number(json, "build"),
            ProductType = Number(json, "productType"),
            InstallationType = json.OptionalText("installationType"),
            ServicePack = Number(json, "servicePack"),
            Sku = Number(json, "sku"),
            EditionId = json.OptionalText("editionId"),
            AddressWidth = Number(json, "addressWidth"),
            Caption = json.OptionalText("caption"),
        };
    }

    private static void WriteRegistry(JsonWriter json, RegistryKeyFact[]? keys)
    {
        if (keys is null)
        {
            return;
        }

        json.BeginArray("registryKeys");
        foreach (RegistryKeyFact key in keys)
        {
            json.BeginObject();
            json.Write("path", key.Path);
            json.Write("exists", key.Exists);
            json.BeginArray("values");
            foreach (RegistryValueFact value in key.Values)
            {
                json.BeginRow();
                json.Write("name", value.Name);
                json.Write("type", value.Kind.ToString());
                if (value.IsNumber)
                {
                    json.Write("number", value.Number);
                }
                else if (value.Kind == RegistryDataKind.MultiText)
                {
                    WriteTexts(json, "lines", value.Lines);
                }
                else
                {
                    json.Write("text", value.Text);
                }

                json.EndObject();
            }

            json.EndArray();
            json.EndObject();
        }

        json.EndArray();
    }

    private static RegistryKeyFact ReadKey(JsonCursor json)
    {
        json.AsObject("path", "exists", "values");
        return new RegistryKeyFact(
            json.Member("path").AsWords(),
            json.Member("exists").AsBoolean(),
            json.Member("values").AsArray(ReadValue));
    }

    private static RegistryValueFact ReadValue(JsonCursor json)
    {
        string name = json.RequiredText("name");
        RegistryDataKind kind = json.Member("type").AsEnum<RegistryDataKind>();
        json.AsObject("name", "type", DataMember(kind));
        return kind switch
        {
            RegistryDataKind.DWord or RegistryDataKind.QWord =>
                new RegistryValueFact(name, kind, json.Member("number").AsInteger(long.MinValue, long.MaxValue)),
            RegistryDataKind.MultiText =>
                new RegistryValueFact(name, json.Member("lines").AsArray(line => line.AsText())),
            _ => new RegistryValueFact(name, kind, json.RequiredText("text")),
        };
    }

    private static string DataMember(RegistryDataKind kind) => kind switch
    {
        RegistryDataKind.DWord or RegistryDataKind.QWord => "number",
        RegistryDataKind.MultiText => "lines",
        _ => "text",
    };

    private static void WriteWinsock(JsonWriter json, WinsockCatalogFact[]? catalogs)
    {
        if (catalogs is null)
        {
            return;
        }

        json.BeginArray("winsockCatalogs");
        foreach (WinsockCatalogFact catalog in catalogs)
        {
            json.BeginObject();
            json.Write("name", catalog.Name);
            json.Write("declaredCount", catalog.DeclaredCount);
            json.BeginArray("entries");
            foreach (WinsockEntryFact entry in catalog.Entries)
            {
                json.BeginRow();
                json.Write("key", entry.Key);
                json.Write("problem", entry.Problem);
                if (entry.Problem is null)
                {
                    json.Write("entryId", entry.EntryId);
                    json.Write("chainLength", entry.ChainLength);
                    json.Write("provider", entry.ProviderPath);
                    json.Write("protocol", entry.ProtocolName);
                }

                json.EndObject();
            }

            json.EndArray();
            json.EndObject();
        }

        json.EndArray();
    }

    private static WinsockCatalogFact ReadWinsock(JsonCursor json)
    {
        json.AsObject("name", "declaredCount", "entries");
        return new WinsockCatalogFact(
            json.Member("name").AsWords(),
            Number(json, "declaredCount"),
            json.Member("entries").AsArray(ReadWinsockEntry));
    }

    private static WinsockEntryFact ReadWinsockEntry(JsonCursor json)
    {
        string key = json.RequiredText("key");
        if (json.OptionalText("problem") is { } problem)
        {
            json.AsObject("key", "problem");
            return new WinsockEntryFact(key) { Problem = problem };
        }

        json.AsObject("key", "entryId", "chainLength", "provider", "protocol");
        return new WinsockEntryFact(key)
        {
            EntryId = json.Member("entryId").AsInteger(0, uint.MaxValue),
            ChainLength = (int)json.Member("chainLength").AsInteger(int.MinValue, int.MaxValue),
            ProviderPath = json.OptionalText("provider"),
            ProtocolName = json.OptionalText("protocol"),
        };
    }

    private static void WriteMissingFacts(JsonWriter json, MissingFact[] gaps)
    {
        if (gaps.Length == 0)
        {
            return;
        }

        json.BeginArray("gaps");
        foreach (MissingFact gap in gaps)
        {
            json.BeginObject();
            json.Write("subject", gap.Subject);
            json.Write("cause", gap.Cause.ToString());
            json.Write("message", gap.Message);
            json.EndObject();
        }

        json.EndArray();
    }

    private static MissingFact ReadMissingFact(JsonCursor json)
    {
        json.AsObject("subject", "cause", "message");
        JsonCursor cause = json.Member("cause");
        return new MissingFact(
            json.RequiredText("subject"),
            cause.AsEnum<UnknownCause>() is var known and not UnknownCause.None ? known : throw cause.Problem(SR.JsonNoCause),
            json.RequiredText("message"));
    }

    private static void WriteTexts(JsonWriter json, string name, IEnumerable<string>? texts)
    {
        if (texts is null)
        {
            return;
        }

        json.BeginArray(name);
        foreach (string text in texts)
        {
            json.Write(null, text);
        }

        json.EndArray();
    }

    private static int? Number(JsonCursor json, string name) =>
        json.Optional(name) is { } number ? (int)number.AsInteger(int.MinValue, int.MaxValue) : null;
}
