using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection;

/// <summary>Reads a registry key. A value proves its key; only without any value is the key itself looked for.</summary>
/// <param name="reader">The transport to the server.</param>
/// <param name="location">The key.</param>
/// <param name="cancel">Ends the inspection.</param>
internal sealed class KeyQuestion(IServerReader reader, RegistryLocation location, CancellationToken cancel)
{
    private readonly List<RegistryValueFact?> _values = [];
    private bool _exists;

    /// <summary>The facts, when the round trips have ended.</summary>
    public InventorySource Result => new(InventorySourceKind.Registry, reader.Transport)
    {
        RegistryKeys = [new RegistryKeyFact(location.Path, _exists, [.. _values.OfType<RegistryValueFact>()])],
    };

    public void Start(RoundTrips trips)
    {
        if (location.IsUsuallyAbsent)
        {
            trips.Start(() => reader.KeyExists(location.Path, cancel), exists =>
            {
                _exists = exists;
                ReadValues(trips, exists ? location.Values : []);
            });
        }
        else if (location.AllNumbers || location.HasUsuallyNoValues)
        {
            trips.Start(
                () => reader.ValueNames(location.Path, cancel),
                names => ReadValues(trips, location.ValuesAmong(names)));
        }
        else
        {
            ReadValues(trips, location.Values);
        }
    }

    private void ReadValues(RoundTrips trips, RegistryValueName[] names)
    {
        int left = names.Length;
        for (int i = 0; i < names.Length; i++)
        {
            int at = i;
            _values.Add(null);
            trips.Start(() => reader.Value(location.Path, names[at], cancel), value =>
            {
                left--;
                _values[at] = value;
                _exists |= value is not null;
                LookForKey(trips, left);
            });
        }

        LookForKey(trips, left);
    }

    private void LookForKey(RoundTrips trips, int left)
    {
        if (left == 0 && !_exists && !location.IsUsuallyAbsent)
        {
            trips.Start(() => reader.KeyExists(location.Path, cancel), exists => _exists = exists);
        }
    }
}
