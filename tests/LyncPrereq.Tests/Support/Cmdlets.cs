using System.Management.Automation;
using LyncPrereq.Commands;

namespace LyncPrereq.Tests.Support;

/// <summary>The cmdlets of the module, as PowerShell sees them.</summary>
internal static class Cmdlets
{
    private static readonly Lazy<Dictionary<string, CmdletInfo>> s_all = new(Load);

    public static IEnumerable<string> Names => s_all.Value.Keys.Order(StringComparer.Ordinal);

    public static CmdletInfo Get(string name) => s_all.Value[name];

    /// <summary>Its parameters without those that every cmdlet has.</summary>
    public static IEnumerable<ParameterMetadata> ParametersOf(string name) =>
        Get(name).Parameters.Values.Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name));

    /// <summary>The facts of a parameter in words: type, wildcards, aliases, values, and each parameter set.</summary>
    public static string FactsOf(string cmdlet, ParameterMetadata parameter)
    {
        Type element = parameter.ParameterType.GetElementType() ?? parameter.ParameterType;
        IEnumerable<string> sets =
            from set in parameter.ParameterSets
            let name = set.Key == ParameterAttribute.AllParameterSets ? "(All)" : set.Key
            let position = set.Value.Position == int.MinValue ? "Named" : $"{set.Value.Position}"
            orderby name
            select $"{name}: {position}, {Word(set.Value.IsMandatory)}, {Word(set.Value.ValueFromPipeline)}, "
                + $"{Word(set.Value.ValueFromPipelineByPropertyName)}, {Word(set.Value.ValueFromRemainingArguments)}";
        return string.Join("\n", [
            parameter.ParameterType.FullName!,
            "wildcards " + Word(TakesWildcards(cmdlet, parameter.Name)),
            "aliases " + string.Join(", ", parameter.Aliases.Order(StringComparer.Ordinal)),
            "values " + (element.IsEnum ? string.Join(", ", Enum.GetNames(element)) : ""),
            .. sets]);
    }

    public static bool TakesWildcards(string cmdlet, string parameter) =>
        Get(cmdlet).ImplementingType.GetProperty(parameter) is { } property
        && Attribute.IsDefined(property, typeof(SupportsWildcardsAttribute));

    private static string Word(bool value) => value ? "true" : "false";

    private static Dictionary<string, CmdletInfo> Load()
    {
        using var engine = new Engine();
        return engine.Run<CmdletInfo>("Get-Command -CommandType Cmdlet")
            .Where(cmdlet => cmdlet.ImplementingType?.Assembly == typeof(TestLyncPrerequisiteCommand).Assembly)
            .ToDictionary(cmdlet => cmdlet.Name);
    }
}
