using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

public sealed class PlanWarningTests : IDisposable
{
    private readonly Engine _engine = new();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Each_warning_names_its_server()
    {
        string samples = Path.Combine(TestFiles.Repository, "samples");

        List<InstallationPlan> plans = _engine.Run<InstallationPlan>(
            $"Test-LyncPrerequisite -Role FrontEnd -Path '{samples}/edge01.json', '{samples}/med01*.json' | Install-LyncPrerequisite -PlanOnly");

        Assert.Equal(["edge01", "med01.contoso.example"], plans.Select(plan => plan.ComputerName));
        Assert.All(plans, plan =>
        {
            Assert.NotEmpty(plan.Warning);
            Assert.All(plan.Warning, warning => Assert.Contains($"{plan.ComputerName}: {warning}", _engine.Warnings));
            Assert.All(plan.Step, step => Assert.Equal(plan.ComputerName, step.ComputerName));
        });
        Assert.Equal(plans.Sum(plan => plan.Warning.Count), _engine.Warnings.Count);
    }
}
