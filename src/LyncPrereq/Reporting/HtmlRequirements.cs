namespace LyncPrereq.Reporting;

/// <summary>
/// Writes the requirements of a product that are not met or unknown on some servers, sorted by the number of servers.
/// </summary>
internal static class HtmlRequirements
{
    public static void Write(HtmlBuilder html, ReportProduct product, string id)
    {
        if (product.Failing.Length == 0)
        {
            return;
        }

        html.Open("section", "aria-labelledby", id)
            .Element("h2", Text.Format(SR.ReportRequirements, product.Name), "id", id)
            .Open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-labelledby", id)
            .Open("table", "class", "totals").Open("thead").Open("tr")
            .Element("th", SR.ReportRequirement, "scope", "col")
            .Element("th", SR.ReportNotMet, "scope", "col", "class", "count")
            .Element("th", SR.ReportUnknown, "scope", "col", "class", "count")
            .Close().Close().Line().Open("tbody");
        foreach (ReportRequirement requirement in product.Failing)
        {
            html.Open("tr").Open("th", "scope", "row").Element("code", requirement.Id).Say(" " + requirement.Name);
            if (requirement.Importance == RequirementImportance.Recommended)
            {
                html.Say(" ").Element("small", "(" + SR.ReportRecommended + ")");
            }

            html.Close();
            string kind = requirement.Importance == RequirementImportance.Recommended ? "advice" : "notmet";
            WriteCount(html, requirement.NotMet, requirement.Tested, kind);
            WriteCount(html, requirement.Unknown, requirement.Tested, "unknown");
            html.Close().Line();
        }

        html.Close().Close().Close().Close().Line();
    }

    private static void WriteCount(HtmlBuilder html, int number, int tested, string kind) => html.Element(
        "td",
        number == 0 ? "" : Text.Format(SR.ReportCountOf, number, tested),
        "class",
        number == 0 ? "count" : "count " + kind);
}
