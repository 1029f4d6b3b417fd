using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>
/// The texts about servers, to the last word: status, what was found and where, the reason, and the remediation.
/// </summary>
public sealed class VerdictTableTests
{
    [Theory]
    [InlineData("servers")]
    [InlineData("systems")]
    [InlineData("features")]
    [InlineData("computer")]
    [InlineData("rest")]
    public void Results_are_what_was_reviewed(string table)
    {
        VerdictScenario[] scenarios = table switch
        {
            "servers" => VerdictScenarios.Servers,
            "systems" => VerdictScenarios.Systems,
            "features" => VerdictScenarios.Features,
            "computer" => ComputerScenarios.All,
            _ => VerdictScenarios.Rest,
        };

        ReviewedText.Check("verdicts." + table, [.. scenarios.SelectMany(Describe)]);
    }

    private static IEnumerable<string> Describe(VerdictScenario scenario)
    {
        yield return "";
        yield return scenario.Name;
        foreach (PrerequisiteResult row in scenario.Rows)
        {
            string[] marks =
            [
                row.CauseValue == UnknownCause.None ? "" : ", " + row.CauseValue,
                row.RestartRequired ? ", restart" : "",
                row.SourceRequired ? ", source " + row.SourceKind : "",
                row.RestartPending ? ", awaits restart" : "",
            ];
            yield return "  " + row + string.Concat(marks);
            yield return "    roles: " + row.Role + "; system: " + (row.OperatingSystem?.ToString() ?? "-");
            yield return "    expected: " + row.Expected;
            yield return "    actual: " + row.Actual;
            yield return "    reason: " + row.Reason;
            foreach (Evidence seen in row.Evidence)
            {
                yield return "    seen: " + seen;
            }

            if (row.Remediation is not null)
            {
                yield return "    to do: " + row.Remediation;
            }

            if (row.RemediationCommand is not null)
            {
                yield return "    command: " + row.RemediationCommand;
            }
        }
    }
}
