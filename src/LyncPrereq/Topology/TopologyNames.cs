using System.Xml;

namespace LyncPrereq.Topology;

/// <summary>The names of a document, up to a limit.</summary>
internal sealed class TopologyNames(string path) : NameTable
{
    private int _count;

    public override string Add(string key) => Get(key) ?? base.Add(Counted(key));

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? base.Add(Counted(key), start, len);

    private T Counted<T>(T key) => ++_count <= TopologyLimits.Names
        ? key
        : throw TopologyLimits.Exceeded(path, TopologyLimits.Names, SR.TopologyUnitNames);
}
