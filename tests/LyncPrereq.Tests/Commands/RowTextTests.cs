using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using LyncPrereq.Captures;
using LyncPrereq.Serialization;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>A row reads the same wherever it went, with or without the module, and nobody can change it.</summary>
public sealed class RowTextTests : IDisposable
{
    private const int Depth = 8;
    private const string NotMet = "<ToString>NotMet</ToString><I32>1</I32>";

    private static readonly Dictionary<string, Type> s_enums = new()
    {
        ["OperatingSystem"] = typeof(WindowsRelease),
        ["Category"] = typeof(RequirementCategory),
        ["Importance"] = typeof(RequirementImportance),
        ["Status"] = typeof(PrerequisiteStatus),
        ["Cause"] = typeof(UnknownCause),
        ["SourceKind"] = typeof(FeatureSource),
        ["Origin"] = typeof(RequirementOrigin),
    };

    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public RowTextTests()
    {
        _engine.Set("server", _folder.Write("fe01.json", InventoryFile.Write(
            Server.WindowsServer2012().Features(["Web-Server", "Telnet-Client", "Windows-Identity-Foundation=Available"]).Inventory)));
        _engine.Run("$rows = @(Test-LyncPrerequisite -Role FrontEnd, Mediation -Path $server)");
        _engine.Set("xml", PSSerializer.Deserialize(PSSerializer.Serialize(_engine.Run("$rows"), Depth)));
    }

    public static TheoryData<Type> Outputs => [.. Cmdlets.Names
        .SelectMany(name => Cmdlets.Get(name).OutputType)
        .Select(output => output.Type)
        .Where(ObjectShape.IsOwn)
        .Distinct()];

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Status -eq NotMet")]
    [InlineData("Status -eq notmet")]
    [InlineData("Status -in Unknown, NotMet")]
    [InlineData("Role -eq FrontEnd")]
    [InlineData("Role -contains Mediation")]
    [InlineData("Importance -eq Recommended")]
    [InlineData("Category -eq WebServer")]
    [InlineData("OperatingSystem -like WindowsServer2012*")]
    [InlineData("Cause -ne None")]
    [InlineData("IsCompliant -eq $true")]
    [InlineData("CatalogVersion -eq 0.1.0")]
    public void The_same_rows_are_found_wherever_the_rows_went(string condition)
    {
        string[] Found(string source) =>
            [.. _engine.Run(source + " | Where-Object " + condition + " | ForEach-Object RequirementId").Select(id => id.ToString())];

        string[] here = Found("$rows");

        Assert.NotEmpty(here);
        Assert.Equal(here, Found("$xml"));
    }

    [Theory]
    [InlineData("Status", "'Met'")]
    [InlineData("Actual", "'x'")]
    [InlineData("IsCompliant", "$true")]
    [InlineData("InspectedAt", "[datetime]::UtcNow")]
    public void A_property_cannot_be_set(string property, string value)
    {
        ErrorRecord error = _engine.Fail($"$row = $rows[1]; $row.{property} = {value}");

        Assert.Contains(property, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Properties_are_read_only_and_a_choice_of_words_is_text(Type output)
    {
        var seen = new HashSet<Type>();
        var left = new Queue<Type>([output]);
        while (left.TryDequeue(out Type? type))
        {
            if (!ObjectShape.IsOwn(type) || !seen.Add(type))
            {
                continue;
            }

            foreach (PropertyInfo property in type.GetProperties())
            {
                Type item = ObjectShape.ItemOf(property.PropertyType) ?? property.PropertyType;
                Assert.False((Nullable.GetUnderlyingType(item) ?? item).IsEnum, type.Name + "." + property.Name);
                Assert.True(property.GetSetMethod() is null, type.Name + "." + property.Name);
                left.Enqueue(item);
            }
        }
    }

    [Theory]
    [InlineData("Install-LyncPrerequisite -PlanOnly", "$_.Script")]
    [InlineData("Measure-LyncPrerequisite", "\"$_\"")]
    public void Rows_that_an_earlier_release_saved_are_used(string cmdlet, string text)
    {
        string saved = Earlier(PSSerializer.Serialize(_engine.Run("$rows"), Depth));
        Assert.Contains(NotMet, saved, StringComparison.Ordinal);
        Assert.DoesNotContain("CatalogVersion", saved, StringComparison.Ordinal);
        _engine.Set("saved", PSSerializer.Deserialize(saved));

        string here = _engine.Run($"$rows | {cmdlet} | ForEach-Object {{ {text} }}").Single().ToString();
        string there = _engine.Run($"$saved | {cmdlet} | ForEach-Object {{ {text} }}").Single().ToString();

        Assert.Empty(_engine.Errors);
        Assert.Equal(here, there);
    }

    [Fact]
    public void A_report_shows_rows_that_an_earlier_release_saved()
    {
        _engine.Set("saved", PSSerializer.Deserialize(Earlier(PSSerializer.Serialize(_engine.Run("$rows"), Depth))));
        string[] reports = [_folder.File("here.csv"), _folder.File("saved.csv")];
        _engine.Set("report", reports);

        _engine.Run("$rows | Export-LyncPrerequisiteReport $report[0]; $saved | Export-LyncPrerequisiteReport $report[1]");

        Assert.Empty(_engine.Errors);
        string here = File.ReadAllText(reports[0]);
        Assert.Contains("\"0.1.0\",\"NotMet\",", here, StringComparison.Ordinal);
        Assert.Equal(here.Replace("\"0.1.0\",", "\"\",", StringComparison.Ordinal), File.ReadAllText(reports[1]));
    }

    [Theory]
    [InlineData("<ToString>Met</ToString><I32>1</I32>")]
    [InlineData("<ToString>NotMet</ToString><I32>0</I32>")]
    public void A_saved_word_and_number_that_differ_are_refused(string put)
    {
        string saved = Earlier(PSSerializer.Serialize(_engine.Run("@($rows | Where-Object Status -eq NotMet)[0]"), Depth));
        Assert.Contains(NotMet, saved, StringComparison.Ordinal);
        _engine.Set("saved", PSSerializer.Deserialize(saved.Replace(NotMet, put, StringComparison.Ordinal)));

        Assert.StartsWith("DeserializedNotWhole,", _engine.Fail("$saved | Measure-LyncPrerequisite").FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    /// <summary>An earlier release had enums instead of words, no version of the catalog, and no waivers.</summary>
    private static string Earlier(string saved)
    {
        string Enum(Type type, string word, string name) =>
            $"<Obj{name} RefId=\"9999\"><TN RefId=\"9999\"><T>{type.FullName}</T></TN><ToString>{word}</ToString><I32>{(int)System.Enum.Parse(type, word)}</I32></Obj>";

        string text = Regex.Replace(saved, "\\s*(<S N=\"CatalogVersion\">[^<]*</S>|<B N=\"IsAccepted\">[^<]*</B>|<Nil N=\"Waiver\" />)", "");
        text = Regex.Replace(text, "<S N=\"(\\w+)\">([^<]*)</S>", word => s_enums.TryGetValue(word.Groups[1].Value, out Type? type)
            ? Enum(type, word.Groups[2].Value, $" N=\"{word.Groups[1].Value}\"")
            : word.Value);
        return Regex.Replace(text, "<S>(FrontEnd|Mediation)</S>", role => Enum(typeof(LyncRole), role.Groups[1].Value, ""));
    }
}
