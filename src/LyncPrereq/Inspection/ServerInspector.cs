using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using LyncPrereq.Concurrency;
using LyncPrereq.Facts;
using LyncPrereq.Inspection.Cim;

namespace LyncPrereq.Inspection;

/// <summary>
/// Reads the facts of one server over one way. A source that fails is a gap and the others are still asked; a server
/// that cannot be reached, or that refuses, is asked nothing further.
/// </summary>
internal sealed class ServerInspector
{
    /// <summary>How many Winsock entries are asked for at a time: a round trip each, and there can be many.</summary>
    private const int EntriesAtOnce = 8;

    private readonly IServerReader _reader;
    private readonly InspectionTarget _target;
    private readonly Func<InventorySource[], FactNeeds> _needs;
    private readonly CancellationToken _cancel;
    private readonly List<InventorySource> _sources = [];
    private InspectionException? _failure;

    /// <param name="reader">The way to the server.</param>
    /// <param name="target">The server.</param>
    /// <param name="needs">What has to be read, given what the operating system was seen to be.</param>
    /// <param name="cancel">Ends the inspection.</param>
    public ServerInspector(
        IServerReader reader,
        InspectionTarget target,
        Func<InventorySource[], FactNeeds> needs,
        CancellationToken cancel)
    {
        _reader = reader;
        _target = target;
        _needs = needs;
        _cancel = cancel;
    }

    public InspectionOutcome Inspect()
    {
        DateTime startedAt = DateTime.UtcNow;
        bool answers = Ask(InventorySourceKind.OperatingSystem, FactSubjects.OperatingSystem, ReadOperatingSystem);
        bool isSystemKnown = _sources.Exists(source => source.OperatingSystem is { Build: not null, ProductType: not null });
        if (!answers && _failure is { Cause: UnknownCause.Unreachable or UnknownCause.AccessDenied } && !_reader.IsLocal)
        {
            return Failed(_target, startedAt, _failure, [.. _target.Trace]);
        }

        string? ownName = null;
        Ask(InventorySourceKind.OperatingSystem, FactSubjects.ComputerName, () =>
        {
            ownName = OwnName();
            return null;
        });
        _target.OwnName = ownName ?? MachineName();
        if (!isSystemKnown)
        {
            AskRegistry(RegistryLocations.OperatingSystem);
        }

        FactNeeds needs = _needs([.. _sources]);
        if (needs.Features
            && !Ask(InventorySourceKind.OptionalFeature, FactSubjects.Features, ReadFeatures))
        {
            AskRegistry([RegistryLocations.IisComponents]);
        }

        if (needs.Updates)
        {
            Ask(InventorySourceKind.Update, FactSubjects.Updates, ReadUpdates);
        }

        if (needs.Services)
        {
            Ask(InventorySourceKind.Service, FactSubjects.Services, ReadServices);
        }

        RegistryLocation[] known = isSystemKnown ? [] : [RegistryLocations.InstallationType];
        AskRegistry([.. needs.Locations.Except(known)]);
        if (needs.Winsock)
        {
            Ask(InventorySourceKind.Registry, FactSubjects.Winsock, ReadWinsock);
        }

        return new InspectionOutcome(
            _target,
            new ServerInventory(_target.OwnName ?? _target.Name, _target.RequestedName, startedAt, [.. _sources]),
            _failure,
            [.. _target.Trace]);
    }

    /// <summary>The outcome for a server of which no fact is known but the reason for that.</summary>
    public static InspectionOutcome Failed(
        InspectionTarget target,
        DateTime startedAt,
        InspectionException failure,
        IReadOnlyList<string> trace) => new(
            target,
            new ServerInventory(target.OwnName ?? target.Name, target.RequestedName, startedAt,
            [
                new InventorySource(InventorySourceKind.OperatingSystem, target.Name)
                {
                    MissingFacts = [new MissingFact(FactSubjects.Everything, failure.Cause, failure.Message)],
                },
            ]),
            failure,
            trace);

    private bool Ask(InventorySourceKind kind, string subject, Func<InventorySource?> read)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            _cancel.ThrowIfCancellationRequested();
            if (read() is { } source)
            {
                _sources.Add(source);
            }

            Note(subject, watch, null);
            return true;
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException)
        {
            InspectionException problem = Failed(thrown);
            _sources.Add(new InventorySource(kind, _reader.Transport)
            {
                MissingFacts = [new MissingFact(subject, problem.Cause, problem.Message)],
            });
            Note(subject, watch, problem);
            return false;
        }
    }

    /// <summary>Whatever a source throws is the failure of that source; the others may still answer.</summary>
    private InspectionException Failed(Exception thrown)
    {
        InspectionException problem = thrown as InspectionException
            ?? new InspectionException(UnknownCause.QueryFailed, thrown.Message, thrown);
        _failure ??= problem;
        return problem;
    }

    private void Note(string subject, Stopwatch watch, InspectionException? problem) => _target.Trace.Enqueue(Text.Format(
        problem is null ? SR.TraceAsked : SR.TraceFailed,
        _target.Name,
        subject,
        _reader.Transport,
        watch.ElapsedMilliseconds.ToString(CultureInfo.InvariantCulture),
        problem?.Message ?? ""));

    private InventorySource ReadOperatingSystem()
    {
        CimRow row = One(CimQuery.OperatingSystem);
        return new InventorySource(InventorySourceKind.OperatingSystem, _reader.Transport)
        {
            OperatingSystem = new OperatingSystemFact
            {
                Build = row.Number("BuildNumber"),
                ProductType = row.Number("ProductType"),
                ServicePack = row.Number("ServicePackMajorVersion"),
                Sku = row.Number("OperatingSystemSKU"),
                AddressWidth = AddressWidths.FromArchitecture(row.Text("OSArchitecture")),
                Caption = row.Text("Caption")?.Trim(),
            },
        };
    }

    /// <summary>DNSHostName is whole where the NetBIOS name ends after fifteen letters.</summary>
    private string? OwnName()
    {
        CimRow row = One(CimQuery.ComputerSystem);
        string? host = row.Text("DNSHostName") is { Length: > 0 } name ? name : row.Text("Name");
        return host is { Length: > 0 } && row.Is("PartOfDomain") && row.Text("Domain") is { Length: > 0 } domain
            ? host + "." + domain
            : host;
    }

    private string? MachineName()
    {
        try
        {
            return _reader.MachineName(_cancel);
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException)
        {
            // The failure was noted when the first question met it.
            return null;
        }
    }

    private InventorySource ReadFeatures()
    {
        IReadOnlyList<CimRow> rows = _reader.Query(CimQuery.OptionalFeature, _cancel);
        FeatureFact[] features =
        [
            .. rows
                .Where(row => row.Text("Name") is { Length: > 0 })
                .Select(row => new FeatureFact(
                    row.Text("Name")!,
                    FeatureStates.FromOptionalFeature(row.Text("InstallState") ?? ""))),
        ];
        return features.Length > 0
            ? new InventorySource(InventorySourceKind.OptionalFeature, _reader.Transport)
            {
                FeatureNaming = FeatureNaming.Dism,
                Features = features,
            }
            : throw new InspectionException(UnknownCause.QueryFailed, Text.Format(SR.QueryEmpty, CimQuery.OptionalFeature.ClassName));
    }

    private InventorySource ReadUpdates()
    {
        var ids = new UpdateIds();
        foreach (CimRow row in _reader.Query(CimQuery.QuickFixEngineering, _cancel))
        {
            ids.Add(row.Text("HotFixID"));
        }

        return new InventorySource(InventorySourceKind.Update, _reader.Transport) { Updates = ids.All, MissingFacts = ids.MissingFacts };
    }

    private InventorySource ReadServices() => new(InventorySourceKind.Service, _reader.Transport)
    {
        Services =
        [
            .. _reader.Query(CimQuery.Service, _cancel)
                .Where(row => row.Text("Name") is { Length: > 0 })
                .Select(row => new ServiceFact(row.Text("Name")!, row.Text("State") ?? "", row.Text("StartMode"))),
        ],
    };

    private CimRow One(CimQuery query)
    {
        IReadOnlyList<CimRow> rows = _reader.Query(query, _cancel);
        return rows.Count > 0
            ? rows[0]
            : throw new InspectionException(UnknownCause.QueryFailed, Text.Format(SR.QueryEmpty, query.ClassName));
    }

    /// <summary>Each key is a question of its own, so that one that is denied leaves the others.</summary>
    private void AskRegistry(RegistryLocation[] locations)
    {
        var keys = new List<RegistryKeyFact>();
        var gaps = new List<MissingFact>();
        InspectionException? first = null;
        var watch = Stopwatch.StartNew();
        foreach (RegistryLocation location in locations)
        {
            try
            {
                _cancel.ThrowIfCancellationRequested();
                keys.Add(ReadKey(location));
            }
            catch (Exception thrown) when (thrown is not OperationCanceledException)
            {
                InspectionException problem = Failed(thrown);
                first ??= problem;
                gaps.Add(new MissingFact(location.Path, problem.Cause, problem.Message));
            }
        }

        if (locations.Length == 0)
        {
            return;
        }

        _sources.Add(new InventorySource(InventorySourceKind.Registry, _reader.Transport)
        {
            RegistryKeys = keys.Count > 0 ? [.. keys] : null,
            MissingFacts = [.. gaps],
        });
        Note(Text.Format(SR.TraceKeys, locations.Length), watch, first);
    }

    /// <summary>A value that is there proves its key; only where none is, the key itself is asked for.</summary>
    private RegistryKeyFact ReadKey(RegistryLocation location)
    {
        if (location.IsUsuallyAbsent && !_reader.KeyExists(location.Path, _cancel))
        {
            return new RegistryKeyFact(location.Path, exists: false, []);
        }

        var values = new List<RegistryValueFact>();
        IEnumerable<RegistryValueName> names = location.AllNumbers
            ? _reader.ValueNames(location.Path, _cancel).Select(name => new RegistryValueName(name, RegistryDataKind.DWord))
            : location.Values;
        foreach (RegistryValueName name in names)
        {
            if (_reader.Value(location.Path, name, _cancel) is { } value)
            {
                values.Add(value);
            }
        }

        return new RegistryKeyFact(
            location.Path,
            values.Count > 0 || location.IsUsuallyAbsent || _reader.KeyExists(location.Path, _cancel),
            [.. values]);
    }

    private InventorySource ReadWinsock()
    {
        string catalog = _reader.Value(
            WinsockCatalog.Parameters,
            new RegistryValueName(WinsockCatalog.CurrentCatalogValue, RegistryDataKind.Text),
            _cancel) is { IsText: true } current ? current.Text : WinsockCatalog.DefaultCatalog;
        string path = WinsockCatalog.Parameters + @"\" + catalog;
        var catalogs = new List<WinsockCatalogFact>();
        var gaps = new List<MissingFact>();
        foreach (string name in new[] { WinsockCatalog.Entries32, WinsockCatalog.Entries64 })
        {
            if (_reader.SubKeys(path + @"\" + name, _cancel) is { } entries)
            {
                catalogs.Add(new WinsockCatalogFact(
                    name,
                    _reader.Value(path, new RegistryValueName(WinsockCatalog.CountValue(name), RegistryDataKind.DWord), _cancel)
                        is { IsNumber: true } count ? WinsockCatalog.DeclaredCount(count.Number) : null,
                    ReadEntries(path + @"\" + name, entries)));
            }
            else
            {
                gaps.Add(new MissingFact(FactSubjects.Winsock, UnknownCause.Unreadable, Text.Format(SR.WinsockCatalogMissing, path, name)));
            }
        }

        return new InventorySource(InventorySourceKind.Registry, _reader.Transport)
        {
            WinsockCatalogs = catalogs.Count > 0 ? [.. catalogs] : null,
            MissingFacts = [.. gaps],
        };
    }

    private WinsockEntryFact[] ReadEntries(string path, IReadOnlyList<string> entries)
    {
        var facts = new WinsockEntryFact[entries.Count];
        Concurrently.For(
            entries.Count,
            _reader.IsLocal ? 1 : EntriesAtOnce,
            i => facts[i] = WinsockCatalog.ReadEntry(
                entries[i],
                _reader.Bytes(path + @"\" + entries[i], WinsockCatalog.ItemValue, _cancel)),
            _cancel);
        return facts;
    }
}
