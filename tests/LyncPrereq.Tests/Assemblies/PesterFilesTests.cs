using System.Management.Automation.Language;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Assemblies;

public sealed class PesterFilesTests
{
    /// <summary>
    /// A block of a pipeline does not run if nothing arrives, and Where-Object writes the failure of a later block as an error,
    /// without ending the test.
    /// </summary>
    [Fact]
    public void No_assertion_is_in_a_block_of_a_pipeline()
    {
        string[] files = Directory.GetFiles(Path.Combine(TestFiles.Repository, "tests", "Pester"), "*.Tests.ps1");

        Assert.InRange(files.Length, 10, 100);
        Assert.Empty(files.SelectMany(file => FindIn(File.ReadAllText(file)).Select(found => Path.GetFileName(file) + ": " + found)));
    }

    [Theory]
    [InlineData("$rows | ForEach-Object { $_ | Should -Be 1 }", 1)]
    [InlineData("$rows | Where-Object Status -EQ Met | ForEach-Object { $_.Cause | Should -Be None }", 1)]
    [InlineData("$rows | Where-Object { $_.Cause | Should -Be None; $true }", 1)]
    [InlineData("$rows | % { if ($_) { Should -Be 1 -ActualValue $_ } }", 1)]
    [InlineData("$rows | Where-Object Status -EQ Met | Should -Be 1", 0)]
    [InlineData("foreach ($row in $rows) { $row | Should -Be 1 }", 0)]
    [InlineData("It 'is one' { $rows | ForEach-Object { $_ } | Should -Be 1 }", 0)]
    public void Such_an_assertion_is_found(string text, int count) => Assert.Equal(count, FindIn(text).Count());

    private static IEnumerable<string> FindIn(string text) => Parser.ParseInput(text, out _, out _)
        .FindAll(node => node is CommandAst command && command.GetCommandName() == "Should" && IsInBlock(command), searchNestedScriptBlocks: true)
        .Select(command => command.Extent.Text);

    private static bool IsInBlock(Ast node)
    {
        for (Ast part = node; part.Parent is not null; part = part.Parent)
        {
            if (part is ScriptBlockExpressionAst
                && part.Parent is CommandAst command
                && command.GetCommandName() is "ForEach-Object" or "Where-Object" or "%" or "?")
            {
                return true;
            }
        }

        return false;
    }
}
