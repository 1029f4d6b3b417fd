using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>A server, and the requirements whose results are reviewed; all of them if none are named.</summary>
internal sealed class VerdictScenario(string name, List<PrerequisiteResult> rows, string[]? ids = null)
{
    public VerdictScenario(string name, Server server, string[]? ids = null, params LyncRole[] roles)
        : this(name, server.Test(roles.Length == 0 ? [LyncRole.FrontEnd] : roles), ids)
    {
    }

    public VerdictScenario(string name, Server server, string[] ids, LyncProduct product)
        : this(name, server.Test(product, LyncRole.FrontEnd), ids)
    {
    }

    public string Name => name;

    public IEnumerable<PrerequisiteResult> Rows => rows.Where(row => ids is null || ids.Contains(row.RequirementId));
}
