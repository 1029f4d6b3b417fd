using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection;

/// <summary>Reads registry keys.</summary>
/// <param name="reader">The transport to the server.</param>
/// <param name="cancel">Ends the inspection.</param>
internal sealed class RegistryQuestions(IServerReader reader, CancellationToken cancel)
{
    /// <summary>
    /// Reads a key. A value proves that the key exists; the key itself is only read if there is no value.
    /// </summary>
    public RegistryKeyFact Key(RegistryLocation location)
    {
        if (location.IsUsuallyAbsent && !reader.KeyExists(location.Path, cancel))
        {
            return new RegistryKeyFact(location.Path, exists: false, []);
        }

        IEnumerable<RegistryValueName> names = location.AllNumbers
            ? reader.ValueNames(location.Path, cancel).Select(name => new RegistryValueName(name, RegistryDataKind.DWord))
            : location.Values;
        RegistryValueFact[] values = [.. names.Select(name => reader.Value(location.Path, name, cancel)).OfType<RegistryValueFact>()];
        return new RegistryKeyFact(
            location.Path,
            values.Length > 0 || location.IsUsuallyAbsent || reader.KeyExists(location.Path, cancel),
            values);
    }
}
