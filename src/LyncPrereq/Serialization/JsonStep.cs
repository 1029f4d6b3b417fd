using System.Globalization;

namespace LyncPrereq.Serialization;

/// <summary>Represents one step of a path to a JSON value: the name of a member or the index of an item.</summary>
internal readonly struct JsonStep
{
    private readonly string? _name;
    private readonly int _index;

    public JsonStep(string name)
    {
        _name = name;
        _index = 0;
    }

    public JsonStep(int index)
    {
        _name = null;
        _index = index;
    }

    public override string ToString() =>
        _name is null ? "[" + _index.ToString(CultureInfo.InvariantCulture) + "]" : "." + _name;
}
