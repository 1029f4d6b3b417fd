using System.Management.Automation;

namespace LyncPrereq.Benchmarks;

/// <summary>Creates objects for scripts.</summary>
internal static class Properties
{
    public static PSObject Of<T>(IEnumerable<KeyValuePair<string, T>> values)
    {
        var found = new PSObject();
        foreach ((string name, T value) in values)
        {
            found.Properties.Add(new PSNoteProperty(name, value));
        }

        return found;
    }
}
