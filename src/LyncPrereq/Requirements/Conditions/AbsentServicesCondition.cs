using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>Software that services identify is not installed. Whether a service exists decides, not its state.</summary>
internal sealed class AbsentServicesCondition(KeyValuePair<string, string>[] software) : Condition
{
    public static AbsentServicesCondition Read(ConditionSource source) => new(source.Only.AsArray(Read, minItems: 1));

    public override void AddNeeds(FactNeeds needs) => needs.Services = true;

    public override string Expected(WindowsRelease? release) =>
        Text.Format(SR.ExpectedAbsentServices, string.Join(", ", software.Select(some => some.Value).Distinct()));

    public override Finding Evaluate(EvaluationContext server) =>
        Finding.Of(server.Facts.Services(), (lists, _) => Evaluate(new ListedServices(lists)));

    private static KeyValuePair<string, string> Read(JsonCursor json)
    {
        json.AsObject("service", "software");
        return new(json.Member("service").Match(CatalogCursor.Name), json.Member("software").AsWords());
    }

    private Finding Evaluate(ListedServices services)
    {
        string[] names = services.Of(software.Select(some => some.Key));
        string actual = string.Join(", ", software.Where(some => names.Contains(some.Key)).Select(some => some.Value + " (" + some.Key + ")"));
        return names.Length > 0 ? Finding.NotMet(actual, Text.Format(SR.ReasonForeignServices, actual), services.Evidence(names))
            : services.IsComplete ? Finding.Met(SR.ActualNotFound, SR.ReasonNoForeignServices)
            : Finding.Unknown(UnknownCause.NotCaptured, SR.ReasonForeignServicesIncomplete);
    }
}
