using System.Management.Automation.Language;
using System.Xml.Linq;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

public sealed class ViewTests
{
    /// <summary>In ConstrainedLanguage mode, scripts cannot use the types of a module or call their methods.</summary>
    [Fact]
    public void Scripts_of_views_only_read_properties_and_use_operators()
    {
        string file = Path.Combine(TestFiles.Repository, "src", "LyncPrereq", "LyncPrereq.Format.ps1xml");
        string[] scripts = [.. XDocument.Load(file).Descendants("ScriptBlock").Select(script => script.Value)];

        Assert.NotEmpty(scripts);
        Assert.All(scripts, script =>
        {
            ScriptBlockAst text = Parser.ParseInput(script, out _, out ParseError[] errors);
            Assert.Empty(errors);
            Assert.Empty(text.FindAll(
                part => part is InvokeMemberExpressionAst or TypeExpressionAst or ConvertExpressionAst or CommandAst,
                searchNestedScriptBlocks: true));
        });
    }
}
