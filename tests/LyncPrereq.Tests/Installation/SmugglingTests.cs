using System.Management.Automation;
using System.Security;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LyncPrereq.Evaluation;
using LyncPrereq.Facts;
using LyncPrereq.Installation;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Installation;

/// <summary>Rows, plans and catalogs that somebody else has written are no way to a command.</summary>
public sealed partial class SmugglingTests : IDisposable
{
    private const int Depth = 8;
    private const string PlanOf = "$given | Install-LyncPrerequisite -PlanOnly -IncludeRecommended -SourcePath D:\\s -PackagePath D:\\p";

    private readonly Engine _engine = new();

    public static TheoryData<string> Texts => [.. Hostile.Texts];

    public void Dispose() => _engine.Dispose();

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_text_of_a_row_is_in_a_plan(string text) =>
        AssertNoTextCounts(Sent(Rows(Server.Bare2008R2()).First(row => row.RequirementId == "WindowsIdentityFoundation")), text);

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_text_of_a_plan_is_in_the_plan_made_of_it(string text)
    {
        _engine.Set("given", Rows(Server.Bare2008R2().FirewallClientKeys(view64: true)));

        AssertNoTextCounts(Sent(Assert.Single(_engine.Run<InstallationPlan>(PlanOf))), text);
    }

    [Fact]
    public void A_plan_made_of_a_plan_is_the_same()
    {
        foreach (Server server in new[] { Server.Bare2008R2(), Server.Bare2012R2().FirewallClientKeys(view64: true) })
        {
            _engine.Set("given", Rows(server));
            InstallationPlan first = Assert.Single(_engine.Run<InstallationPlan>(PlanOf));
            _engine.Set("given", PSSerializer.Deserialize(Sent(first)));
            InstallationPlan second = Assert.Single(_engine.Run<InstallationPlan>(PlanOf));

            Assert.True(first.Step.Count >= 3, first.Script);
            Assert.Equal(Inventories.Describe(first), Inventories.Describe(second));
        }
    }

    [Theory]
    [InlineData("RestartPending")]
    [InlineData("RestartRequired", "Windows-Identity-Foundation")]
    public void A_flag_of_a_row_moves_a_feature_and_brings_no_other(string property, params string[] features)
    {
        string sent = Sent(Rows(Server.Bare2012R2()).First(row => row.RequirementId == "WindowsIdentityFoundation"));
        string changed = Regex.Replace(sent, $"(<B N=\"{property}\">)(true|false)", found =>
            found.Groups[1].Value + (found.Groups[2].Value == "true" ? "false" : "true"));
        Assert.NotEqual(sent, changed);
        _engine.Set("given", PSSerializer.Deserialize(changed));

        InstallationPlan plan = Assert.Single(_engine.Run<InstallationPlan>(PlanOf));

        Assert.NotEmpty(plan.Step);
        Assert.All(plan.Step, step => Assert.Equal(["WindowsIdentityFoundation"], step.RequirementId));
        Assert.Equal(features, plan.Step.SelectMany(step => step.Feature));
    }

    [Fact]
    public void The_source_of_a_row_moves_a_feature_and_brings_no_other()
    {
        string sent = Sent(Rows(Server.Bare2012R2()).First(row => row.RequirementId == "WindowsIdentityFoundation"));
        string changed = sent
            .Replace("<B N=\"SourceRequired\">false", "<B N=\"SourceRequired\">true", StringComparison.Ordinal)
            .Replace("<S N=\"SourceKind\">None<", "<S N=\"SourceKind\">Image<", StringComparison.Ordinal);
        _engine.Set("given", PSSerializer.Deserialize(changed));

        InstallationPlan plan = Assert.Single(_engine.Run<InstallationPlan>(PlanOf));

        InstallationStep step = Assert.Single(plan.Step);
        Assert.Equal(InstallationStepKind.FeatureFromImage, step.KindValue);
        Assert.Equal("Windows-Identity-Foundation", Assert.Single(step.Feature));
    }

    [Fact]
    public void A_requirement_that_the_system_is_not_asked_for_is_refused()
    {
        string sent = Sent(Rows(Server.Bare2008R2()).First(row => row.RequirementId == "Update.KB2646886"));
        _engine.Set("given", PSSerializer.Deserialize(
            sent.Replace(">WindowsServer2008R2<", ">WindowsServer2012R2<", StringComparison.Ordinal)));

        ErrorRecord error = _engine.Fail(PlanOf);

        Assert.StartsWith("PlanNotAsked,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("Update.KB2646886", error.TargetObject);
    }

    [Theory]
    [InlineData("'; Remove-Item C:\\ -Recurse; '\u2019; calc; \u2018")]
    [InlineData("a`\n calc; $(calc)")]
    [InlineData("Web-Calc")]
    public void No_text_of_a_catalog_becomes_a_command(string text)
    {
        string catalog = ReadCatalogue();
        string[] members = [.. MemberPattern().Matches(catalog).Cast<Match>().Select(found => found.Groups[1].Value).Distinct()];
        Assert.InRange(members.Length, 12, 60);
        int planned = 0;
        foreach (string member in members)
        {
            Catalog changed;
            try
            {
                changed = CatalogReader.Read(WithEvery(JsonNode.Parse(catalog)!, member, text).ToJsonString(), "changed.json");
            }
            catch (InputException problem)
            {
                Assert.Equal(nameof(SR.CatalogInvalid), problem.ErrorId);
                continue;
            }

            foreach (Server server in new[] { Server.Bare2008R2(), Server.Bare2012R2() })
            {
                planned += AssertNoCommand(changed, server, text) ? 1 : 0;
            }
        }

        Assert.NotEqual(0, planned);
    }

    /// <summary>
    /// Every text in turn is another; either nothing comes of it or one error, and no plan. Only what can be the name of
    /// a computer may be one.
    /// </summary>
    private void AssertNoTextCounts(string sent, string text)
    {
        _engine.Set("given", PSSerializer.Deserialize(sent));
        string[] expected = [.. Inventories.Describe(Assert.Single(_engine.Run<InstallationPlan>(PlanOf)))];
        string put = SecurityElement.Escape(text).Replace("\n", "_x000A_", StringComparison.Ordinal);
        int refused = 0;
        Match[] places =
        [
            .. TextPattern().Matches(sent).Cast<Match>()
                .Where(place => !ComputerNames.CanBe(text) || !place.Value.Contains("\"ComputerName\"", StringComparison.Ordinal)),
        ];
        foreach (Match place in places)
        {
            Group group = place.Groups[1];
            _engine.Set("given", PSSerializer.Deserialize(sent.Remove(group.Index, group.Length).Insert(group.Index, put)));
            List<InstallationPlan> plans = _engine.Run<InstallationPlan>(PlanOf);
            if (plans.Count == 0)
            {
                Assert.DoesNotContain("NullReference", Assert.Single(_engine.Errors).ToString(), StringComparison.Ordinal);
                refused++;
                continue;
            }

            Assert.Empty(_engine.Errors);
            Assert.Equal(expected, Inventories.Describe(Assert.Single(plans)));
        }

        Assert.InRange(refused, 2, places.Length - 3);
    }

    /// <summary>Returns whether there was a plan; a feature that the system does not have is refused instead.</summary>
    private static bool AssertNoCommand(Catalog catalog, Server server, string text)
    {
        InstallationPlan plan;
        try
        {
            List<PrerequisiteResult> rows =
                [.. new RequirementEvaluator(catalog, [LyncRole.FrontEnd], [LyncWorkload.Conferencing], catalog.Requirements).Evaluate(server.Inventory)];
            plan = new InstallationPlanner(catalog).Plan(
                InstallRequest.Of("server", rows, new InstallationOptions { PackagePath = @"D:\p", IncludeRecommended = true }));
        }
        catch (InputException problem)
        {
            Assert.Equal(nameof(SR.PlanUnknownFeature), problem.ErrorId);
            return false;
        }

        Assert.NotEmpty(plan.Step);
        Hostile.AssertOnlyKnownCommands(plan.Script);
        Assert.All(plan.Step, step => Assert.DoesNotContain(text, step.Command ?? "", StringComparison.Ordinal));
        Assert.All(plan.Step, step => Assert.DoesNotContain(text, step.Feature));
        return true;
    }

    private static JsonNode WithEvery(JsonNode node, string member, string text)
    {
        foreach (KeyValuePair<string, JsonNode?> child in node is JsonObject owner ? owner.ToArray() : [])
        {
            if (child.Key != member)
            {
                WithEvery(child.Value!, member, text);
            }
            else if (child.Value is JsonArray list)
            {
                Enumerable.Range(0, list.Count).Where(i => list[i] is JsonValue).ToList().ForEach(i => list[i] = text);
            }
            else if (child.Value is JsonValue value && value.TryGetValue(out string? _))
            {
                node[member] = text;
            }
        }

        foreach (JsonNode? item in node is JsonArray items ? items.ToArray() : [])
        {
            WithEvery(item!, member, text);
        }

        return node;
    }

    private static string ReadCatalogue()
    {
        using Stream stream = typeof(Catalog).Assembly.GetManifestResourceStream("LyncPrereq.Catalogs.LyncServer2013.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static PrerequisiteResult[] Rows(Server server) =>
        [.. server.Test(LyncRole.FrontEnd).Where(row => row.StatusValue == PrerequisiteStatus.NotMet)];

    private static string Sent(object value) => PSSerializer.Serialize(value, Depth);

    [GeneratedRegex("<S(?: N=\"[^\"]*\")?>([^<]*)</S>")]
    private static partial Regex TextPattern();

    [GeneratedRegex("\"([A-Za-z0-9]+)\": [\"\\[]")]
    private static partial Regex MemberPattern();
}
