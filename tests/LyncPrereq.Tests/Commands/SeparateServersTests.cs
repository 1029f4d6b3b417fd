using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>Roles that a document keeps on separate servers: one warning with its sentence, and the results all the same.</summary>
public sealed class SeparateServersTests : IDisposable
{
    private readonly Engine _engine = new();

    public void Dispose() => _engine.Dispose();

    [Theory]
    [InlineData("FrontEnd, Edge", "LyncServer2013", "The following server roles must each be deployed on a separate computer")]
    [InlineData("Edge, Mediation", "LyncServer2013", "The following server roles must each be deployed on a separate computer")]
    [InlineData("Director, FrontEnd", "LyncServer2013", "The Director server role cannot be collocated with any other server role in Lync Server 2013.")]
    [InlineData("Director, Edge", "LyncServer2013", "The Director server role cannot be collocated")]
    [InlineData("FrontEnd, PersistentChat", "LyncServer2013", "You cannot collocate Persistent Chat server role with the Front End Server.")]
    [InlineData("Mediation, PersistentChat", "LyncServer2013", "Mediation Server (if not collocated with the Front End Server)")]
    [InlineData("TrustedApplication, Mediation", "LyncServer2013", "Mediation Server (if not collocated with the Front End Server)")]
    [InlineData("StandardEdition, FrontEnd", "LyncServer2013", "In Lync Server Enterprise Edition")]
    [InlineData("FrontEnd, Edge", "SkypeForBusinessServer2015", "These server roles must each be deployed on a separate server")]
    [InlineData("FrontEnd, PersistentChat", "SkypeForBusinessServer2015", "You cannot collocate the Persistent Chat Front End Server")]
    [InlineData("Mediation, VideoInteropServer", "SkypeForBusinessServer2019", "These server roles must each be deployed on a separate server")]
    public void A_list_that_a_document_rules_out_gets_one_warning_with_its_sentence(string roles, string product, string sentence)
    {
        _engine.Set("inventories", new[] { Server.Bare2012R2().Inventory, Server.WindowsServer2012().Inventory });
        foreach (string command in new[]
        {
            $"$inventories | Test-LyncPrerequisite -Role {roles} -Product {product}",
            $"Get-LyncRoleRequirement -Role {roles} -Product {product}",
        })
        {
            Assert.NotEmpty(_engine.Run(command));

            string warning = Assert.Single(_engine.Warnings);
            Assert.Contains(sentence, warning, StringComparison.Ordinal);
            Assert.All(roles.Split(", "), role => Assert.Contains(role, warning, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("FrontEnd, Mediation")]
    [InlineData("StandardEdition, PersistentChat, Mediation")]
    [InlineData("FrontEnd, TrustedApplication, AdministrativeTools")]
    [InlineData("FrontEnd, TrustedApplication, Mediation")]
    [InlineData("Mediation, AdministrativeTools")]
    [InlineData("Director, AdministrativeTools")]
    [InlineData("Edge")]
    public void A_list_that_can_be_gets_none(string roles)
    {
        _engine.Set("inventory", Server.Bare2012R2().Inventory);

        _engine.Run($"$inventory | Test-LyncPrerequisite -Role {roles}; Get-LyncRoleRequirement -Role {roles}");

        Assert.Empty(_engine.Warnings);
    }

    [Fact]
    public void A_sentence_that_forbids_nothing_is_not_given_for_one_that_does()
    {
        _engine.Run("Get-LyncRoleRequirement -Role StandardEdition, FrontEnd; Get-LyncRoleRequirement -Role Edge, FrontEnd");

        Assert.Equal(
            [true, false],
            _engine.Warnings.Select(warning => warning.Contains("The sentence does not exclude it", StringComparison.Ordinal)));
    }

    [Fact]
    public void Requirements_of_all_roles_are_no_list_of_one_server()
    {
        _engine.Run("Get-LyncRoleRequirement");

        Assert.Empty(_engine.Warnings);
    }

    [Fact]
    public void Rows_of_such_a_server_are_planned_for_with_the_same_warning()
    {
        _engine.Set("rows", Server.Bare2012R2().Test(LyncRole.FrontEnd, LyncRole.Edge));

        Assert.Single(_engine.Run<InstallationPlan>("$rows | Install-LyncPrerequisite -PlanOnly"));

        Assert.Single(_engine.Warnings, warning => warning.Contains("separate computer", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_product_rules_some_lists_out_by_roles_that_it_has() => Assert.All(
        Enum.GetValues<LyncProduct>().Select(Catalogs.For),
        catalog =>
        {
            Assert.NotEmpty(catalog.SeparateServers);
            Assert.All(catalog.SeparateServers, rule => Assert.Empty(rule.Roles.Concat(rule.From).Except(catalog.Roles)));
        });
}
