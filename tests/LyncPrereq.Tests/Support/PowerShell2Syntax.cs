using System.Management.Automation.Language;

namespace LyncPrereq.Tests.Support;

/// <summary>
/// Finds what Windows PowerShell 2.0 cannot read, in text that is sent to servers which may have nothing newer. Beside
/// syntax these are the few variables and methods of later versions that one writes without noticing.
/// </summary>
internal static class PowerShell2Syntax
{
    private static readonly HashSet<TokenKind> s_newerOperators =
    [
        TokenKind.Iin,
        TokenKind.Inotin,
        TokenKind.Cin,
        TokenKind.Cnotin,
        TokenKind.Shl,
        TokenKind.Shr,
        TokenKind.QuestionQuestion,
        TokenKind.QuestionQuestionEquals,
        TokenKind.QuestionDot,
        TokenKind.QuestionLBracket,
        TokenKind.AndAnd,
        TokenKind.OrOr,
        TokenKind.Clean,
    ];

    private static readonly HashSet<string> s_newerVariables =
        new(StringComparer.OrdinalIgnoreCase) { "PSItem", "PSCommandPath", "PSEdition", "IsWindows", "IsLinux", "IsMacOS", "IsCoreCLR" };

    private static readonly HashSet<string> s_filters =
        new(StringComparer.OrdinalIgnoreCase) { "Where-Object", "where", "?", "ForEach-Object", "foreach", "%" };

    /// <summary>Each newer construct with its line; empty where there is none.</summary>
    public static IReadOnlyList<string> FindNewer(string script)
    {
        ScriptBlockAst tree = Parser.ParseInput(script, out Token[] tokens, out ParseError[] errors);
        List<string> found = [.. errors.Select(error => At(error.Extent, error.Message))];
        for (int i = 0; i < tokens.Length; i++)
        {
            if (Newer(tokens[i], i > 0 ? tokens[i - 1] : null) is { } what)
            {
                found.Add(At(tokens[i].Extent, what));
            }
        }

        foreach (Ast node in tree.FindAll(_ => true, searchNestedScriptBlocks: true))
        {
            if (Newer(node) is { } what)
            {
                found.Add(At(node.Extent, what));
            }
        }

        return found;
    }

    private static string? Newer(Token token, Token? before) => token switch
    {
        { Kind: var kind } when s_newerOperators.Contains(kind) => "operator " + token.Text,
        { Kind: TokenKind.Pipe } when before is { Kind: TokenKind.NewLine } => "a line that begins with |",
        NumberToken when IsNewerNumber(token.Text) => "number " + token.Text,
        _ => null,
    };

    private static string? Newer(Ast node) => node switch
    {
        ScriptBlockAst { ScriptRequirements: { } needs } when needs.RequiredPSVersion > new Version(2, 0) => "#requires -Version above 2.0",
        ScriptBlockAst { ScriptRequirements.RequiredModules.Count: > 0 } => "#requires -Modules",
        ScriptBlockAst { ScriptRequirements.IsElevationRequired: true } => "#requires -RunAsAdministrator",
        TypeExpressionAst or ConvertExpressionAst or TypeConstraintAst => NewerType(node),
        TernaryExpressionAst => "ternary operator",
        UsingExpressionAst => "$using:",
        UsingStatementAst => "using",
        TypeDefinitionAst => "class or enum",
        ConfigurationDefinitionAst => "configuration",
        FunctionDefinitionAst { IsWorkflow: true } => "workflow",
        PipelineAst { Background: true } => "& behind a pipeline",
        VariableExpressionAst variable when s_newerVariables.Contains(variable.VariablePath.UserPath) => "$" + variable.VariablePath.UserPath,
        NamedAttributeArgumentAst { ExpressionOmitted: true } => "attribute argument without a value",
        RedirectionAst { FromStream: not (RedirectionStream.Output or RedirectionStream.Error) } => "redirection of a newer stream",
        InvokeMemberExpressionAst call => NewerCall(call),
        CommandAst command when IsShortFilter(command) => "filter without a script block",
        _ => null,
    };

    private static string? NewerType(Ast node)
    {
        string name = node switch
        {
            TypeExpressionAst expression => expression.TypeName.Name,
            TypeConstraintAst constraint => constraint.TypeName.Name,
            _ => "",
        };
        return name.ToUpperInvariant() is "PSCUSTOMOBJECT" or "ORDERED" ? "[" + name + "]" : null;
    }

    private static string? NewerCall(InvokeMemberExpressionAst call)
    {
        string name = (call.Member as StringConstantExpressionAst)?.Value.ToUpperInvariant() ?? "";
        return call.Static
            ? name switch
            {
                "NEW" => "::new()",
                "ISNULLORWHITESPACE" => "a method of .NET 4",
                _ => null,
            }
            : name is "FOREACH" or "WHERE" ? "method " + call.Member : null;
    }

    private static bool IsShortFilter(CommandAst command) =>
        s_filters.Contains(command.GetCommandName() ?? "")
        && command.CommandElements.Count > 1
        && !command.CommandElements.Skip(1).Any(element =>
            element is ScriptBlockExpressionAst or VariableExpressionAst
            || element is CommandParameterAst { Argument: ScriptBlockExpressionAst or VariableExpressionAst });

    private static bool IsNewerNumber(string text) =>
        text.StartsWith("0b", StringComparison.OrdinalIgnoreCase)
        || (!text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            && text.TrimEnd('b', 'B', 'k', 'K', 'm', 'M', 'g', 'G', 't', 'T', 'p', 'P').EndsWithAny('u', 'U', 'y', 'Y', 's', 'S', 'n', 'N'));

    private static bool EndsWithAny(this string text, params char[] ends) => text.Length > 0 && ends.Contains(text[^1]);

    private static string At(IScriptExtent extent, string what) => "line " + extent.StartLineNumber + ": " + what;
}
