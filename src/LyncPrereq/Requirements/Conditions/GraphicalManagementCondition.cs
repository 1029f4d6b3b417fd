namespace LyncPrereq.Requirements.Conditions;

/// <summary>The server has its graphical management tools: it is not Server Core.</summary>
internal sealed class GraphicalManagementCondition : Condition
{
    public GraphicalManagementCondition(string management, string shell)
    {
        Management = management;
        Shell = shell;
    }

    public string Management { get; }

    public string Shell { get; }
}
